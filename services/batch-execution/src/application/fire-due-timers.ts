import type { Transactions } from '@batchwright/persistence';
import type { ActOnRun } from './act-on-run';
import type { Runs } from './runs';

/** Takes the timers that are due: hold times that are over, checks that are due or missed (A10, A12, B11). */
export class FireDueTimers {
  private inHand: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly act: ActOnRun,
    private readonly runs: Runs,
  ) {}

  /**
   * Fires them one by one, each in a transaction of its own, until none is left; answers how many. Several replicas may do it at
   * once; in one process it is done one after the other, so that whoever asked knows that everything due was taken.
   */
  execute(): Promise<number> {
    const taken = this.inHand.then(() => this.takeAll());
    this.inHand = taken.catch(() => undefined);
    return taken;
  }

  private async takeAll(): Promise<number> {
    for (let fired = 0; ; fired += 1) {
      const found = await this.transactions.run(async (tx) => {
        const due = await this.runs.takeDueTimer(tx);
        if (!due) return false;
        const { runId, timerId, stepKey } = due;
        const acted = await this.act.bySystem(tx, { runId, part: { ...(stepKey === undefined ? {} : { stepKey }) }, command: () => ({ type: 'FireTimer', timerId }) });
        return acted !== undefined && acted.events.length > 0;
      });
      if (!found) return fired;
    }
  }
}
