import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Times, Transaction, Transactions } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { disposeLot } from '../domain/decide-lot';
import type { Lot, LotDecision } from '../domain/lot';
import type { LotEvent } from '../domain/lot-events';
import { suppliedByQualified } from '../domain/supplier-qualification';
import { appendToLot } from './append-lot';
import type { Lots } from './lots';
import { putForSignature, redeem, type SignedAct } from './signed-act';
import type { Sites } from './sites';
import type { Suppliers } from './suppliers';

/** Quality control releases, restricts or rejects a lot with a signature, which covers the hashes of the supplier's certificates (21 CFR 211.84). Refusals: `not-found`, those of the domain and of evidence. */
export class DisposeLot {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: Lots,
    private readonly suppliers: Suppliers,
    private readonly sites: Sites,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  /** Puts the decision before the actor to be signed; refused when it would be refused now. */
  put(id: string, decision: LotDecision, reason: string, { actor }: CommandContext): Promise<Statement> {
    const statement = this.ids();
    return this.transactions.run(async (tx) => {
      const lot = await this.lots.find(tx, actor.sites, id);
      if (!lot) throw refuse('not-found', { what: 'lot' });
      await this.decide(tx, lot, decision, reason, await tx.times());
      return putForSignature(tx, signedDecision(lot, decision, reason), actor, statement);
    });
  }

  execute(id: string, decision: LotDecision, reason: string, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const lot = await this.lots.find(tx, actor.sites, id);
      if (!lot) throw refuse('not-found', { what: 'lot' });
      const times = await tx.times();
      const events = await this.decide(tx, lot, decision, reason, times);
      const signed = await redeem(tx, this.signingIssuer, signedDecision(lot, decision, reason), evidence, actor);
      const answer = { aggregate: id, sequence: lot.sequence + events.length };
      await appendToLot(tx, lot, events, { times, rowsOf: this.lots.rowsOf, ids: this.ids, by: attributionOf(actor), reason, signed, answer: answerOf(context, answer) });
      return answer;
    });
  }

  private async decide(tx: Transaction, lot: Lot, decision: LotDecision, reason: string, { plant }: Times): Promise<LotEvent[]> {
    const zone = this.sites.zoneOf(lot.site);
    const events = unwrap(disposeLot(lot, decision, reason, plant, zone));
    if (decision === 'released') unwrap(suppliedByQualified(lot, await this.suppliers.askedOf(tx, lot), plant, zone));
    return events;
  }
}

const WORDS: Readonly<Record<LotDecision, readonly [en: string, de: string]>> = {
  released: ['I release', 'Ich gebe frei:'],
  restricted: ['I release for restricted use only', 'Ich gebe nur eingeschränkt frei:'],
  rejected: ['I reject', 'Ich weise zurück:'],
};

function signedDecision(lot: Lot, decision: LotDecision, reason: string): SignedAct {
  const { id, site, number, material, title, disposition, certificates } = lot;
  const [en, de] = WORDS[decision];
  const [why, warum] = reason === '' ? ['', ''] : [` Reason: ${reason}`, ` Grund: ${reason}`];
  const papers = certificates.map((one) => one.number).join(', ');
  const [rests, beruht] = papers === '' ? ['', ''] : [` Certificates of the supplier: ${papers}.`, ` Zertifikate des Lieferanten: ${papers}.`];
  return {
    action: 'dispose-lot', site, roles: ['qc'],
    subject: { type: 'lot', id, label: `${number} ${title}` },
    content: { act: 'dispose-lot', site, lot: number, material, before: disposition, after: decision, reason, ...(papers === '' ? {} : { certificates: certificates.map(({ sha256 }) => sha256) }) },
    text: { en: `${en} lot ${number} of ${material} ${title}.${rests}${why}`, de: `${de} Charge ${number} von ${material} ${title}.${beruht}${warum}` },
    meaning: decision === 'rejected' ? 'rejected' : 'released',
  };
}
