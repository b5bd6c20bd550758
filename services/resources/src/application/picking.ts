import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import type { Lot } from '../domain/lot';
import { waiveOrder, type PickingRule } from '../domain/picking-order';
import { appendToLot } from './append-lot';
import type { Lots } from './lots';
import { putForSignature, redeem, type SignedAct } from './signed-act';

type Answer = Promise<{ aggregate: string; sequence: number }>;

/** In which order lots are taken (C3), and who may take one before its turn: with a reason and a signature. */
export class Picking {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: Lots,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  /** Refusals: `not-found`, `reason-missing`, `nothing-changed`. */
  setRule(site: string, material: string, rule: PickingRule, reason: string, context: CommandContext): Answer {
    const { actor } = context;
    requireSite(actor, site);
    const fresh = this.ids();
    return this.transactions.run(async (tx) => {
      if (reason.trim() === '') throw refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' });
      if ((await this.lots.titleOf(tx, site, material)) === undefined) throw refuse('not-found', { what: 'material' });
      const known = await this.lots.pickingRule(tx, site, material);
      if ((known?.rule ?? 'any') === rule) throw refuse('nothing-changed', { entry: material, value: rule }, { field: 'rule' });
      const answer = { aggregate: known?.id ?? fresh, sequence: (known?.sequence ?? 0) + 1 };
      await tx.append({
        site, aggregateType: 'picking-rule', aggregateId: answer.aggregate, expectedSequence: answer.sequence - 1, by: attributionOf(actor), timeUsed: await tx.times(), rowsOf: this.lots.rowsOf,
        events: [{ type: 'PickingRuleSet', version: 1, body: { material, rule, reason }, audit: [{ object: `material ${material}`, action: 'PickingRuleSet', field: 'order', oldValue: known?.rule ?? 'any', newValue: rule, reason }] }],
        ...answerOf(context, answer),
      });
      return answer;
    });
  }

  /** Puts before the actor to let a batch take a container before its turn. Refusals: those of the domain. */
  putWaiver(container: string, runNumber: string, reason: string, { actor }: CommandContext): Promise<Statement> {
    const statement = this.ids();
    return this.transactions.run(async (tx) => {
      const lot = await this.lots.findByContainer(tx, actor.sites, container);
      if (!lot) throw refuse('not-found', { what: 'container' });
      unwrap(waiveOrder(lot, container, runNumber, reason));
      return putForSignature(tx, signedWaiver(lot, container, runNumber, reason), actor, statement);
    });
  }

  waive(container: string, runNumber: string, reason: string, evidence: Evidence, context: CommandContext): Answer {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const lot = await this.lots.findByContainer(tx, actor.sites, container);
      if (!lot) throw refuse('not-found', { what: 'container' });
      const events = unwrap(waiveOrder(lot, container, runNumber, reason));
      const signed = await redeem(tx, this.signingIssuer, signedWaiver(lot, container, runNumber, reason), evidence, actor);
      const answer = { aggregate: lot.id, sequence: lot.sequence + events.length };
      await appendToLot(tx, lot, events, { times: await tx.times(), rowsOf: this.lots.rowsOf, ids: this.ids, by: attributionOf(actor), reason, signed, answer: answerOf(context, answer) });
      return answer;
    });
  }
}

function signedWaiver({ id, site, number, material, title }: Lot, container: string, runNumber: string, reason: string): SignedAct {
  return {
    action: 'waive-picking-order', site, roles: ['supervisor', 'qa'],
    subject: { type: 'lot', id, label: `${container}, ${number} ${title}` },
    content: { act: 'waive-picking-order', site, container, lot: number, material, batch: runNumber, reason },
    text: { en: `Batch ${runNumber} may take ${container} of lot ${number} although another lot comes first. Reason: ${reason}`, de: `Auftrag ${runNumber} darf ${container} der Charge ${number} nehmen, obwohl eine andere Charge vorgeht. Grund: ${reason}` },
    meaning: 'approved',
  };
}
