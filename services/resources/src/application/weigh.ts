import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { refuse, siteDateOf, unwrap, type Quantity, type Result } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { beginWeighing, captureWeight, printDispensingLabel, resumeWeighing, stopWeighing, tareScale, zeroScale, type WeighingAsked } from '../domain/decide-weighing';
import { readScale, stableWeight } from '../domain/scale-reading';
import { scaleFindings } from '../domain/scale-suitability';
import { noWeighing, type Weighing, type WeighingEvent } from '../domain/weighing';
import { appendToWeighing } from './append-weighing';
import type { EquipmentItems } from './equipment-items';
import type { Lots } from './lots';
import type { Scales } from './scales';
import { putForSignature, redeem, type SignedAct } from './signed-act';
import type { Sites } from './sites';
import type { Weighings } from './weighings';

type Answer = Promise<{ aggregate: string; sequence: number }>;

/**
 * Guided weighing on a connected scale (C5): begin, zero, tare, capture, and on again after a power cut. The scale is asked before the
 * transaction, which may run twice; what it said is kept as it came.
 */
export class Weigh {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: Lots,
    private readonly items: EquipmentItems,
    private readonly weighings: Weighings,
    private readonly scales: Scales,
    private readonly sites: Sites,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  /** Refusals: `not-found`, `scale-not-connected`, `scale-taken`, those of the domain. */
  begin(asked: WeighingAsked, context: CommandContext): Answer {
    const { actor } = context;
    const id = this.ids();
    return this.transactions.run(async (tx) => {
      const [lot, item] = [await this.lots.findByContainer(tx, actor.sites, asked.from), await this.items.find(tx, actor.sites, asked.scale)];
      if (!lot) throw refuse('not-found', { what: 'container' }, { field: 'from' });
      if (!item || item.site !== lot.site) throw refuse('not-found', { what: 'scale' }, { field: 'scale' });
      if (!this.scales.connected.includes(asked.scale)) throw refuse('scale-not-connected', { code: asked.scale }, { field: 'scale' });
      const open = await this.weighings.open(tx, lot.site, { scale: asked.scale, into: asked.into.trim() });
      if (open) throw refuse('scale-taken', { code: open.scale, run: open.runNumber, step: open.stepKey, into: open.into, person: open.begunBy }, { rule: 'gmp-10', field: 'scale' });
      const times = await tx.times();
      const zone = this.sites.zoneOf(lot.site);
      const checks = await this.weighings.checks(lot.site, asked.scale, siteDateOf(times.plant, zone), tx);
      const events = unwrap(beginWeighing(lot, asked, (target) => scaleFindings(item, checks, { now: times.plant, zone, runId: asked.runId, target })));
      const answer = { aggregate: id, sequence: events.length };
      await appendToWeighing(tx, noWeighing(lot.site, id), events, { times, rowsOf: this.weighings.rowsOf, by: attributionOf(actor), answer: answerOf(context, answer, 201) });
      return answer;
    });
  }

  /** Refusals: `not-found`, `wrong-state`, those of the scale. */
  async zero(id: string, context: CommandContext): Answer {
    const { scale } = await this.one(id, context);
    const raw = await this.scales.ask(scale, 'Z');
    if (raw !== 'Z A') throw refuseOf(raw);
    return this.act(id, context, (weighing) => zeroScale(weighing, raw));
  }

  /** The empty container stands on the scale. Refusals: `not-found`, `wrong-state`, `tare-missing`, those of the scale. */
  async tare(id: string, context: CommandContext): Answer {
    const { scale } = await this.one(id, context);
    const reading = readScale(await this.scales.ask(scale, 'T'));
    const weight = unwrap(stableWeight(reading));
    return this.act(id, context, (weighing) => tareScale(weighing, weight, reading.raw));
  }

  /** After a power cut: gives the scale the tare of the record again, whatever is in the pan. Refusals: `not-found`, `wrong-state`, those of the scale. */
  async resume(id: string, context: CommandContext): Answer {
    const { scale, tare, state } = await this.one(id, context);
    if (!tare || state !== 'tared') return this.act(id, context, (weighing) => resumeWeighing(weighing, '', ''));
    const found = await this.tareOf(scale);
    const raw = found.value === tare.value ? '' : await this.scales.ask(scale, `TA ${tare.value} ${tare.unit}`);
    if (raw !== '' && !raw.startsWith('TA A')) throw refuseOf(raw);
    return this.act(id, context, (weighing) => resumeWeighing(weighing, found.value, raw));
  }

  /** Takes the net mass when it is stable and inside its tolerance. Refusals: `not-found`, `wrong-state`, `tare-lost`, `weight-out-of-tolerance`, those of the scale. */
  async capture(id: string, context: CommandContext): Answer {
    const read = await this.read(id, context);
    return this.act(id, context, (weighing) => captureWeight(weighing, read.net, read.tare, { raw: read.raw, weigher: context.actor.person }));
  }

