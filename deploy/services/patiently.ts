import { setTimeout as pause } from 'node:timers/promises';

/** How long a job waits for a server that is not there yet, and between two tries, in milliseconds. */
export interface Patience {
  readonly forMs: number;
  readonly pauseMs: number;
}

const PATIENCE: Patience = { forMs: 120_000, pauseMs: 1000 };

/** Does the work of a job, again and again while its server cannot be reached; answers what the work answers. */
export async function patiently<T>(work: () => Promise<T>, say: (line: string) => void, { forMs, pauseMs } = PATIENCE): Promise<T> {
  for (const since = performance.now(); ; await pause(pauseMs)) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || performance.now() - since > forMs) throw error;
      say(`waits: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** Not reached, not open yet, or said to be away by what stands before it; everything else is an answer. */
function isAway(error: unknown): boolean {
  const { code: own, name, status, cause } = error as { code?: string; name?: string; status?: number; cause?: { code?: string } };
  const code = own ?? cause?.code;
  return /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENOENT|57P03|UND_ERR_CONNECT_TIMEOUT|UND_ERR_SOCKET)$/.test(code ?? '')
    || name === 'KafkaJSConnectionError' || name === 'KafkaJSNumberOfRetriesExceeded' || (status !== undefined && [502, 503, 504].includes(status));
}
