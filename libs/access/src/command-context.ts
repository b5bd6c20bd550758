import { DomainError, type AllowedMove } from '@batchwright/kernel';
import type { IdempotencyAnswer, IdempotencyKey } from '@batchwright/persistence';
import type { JsonValue } from '@batchwright/records';
import type { Actor } from './actor';

/** What every use case that changes something is told beside its command: who, and under which key it was sent. */
export interface CommandContext {
  readonly actor: Actor;
  /** Absent for what the system does by itself, and for messages (their inbox makes them once). */
  readonly idempotency?: IdempotencyKey;
}

/** The answer to keep with the act, so that the same command sent again gets the same (gmp 10). */
export function answerOf(context: CommandContext, response: JsonValue, status = 200): { idempotency: IdempotencyAnswer } | Record<string, never> {
  return context.idempotency ? { idempotency: { ...context.idempotency, status, response } } : {};
}

/** A refusal that was recorded (a value that was stopped and kept as a try), in the form in which it is kept as the answer of its command. */
export function keptRefusal({ code, params, rule, field, moves }: DomainError): JsonValue {
  return JSON.parse(JSON.stringify({ refused: { code, params, rule, field, moves } })) as JsonValue;
}

/** The refusal that a kept answer is; undefined when it is none. */
export function refusalOf(response: JsonValue): DomainError | undefined {
  const { refused } = (response ?? {}) as { refused?: { code: string; params: Record<string, unknown>; rule?: string; field?: string; moves?: AllowedMove[] } };
  return refused && new DomainError({ kind: 'user', ...refused });
}
