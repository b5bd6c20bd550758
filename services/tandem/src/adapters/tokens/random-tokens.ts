import { createHash, randomBytes } from 'node:crypto';
import type { Tokens } from '../../application/views';

/** Tokens of 256 random bits. */
export const randomTokens: Tokens = {
  make: () => randomBytes(32).toString('base64url'),
  hashOf: (token) => createHash('sha256').update(token).digest('hex'),
};
