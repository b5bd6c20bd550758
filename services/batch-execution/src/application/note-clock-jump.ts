import type { Transactions } from '@batchwright/persistence';
import type { ActOnRun } from './act-on-run';
import type { Runs } from './runs';

/** The clock of the database jumped: every run in which a hold time is on says so in its record (B11, gmp 12). */
export class NoteClockJump {
  constructor(
    private readonly transactions: Transactions,
    private readonly act: ActOnRun,
    private readonly runs: Runs,
  ) {}

  /** `jumpMs` is negative when the clock went back. Elapsed times are right without this note: the ledger of jumps corrects them. */
  async execute(jumpMs: number): Promise<void> {
    const holding = await this.transactions.run((tx) => this.runs.holding(tx));
    for (const { runId } of holding) await this.transactions.run((tx) => this.act.bySystem(tx, { runId, part: {}, command: () => ({ type: 'NoteClockJump', jumpMs }) }));
  }
}
