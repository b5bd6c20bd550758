import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OtherCredentials } from '../identity/realm';
import { newTotpSecret } from '../identity/totp';

/**
 * Passwords and one-time-code secrets of a plant that others can reach: random for every account, made once and kept (0600). The known
 * ones of the demo people are for a plant that only this machine reaches. A file that held passwords alone gets secrets added.
 */
export function accountCredentials(dataDir: string, usernames: readonly string[]): Record<string, OtherCredentials> {
  const file = join(dataDir, 'account-passwords.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, OtherCredentials | string>) : {};
  const whole = { ...kept } as Record<string, OtherCredentials>;
  for (const name of new Set([...Object.keys(kept), ...usernames])) {
    const known = kept[name];
    if (typeof known === 'object') continue;
    whole[name] = { password: known ?? randomBytes(12).toString('base64url'), otpSecret: newTotpSecret() };
  }
  writeFileSync(`${file}.new`, `${JSON.stringify(whole, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return whole;
}
