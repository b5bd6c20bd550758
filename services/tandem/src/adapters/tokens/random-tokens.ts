import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Tokens } from '../../application/views';

/** Tokens of 256 random bits, and codes of six digits. */
export const randomTokens: Tokens = {
  make: () => randomBytes(32).toString('base64url'),
  code: () => String(randomInt(1_000_000)).padStart(6, '0'),
  hashOf: (token) => createHash('sha256').update(token).digest('hex'),
};
