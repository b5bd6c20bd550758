import type { Transaction } from '@batchwright/persistence';
import type { FinishRelease } from './finish-release';
import type { RunRecords } from './run-records';

/** Keeps which head batch-execution says it sealed; the release takes effect when the received record agrees. */
export class ReceiveSeal {
  constructor(
    private readonly records: RunRecords,
    private readonly finish: FinishRelease,
  ) {}

  async execute(tx: Transaction, site: string, runId: string, sequence: number, head: string): Promise<void> {
    await this.records.lock(tx, runId);
    await this.records.announceSeal(tx, site, runId, sequence, head);
    await this.finish.afterSeal(tx, runId);
  }
}
