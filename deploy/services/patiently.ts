import { setTimeout as pause } from 'node:timers/promises';

/** How long a job waits for a server that is not there yet, and between two tries, in milliseconds. */
const PATIENCE_MS = 120_000;
const PAUSE_MS = 1000;

/** Does the work of a job, again and again while its server cannot be reached; answers what the work answers. */
export async function patiently<T>(work: () => Promise<T>, say: (line: string) => void): Promise<T> {
  for (const since = performance.now(); ; await pause(PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || performance.now() - since > PATIENCE_MS) throw error;
      say(`waits: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** Not reached, or not open yet; everything else is an answer. */
function isAway(error: unknown): boolean {
  const { code: own, name, cause } = error as { code?: string; name?: string; cause?: { code?: string } };
  const code = own ?? cause?.code;
  return /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENOENT|57P03)$/.test(code ?? '') || name === 'KafkaJSConnectionError' || name === 'KafkaJSNumberOfRetriesExceeded';
}
