import { refuse } from '@batchwright/kernel';
import { LIMITS } from '../limits';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a body as JSON in UTF-8. Bytes that are no UTF-8 are refused, not replaced by the sign for "unknown": what was sent is what is recorded.
 * No body at all is undefined. Refusals: `body-unreadable`; `body-invalid` where it is nested too deep to be looked at.
 */
export function readJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  const value = parsed(bytes);
  if (bytes.length > LIMITS.depth && isTooDeep(value)) throw refuse('body-invalid', { problems: [`it is nested deeper than ${LIMITS.depth}`] });
  return value;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch {
    throw refuse('body-unreadable');
  }
}

/** Level by level and not by a function that calls itself: depth is what an attacker chooses. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > LIMITS.depth) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}
