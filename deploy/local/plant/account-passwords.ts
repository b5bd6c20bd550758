import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Passwords of a plant that others can reach: random for every account, made once and kept (0600). The known ones of the demo people
 * are for a plant that only this machine reaches.
 */
export function accountPasswords(dataDir: string, usernames: readonly string[]): Record<string, string> {
  const file = join(dataDir, 'account-passwords.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const missing = usernames.filter((name) => !(name in kept));
  if (missing.length === 0) return kept;
  for (const name of missing) kept[name] = randomBytes(12).toString('base64url');
  writeFileSync(`${file}.new`, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return kept;
}
