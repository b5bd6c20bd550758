import type { Actor } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { isBlind, stepInfo } from '@batchwright/procedure';
import { parseRecord } from '@batchwright/records';
import type { AuditLine, Page, RunReads } from './run-reads';
import type { Reader, Runs } from './runs';

/** A record of a run as this person may see it. */
export interface ShownRecord {
  readonly sequence: number;
  readonly type: string;
  readonly leafHash: string;
  /** Absent, as `canonical` is, where `hidden`. */
  readonly body?: Record<string, unknown>;
  readonly canonical?: string;
  /** True: of a step with a reading that this person may have to repeat blind. Shown when the repetitions agree. */
  readonly hidden?: true;
}

/** The record of a run, verbatim, and its audit trail; neither tells a reading to whoever is going to repeat it blind (21 CFR 211.101(d)). */
export class ReadRecord {
  private readonly reader: Reader;

  constructor(
    transactions: Transactions,
    private readonly runs: Runs,
    private readonly reads: RunReads,
  ) {
    this.reader = { query: (sql, params) => transactions.read(sql, params, { prepared: true }) };
  }

  /** Refusal: `not-found`. */
  async record(actor: Actor, runId: string, page: Page): Promise<ShownRecord[]> {
    const [rows, hidden] = await Promise.all([this.reads.record(actor.sites, runId, page), this.hiddenSteps(actor, runId)]);
    if (rows.length === 0 && page.after === undefined) throw refuse('not-found', { what: 'run', id: runId });
    return rows.map(({ sequence, type, canonical, leafHash }) => {
      const body = parseRecord(canonical).body as Record<string, unknown>;
      return hidden.has(String(body.stepKey)) ? { sequence, type, leafHash, hidden: true } : { sequence, type, body, leafHash, canonical };
    });
  }

  /** Refusal: `not-found`. */
  async audit(actor: Actor, runId: string, page: Page): Promise<AuditLine[]> {
    const [rows, hidden] = await Promise.all([this.reads.audit(actor.sites, runId, page), this.hiddenSteps(actor, runId)]);
    if (rows.length === 0 && page.after === undefined) throw refuse('not-found', { what: 'run', id: runId });
    return rows.map((line) => (line.stepKey !== null && hidden.has(line.stepKey) ? { ...line, oldValue: null, newValue: null, hidden: true } : line));
  }

  private async hiddenSteps(actor: Actor, runId: string): Promise<ReadonlySet<string>> {
    const keys: string[] = [];
    for (const { site, recipeHash, state } of await this.reads.startedSteps(actor.sites, runId)) {
      const info = stepInfo(await this.runs.recipe(this.reader, site, recipeHash), state.stepId);
      if (info && isBlind(info, state, actor)) keys.push(state.key);
    }
    return new Set(keys);
  }
}
