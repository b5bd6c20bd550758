import { outgoing } from '@batchwright/contracts';
import type { Transaction } from '@batchwright/persistence';
import { holdLot, liftHold } from '../domain/decide-hold';
import { appendToLot } from './append-lot';
import type { GenealogyRows } from './genealogy';
import type { Lots } from './lots';

/**
 * A lot that is blocked or rejected stops everything that was made of it (C14, 21 CFR 211.192): every descendant is held, and every batch that used one of them gets a critical
 * exception, which blocks it. When it may be used again, its holds are lifted; the exceptions stay with quality. Comes as the lot's own event, so a restart loses none of it.
 */
export class CascadeHold {
  constructor(
    private readonly lots: Lots,
    private readonly genealogy: GenealogyRows,
    private readonly ids: () => string,
  ) {}

  /** Does nothing for a lot that is unknown by now. */
  async execute(tx: Transaction, site: string, lotId: string): Promise<void> {
    const lot = await this.lots.find(tx, [site], lotId);
    if (!lot) return;
    const bad = lot.blockedFor !== undefined || lot.disposition === 'rejected';
    if (bad) await this.hold(tx, site, lotId, lot.number, lot.blockedFor ?? 'rejected');
    else await this.lift(tx, lotId);
  }

  /**
   * A lot has come into stock: what it was made of may have been stopped while it was on its way, unseen by that stop. Looked at again when both are recorded, one of
   * them always sees the other.
   */
  async received(tx: Transaction, site: string, lotId: string): Promise<void> {
    const bad = await this.genealogy.badAncestors(tx, site, lotId);
    for (const hold of bad) {
      const lot = await this.lots.find(tx, [site], lotId);
      if (lot) await appendToLot(tx, lot, holdLot(lot, hold), { times: await tx.times(), rowsOf: this.lots.rowsOf, ids: this.ids, reason: `lot ${hold.number} went into it: ${hold.reason}` });
    }
  }

  private async hold(tx: Transaction, site: string, lotId: string, number: string, reason: string): Promise<void> {
    const reached = await this.genealogy.reachedIn(tx, site, lotId);
    const runs = await this.genealogy.runsUsing(tx, reached);
    const held = new Set((await this.genealogy.heldFor(tx, lotId)).map(({ id }) => id));
    const times = await tx.times();
    for (const at of reached.filter(({ id }) => id !== lotId && !held.has(id))) {
      const lot = await this.lots.find(tx, [at.site], at.id);
      if (lot) await appendToLot(tx, lot, holdLot(lot, { lotId, number, reason }), { times, rowsOf: this.lots.rowsOf, ids: this.ids, reason: `lot ${number} went into it: ${reason}` });
    }
    await tx.announce(runs.map((run) => {
      const exceptionId = this.ids();
      const { runId, runNumber } = run;
      const text = `lot ${number}, which went into ${runNumber} or what ${runNumber} used, was stopped: ${reason}`;
      const de = `Charge ${number}, die in ${runNumber} oder in etwas ging, das ${runNumber} verwendet hat, wurde gesperrt: ${reason}`;
      return outgoing('batchwright.batch-execution.v1.RaiseException', { subject: runId, site: run.site, sequence: 0, id: exceptionId }, { exceptionId, runId, type: 'material-on-hold', severity: 'critical', text, texts: { en: text, de } });
    }));
  }

  private async lift(tx: Transaction, lotId: string): Promise<void> {
    const times = await tx.times();
    for (const { site, id } of await this.genealogy.heldFor(tx, lotId)) {
      const lot = await this.lots.find(tx, [site], id);
      if (lot) await appendToLot(tx, lot, liftHold(lot, lotId), { times, rowsOf: this.lots.rowsOf, ids: this.ids });
    }
  }
}
