import type { DomainError } from './domain-error';

/** Outcome of something that can be refused: a value, or the reason why not. Refusals are values; exceptions are for our own faults. */
export type Result<T, E = DomainError> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A refusal. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** The value, or throws the refusal: for edges where it becomes an answer anyway. */
export function unwrap<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw result.error instanceof Error ? result.error : new Error(JSON.stringify(result.error));
}
