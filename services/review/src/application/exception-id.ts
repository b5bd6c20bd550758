import { newId } from '@batchwright/kernel';
import { sha256Hex } from '@batchwright/records';

/** Id of what review finds in a run: UUIDv7 with the time of the run's own id, the rest from the words, so that the same finding is one exception. */
export function exceptionIdOf(runId: string, text: string): string {
  const time = Number.parseInt(runId.replaceAll('-', '').slice(0, 12), 16);
  return newId(Number.isSafeInteger(time) ? time : 0, Buffer.from(sha256Hex(`${runId} ${text}`), 'hex').subarray(0, 10));
}
