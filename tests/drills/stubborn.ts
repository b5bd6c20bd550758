import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Send } from '../../deploy/local/demo/client/plant-client';

/** An act that the plant has acknowledged: from then on it must be there, once. */
export interface Acknowledged {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly answer: Record<string, unknown>;
}

/** What a stubborn sender saw. */
export interface Ledger {
  readonly acknowledged: Acknowledged[];
  /** Requests that were cut and sent again. */
  resent: number;
  /** Tablets make a new key for each try, as long as it is true. */
  newKeys?: boolean;
  /** How many answers to comments are still to be lost on their way: the act is recorded, and nobody was told. */
  answersToLose?: number;
  /** Told before each command is sent: the moment to shoot. */
  beforeCommand?: () => void;
}

const PATIENCE_MS = 180_000;

/**
 * Sends until there is an answer, the same command under the same key, as a tablet does when the network was away. `newKeyEachTime` switches
 * that defence off. `through`: what the requests go through.
 */
export function stubborn(ledger: Ledger, newKeyEachTime = false, through: Send = fetch): Send {
  return async (url, init) => {
    const since = Date.now();
    for (let tries = 0; ; tries += 1) {
      try {
        if (init.method === 'POST') ledger.beforeCommand?.();
        const asked: Record<string, string> = init.headers;
        const headers = (newKeyEachTime || ledger.newKeys === true) && tries > 0 && init.method === 'POST' ? { ...asked, 'idempotency-key': randomUUID() } : asked;
        const response = await through(url, { ...init, headers, signal: AbortSignal.timeout(30_000) });
        const bytes = await response.arrayBuffer(); // an answer that breaks off is no answer
        const text = init.method === 'POST' ? new TextDecoder().decode(bytes) : '';
        if (response.status === 503 || response.status === 502) throw new Error(text);
        if (response.ok && url.endsWith('/comments') && (ledger.answersToLose ?? 0) > 0) {
          ledger.answersToLose = (ledger.answersToLose ?? 0) - 1;
          throw new Error('the answer was lost');
        }
        if (response.ok && init.method === 'POST') {
          const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {}; // a file that is sent has no fields
          ledger.acknowledged.push({ path: new URL(url).pathname, body, answer: JSON.parse(text) as Record<string, unknown> });
        }
        return new Response(response.status === 204 ? null : bytes, { status: response.status });
      } catch (error) {
        if (Date.now() - since > PATIENCE_MS) throw error;
        ledger.resent += 1;
        await pause(100);
      }
    }
  };
}
