import { createHmac, randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PERIOD_SECONDS = 30;

/** A secret for an authenticator: 160 bits, base32 (RFC 4226 recommends that length). */
export function newTotpSecret(): string {
  return Array.from(randomBytes(32), (byte) => ALPHABET[byte % 32]).join('');
}

/** One-time password of a moment (RFC 6238: SHA-1, 6 digits, 30 s). `secret` in base32, `seconds` since 1970. */
export function totp(secret: string, seconds: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / PERIOD_SECONDS)));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  return ((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).toString().padStart(6, '0');
}

/** Counter of the period in which the code fits (now, or one before or after), or undefined when it is wrong. */
export function matchTotp(secret: string, code: string, seconds: number): number | undefined {
  const here = Math.floor(seconds / PERIOD_SECONDS);
  return [here, here - 1, here + 1].find((counter) => totp(secret, counter * PERIOD_SECONDS) === code);
}

function fromBase32(text: string): Buffer {
  let bits = '';
  for (const letter of text.replaceAll('=', '').toUpperCase()) bits += ALPHABET.indexOf(letter).toString(2).padStart(5, '0');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
