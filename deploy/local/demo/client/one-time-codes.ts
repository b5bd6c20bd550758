import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { totp } from '../../identity/totp';

const PERIOD_SECONDS = 30;
/** Last period whose code was used, by secret: a provider takes no code twice. */
const used = new Map<string, number>();
let memory: string | undefined;

/** Keeps in a file which codes were used, for several runs of a script at one plant that follow each other. */
export function rememberCodesIn(file: string): void {
  memory = file;
  if (existsSync(file)) for (const [secret, period] of JSON.parse(readFileSync(file, 'utf8')) as [string, number][]) used.set(secret, period);
}

function note(secret: string, period: number): void {
  used.set(secret, period);
  if (memory !== undefined) writeFileSync(memory, JSON.stringify([...used]), { mode: 0o600 });
}

/**
 * Next one-time code of a secret (RFC 6238) that was not used yet in this process: providers take the code of now, of the period before and of
 * the one after. So one person signs at once three times; then every half minute, like everybody with an authenticator in hand.
 */
export async function nextCode(secret: string): Promise<string> {
  for (;;) {
    const now = Math.floor(Date.now() / 1000 / PERIOD_SECONDS);
    const period = Math.max((used.get(secret) ?? 0) + 1, now - 1);
    if (period <= now + 1) {
      note(secret, period);
      return totp(secret, period * PERIOD_SECONDS);
    }
    await pause(500);
  }
}

/**
 * Somebody else used the codes of now with this secret (another process, another test): the next one is of a period that nobody can have
 * used yet, which takes up to half a minute. Guessing on would lock the account.
 */
export function codeWasRefused(secret: string): void {
  note(secret, Math.floor(Date.now() / 1000 / PERIOD_SECONDS) + 1);
}
