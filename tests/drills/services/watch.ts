import { REPLICA_HEADER } from '../../../deploy/local/services/services-door';
import type { Send } from '../../../deploy/local/demo/client/plant-client';

/** Longer than any answer may take: somebody who waits that long is hanging. */
const HANG_MS = 30_000;

/** Sees every answer: who gave it, and whether it was one that a client can live with. */
export class Watch {
  /** Answers by replica, `service/number`; one that is away answers nothing. */
  readonly answered = new Map<string, number>();
  /** Answers by status. */
  readonly statuses = new Map<number, number>();
  /** Requests that were cut without an answer. */
  cut = 0;
  /** What no client can live with: a fault, a 503 that does not say when to come again, nothing for half a minute. */
  readonly wrong: string[] = [];

  readonly send: Send = async (url, init) => {
    const began = performance.now();
    const what = `${init.method ?? 'GET'} ${new URL(url).pathname}`;
    try {
      const response = await fetch(url, init);
      const replica = response.headers.get(REPLICA_HEADER);
      if (replica !== null) this.answered.set(replica, (this.answered.get(replica) ?? 0) + 1);
      this.statuses.set(response.status, (this.statuses.get(response.status) ?? 0) + 1);
      if (response.status === 503 && response.headers.get('retry-after') === null) this.wrong.push(`${what}: 503 without Retry-After`);
      if (response.status === 500) this.wrong.push(`${what}: 500 ${(await response.clone().text()).slice(0, 300)}`);
      return response;
    } catch (error) {
      if (performance.now() - began >= HANG_MS - 1000) this.wrong.push(`${what}: no answer in ${HANG_MS / 1000} s`);
      else this.cut += 1;
      throw error;
    }
  };
}
