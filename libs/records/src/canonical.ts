import { DomainError } from '@batchwright/kernel';
import canonicalize from 'canonicalize';
import type { JsonValue } from './json';

/**
 * The one text of a JSON value that is hashed, signed and stored: RFC 8785 (JCS), and stricter. Numbers are safe integers only
 * (amounts are decimal text: 100.0 is not 100); no NUL, because PostgreSQL cannot keep it; no lone surrogates.
 * Keys whose value is `undefined` are left out, as in JSON.
 *
 * Throws the fault `not-canonical` with the path of what cannot be written.
 */
export function canonical(value: JsonValue): string {
  refuseWhatCannotBeWritten(value, '');
  return canonicalize(value) as string;
}

function refuseWhatCannotBeWritten(value: unknown, path: string): void {
  switch (typeof value) {
    case 'boolean':
      return;
    case 'number':
      if (!Number.isSafeInteger(value)) throw notCanonical(path, 'a number that is not a safe integer');
      return;
    case 'string':
      refuseText(value, path);
      return;
    case 'object':
      if (value === null) return;
      if (Array.isArray(value)) return value.forEach((item, i) => refuseWhatCannotBeWritten(item, `${path}/${i}`));
      if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) {
        throw notCanonical(path, 'an object of a class');
      }
      for (const [key, item] of Object.entries(value)) {
        refuseText(key, path);
        if (item !== undefined) refuseWhatCannotBeWritten(item, `${path}/${key}`);
      }
      return;
    default:
      throw notCanonical(path, `a value of type ${typeof value}`);
  }
}

function refuseText(text: string, path: string): void {
  if (/\u0000|\p{Surrogate}/u.test(text)) throw notCanonical(path, 'text with NUL or a lone surrogate');
}

function notCanonical(path: string, what: string): DomainError {
  return new DomainError({ code: 'not-canonical', kind: 'fault', params: { path: path === '' ? '/' : path, what } });
}
