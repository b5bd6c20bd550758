import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { appendToEquipment } from './append-equipment';
import { decideAct, noSuchEquipment, signedEquipmentAct, type EquipmentAct } from './equipment-acts';
import type { EquipmentItems } from './equipment-items';
import { putForSignature, redeem } from './signed-act';
import type { Sites } from './sites';

/**
 * Cleaning, calibration, qualification and the end of maintenance of an item are confirmed with a signature (21 CFR 211.67, 211.68). Refusals: `not-found`,
 * those of the domain, and those of evidence.
 */
export class ConfirmEquipment {
  constructor(
    private readonly transactions: Transactions,
    private readonly items: EquipmentItems,
    private readonly sites: Sites,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  /** Puts the act before the actor to be signed; refused when it would be refused now. */
  put(code: string, act: EquipmentAct, { actor }: CommandContext): Promise<Statement> {
    const id = this.ids();
    return this.transactions.run(async (tx) => {
      const item = await this.items.find(tx, actor.sites, code);
      if (!item) throw noSuchEquipment(code);
      const { plant } = await tx.times();
      unwrap(decideAct(item, act, plant, this.sites.zoneOf(item.site)));
      return putForSignature(tx, signedEquipmentAct(item, act), actor, id);
    });
  }

  execute(code: string, act: EquipmentAct, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const item = await this.items.find(tx, actor.sites, code);
      if (!item) throw noSuchEquipment(code);
      const times = await tx.times();
      const events = unwrap(decideAct(item, act, times.plant, this.sites.zoneOf(item.site)));
      const signed = await redeem(tx, this.signingIssuer, signedEquipmentAct(item, act), evidence, actor);
      const answer = { aggregate: item.id, sequence: item.sequence + events.length };
      const reason = 'reason' in act ? { reason: act.reason } : {};
      await appendToEquipment(tx, item, events, { times, rowsOf: this.items.rowsOf, by: attributionOf(actor), signed, answer: answerOf(context, answer), ...reason });
      return answer;
    });
  }
}
