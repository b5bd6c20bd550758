import { createHash } from 'node:crypto';

/** Secret by which the device of a terminal proves itself in tests. */
export function testTerminalSecret(code: string): string {
  return `secret-of-${code.replaceAll('.', '-')}`;
}

/** Its SHA-256 in hex, as it is enrolled. */
export function testTerminalHash(code: string): string {
  return createHash('sha256').update(testTerminalSecret(code)).digest('hex');
}
