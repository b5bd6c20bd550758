import { DomainError } from '@batchwright/kernel';
import canonicalize from 'canonicalize';

/**
 * The canonical text (RFC 8785) of plain data, for comparing and hashing. Numbers are safe integers only, as in records.
 * Throws the fault `not-canonical` with the path.
 */
export function canonicalText(value: unknown): string {
  refuseFractions(value, '');
  return canonicalize(value) ?? 'null';
}

function refuseFractions(value: unknown, path: string): void {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new DomainError({ code: 'not-canonical', kind: 'fault', params: { path, what: 'a number that is not a safe integer' } });
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) refuseFractions(item, `${path}/${key}`);
}
