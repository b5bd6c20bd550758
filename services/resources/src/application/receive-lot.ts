import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { receiveLot } from '../domain/decide-lot';
import { produceLot } from '../domain/decide-stock';
import { notReceived } from '../domain/lot';
import type { LotEvent, LotOrigin, LotReceivedBody } from '../domain/lot-events';
import { appendToLot } from './append-lot';
import type { GenealogyRows } from './genealogy';
import type { Lots } from './lots';

/** What the warehouse says of a delivery. `title` may be left out when the material is known. */
export type Delivery = Omit<LotReceivedBody, 'title' | 'origin'> & { readonly title?: string; readonly from?: { readonly site: string; readonly lot: string } };

/** What a batch of this plant has made comes in like a delivery, and names its run (C11, C12). */
export type Production = Delivery & { readonly runId: string; readonly runNumber: string };

/** The warehouse receives a lot with its containers, or what a batch has made, into quarantine (C1). Refusals: `already-registered`, `lot-of-site-unknown`, and those of the domain. */
export class ReceiveLot {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: Lots,
    private readonly genealogy: GenealogyRows,
    private readonly ids: () => string,
  ) {}

  execute(site: string, delivery: Delivery | Production, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    requireSite(actor, site);
    const id = this.ids();
    const { from, supplier: sender = '', ...told } = delivery;
    const supplier = sender.trim();
    const facts = { ...told, ...(supplier === '' ? {} : { supplier }) };
    return this.transactions.run(async (tx) => {
      const { number, material, containers } = delivery;
      const taken = await this.lots.taken(tx, site, number, containers.map(({ code }) => code));
      if (taken !== undefined) throw refuse('already-registered', { code: taken }, { rule: 'gmp-10', field: taken === number ? 'number' : 'containers' });
      const known = await this.lots.titleOf(tx, site, material);
      const title = delivery.title ?? known ?? material;
      const lot = notReceived(site, id);
      const origin = from && (await this.originOf(tx, site, from));
      // made of something that is stopped: it comes into stock stopped as well
      const bad = 'runId' in delivery ? await this.genealogy.badInputs(tx, site, delivery.runId) : [];
      const come = unwrap('runId' in facts ? produceLot(lot, { ...facts, title }) : receiveLot(lot, { ...facts, title, ...(origin ? { origin } : {}) }));
      const events = [...come, ...bad.map((hold): LotEvent => ({ type: 'LotHeld', body: hold }))];
      const answer = { aggregate: id, sequence: events.length };
      const unit = containers[0]?.unit ?? '';
      const firstOfMaterial = known === undefined ? [outgoing('batchwright.resources.v1.MaterialRegistered', { subject: id, site, sequence: 1 }, { code: material, site, title, unit })] : [];
      await appendToLot(tx, lot, events, { times: await tx.times(), rowsOf: this.lots.rowsOf, ids: this.ids, by: attributionOf(actor), messages: firstOfMaterial, answer: answerOf(context, answer, 201) });
      return answer;
    });
  }

  /** The lot of the other site, known here: what its papers say has to be there, or nobody would find it again. */
  private async originOf(tx: Transaction, site: string, from: { readonly site: string; readonly lot: string }): Promise<LotOrigin> {
    const { lot: number } = from;
    const lotId = from.site === site ? undefined : await this.genealogy.lotAt(tx, from.site, number);
    if (lotId === undefined) throw refuse('lot-of-site-unknown', { site: from.site, number }, { field: 'from', rule: '21 CFR 211.196' });
    return { site: from.site, lotId, number };
  }
}