  /** Puts before a supervisor or quality to keep the mass that the scale shows although it is outside its tolerance. */
  async putDeviation(id: string, reason: string, context: CommandContext): Promise<Statement> {
    const read = await this.read(id, context);
    const statement = this.ids();
    return this.transactions.run(async (tx) => {
      const weighing = this.found(await this.weighings.find(tx, context.actor.sites, id));
      unwrap(captureWeight(weighing, read.net, read.tare, { raw: read.raw, weigher: context.actor.person }, { reason }));
      return putForSignature(tx, signedDeviation(weighing, read.net, reason), context.actor, statement);
    });
  }

  /** Keeps it, with the signature; the scale must still show what was signed. An exception goes to the run. */
  async deviate(id: string, reason: string, evidence: Evidence, context: CommandContext): Answer {
    const { actor } = context;
    const read = await this.read(id, context);
    const exceptionId = this.ids();
    return this.transactions.run(async (tx) => {
      const weighing = this.found(await this.weighings.find(tx, actor.sites, id));
      const events = unwrap(captureWeight(weighing, read.net, read.tare, { raw: read.raw, weigher: actor.person }, { reason }));
      const signed = await redeem(tx, this.signingIssuer, signedDeviation(weighing, read.net, reason), evidence, actor);
      const { runId, stepKey, site, low, high, target } = weighing;
      const text = `${read.net.value} ${read.net.unit} were kept, outside ${low} to ${high} ${target.unit}: ${reason}`;
      const texts = { en: text, de: `${read.net.value} ${read.net.unit} wurden belassen, außerhalb von ${low} bis ${high} ${target.unit}: ${reason}` };
      const outside = events.some((event) => event.type === 'WeightCaptured' && !event.body.within);
      const messages = outside ? [outgoing('batchwright.batch-execution.v1.RaiseException', { subject: runId, site, sequence: 0, id: exceptionId }, { exceptionId, runId, stepKey, type: 'weight-out-of-tolerance', severity: 'major', text, texts })] : [];
      const answer = { aggregate: id, sequence: weighing.sequence + events.length };
      await appendToWeighing(tx, weighing, events, { times: await tx.times(), rowsOf: this.weighings.rowsOf, by: attributionOf(actor), signed, messages, answer: answerOf(context, answer) });
      return answer;
    });
  }

  /** Refusals: `not-found`, `wrong-state`, `reason-missing`. */
  stop(id: string, reason: string, context: CommandContext): Answer {
    return this.act(id, context, (weighing) => stopWeighing(weighing, reason));
  }

  /** Records the print of the dispensing label. Refusals: `not-found`, `wrong-state`, `reason-missing` for a copy. */
  printLabel(id: string, reason: string, context: CommandContext): Answer {
    return this.act(id, context, (weighing) => printDispensingLabel(weighing, reason));
  }

  private async read(id: string, context: CommandContext): Promise<{ net: Quantity; tare: Quantity; raw: string }> {
    const { scale } = await this.one(id, context);
    const reading = readScale(await this.scales.ask(scale, 'SI'));
    return { net: unwrap(stableWeight(reading)), tare: await this.tareOf(scale), raw: reading.raw };
  }

  private async tareOf(scale: string): Promise<Quantity> {
    const raw = await this.scales.ask(scale, 'TA');
    const [, value, unit] = /^TA A +(\d+(?:\.\d+)?) +(\S+)$/.exec(raw) ?? [];
    if (value === undefined || unit === undefined) throw refuseOf(raw);
    return { value, unit };
  }

  private async one(id: string, { actor }: CommandContext): Promise<Weighing> {
    return this.found(await this.weighings.one(actor.sites, id));
  }

  private found(weighing: Weighing | undefined): Weighing {
    if (!weighing) throw refuse('not-found', { what: 'weighing' });
    return weighing;
  }

  private act(id: string, context: CommandContext, decide: (weighing: Weighing) => Result<WeighingEvent[]>): Answer {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const weighing = this.found(await this.weighings.find(tx, actor.sites, id));
      const events = unwrap(decide(weighing));
      const answer = { aggregate: id, sequence: weighing.sequence + events.length };
      await appendToWeighing(tx, weighing, events, { times: await tx.times(), rowsOf: this.weighings.rowsOf, by: attributionOf(actor), answer: answerOf(context, answer) });
      return answer;
    });
  }
}

const refuseOf = (raw: string) => refuse(raw.endsWith(' I') ? 'scale-busy' : 'scale-unreadable', { raw }, { rule: '21 CFR 211.101', field: 'scale' });

function signedDeviation({ id, site, runNumber, stepKey, material, title, lot, low, high, target }: Weighing, net: Quantity, reason: string): SignedAct {
  const mass = `${net.value} ${net.unit}`;
  const bounds = `${low}–${high} ${target.unit}`;
  return {
    action: 'keep-weight', site, roles: ['supervisor', 'qa'],
    subject: { type: 'weighing', id, label: `${material} ${title}, ${runNumber}` },
    content: { act: 'keep-weight', site, weighing: id, batch: runNumber, step: stepKey, material, lot, net: net.value, unit: net.unit, low, high, reason },
    text: { en: `I keep ${mass} of ${title}, lot ${lot}, for batch ${runNumber}, outside ${bounds}. Reason: ${reason}`, de: `Ich lasse ${mass} ${title}, Charge ${lot}, für Auftrag ${runNumber} gelten, außerhalb ${bounds}. Grund: ${reason}` },
    meaning: 'approved',
  };
}
