import { convert, Decimal, err, ok, refuse, type Quantity, type Result } from '@batchwright/kernel';
import type { Lot } from './lot';
import type { ScaleFinding } from './scale-suitability';
import type { Weighing, WeighingBegunBody, WeighingEvent } from './weighing';

/** What somebody asks to weigh: which step, on which scale, out of what into what, and between which bounds. */
export interface WeighingAsked {
  readonly scale: string;
  readonly runId: string;
  readonly stepKey: string;
  readonly from: string;
  readonly into: string;
  /** Tolerance of the net mass, in the unit of the scale. */
  readonly low: string;
  readonly high: string;
  readonly unit: string;
}

/**
 * A weighing begins: only with what is reserved for this step in the container that was scanned (reserved before it is poured), on a suitable scale (C6). The target is the
 * reservation. Refusals: `nothing-reserved`, `scale-unsuitable` with every finding, `tolerance-wrong`, `field-missing`, those of units.
 */
export function beginWeighing(lot: Lot, asked: WeighingAsked, findings: (target: Quantity) => readonly ScaleFinding[]): Result<WeighingEvent[]> {
  const { scale, runId, stepKey, from, into, low, high, unit } = asked;
  if (into.trim() === '') return err(refuse('field-missing', { field: 'into' }, { field: 'into' }));
  const drum = lot.containers.find(({ code }) => code === from);
  const reserved = drum?.reservations.find((one) => one.runId === runId && one.stepKey === stepKey);
  if (!drum || !reserved) return err(refuse('nothing-reserved', { code: from, step: stepKey }, { rule: 'gmp-6', field: 'from' }));
  const target = convert({ value: reserved.amount, unit: drum.received.unit }, unit);
  if (!target.ok) return target;
  const [least, most, aim] = [Decimal.parse(low), Decimal.parse(high), Decimal.parse(target.value.value)];
  if (least.compare(Decimal.ZERO) < 0 || least.compare(aim) > 0 || most.compare(aim) < 0) return err(refuse('tolerance-wrong', { low, high, target: target.value.value, unit }, { field: 'low' }));
  const against = findings(target.value);
  if (against.length > 0) return err(refuse('scale-unsuitable', { code: scale, why: against.map(({ detail }) => detail).join('; '), reasons: against.map(({ reasonCode }) => reasonCode) }, { rule: '21 CFR 211.160(b)(4)', field: 'scale' }));
  const { grantId, runNumber } = reserved;
  const body: WeighingBegunBody = { scale, grantId, runId, runNumber, stepKey, material: lot.material, title: lot.title, lot: lot.number, from, into: into.trim(), target: target.value, low, high };
  return ok([{ type: 'WeighingBegun', body }]);
}

/** The empty container stands on the scale: `weight` is what the scale says it tared. Refusals: `wrong-state`, `tare-missing`. */
export function tareScale(weighing: Weighing, weight: Quantity, raw: string): Result<WeighingEvent[]> {
  const closed = notOpen(weighing, 'tare', ['begun', 'tared']);
  if (closed) return err(closed);
  if (weight.unit !== weighing.target.unit || Decimal.parse(weight.value).compare(Decimal.ZERO) <= 0) return err(refuse('tare-missing', { raw }, { rule: '21 CFR 211.101', field: 'scale' }));
  return ok([{ type: 'ScaleTared', body: { ...weight, raw } }]);
}

/** Zero before a container stands on it; after the tare it would move the tare. Refusal: `wrong-state`. */
export function zeroScale(weighing: Weighing, raw: string): Result<WeighingEvent[]> {
  const closed = notOpen(weighing, 'zero', ['begun']);
  return closed ? err(closed) : ok([{ type: 'ScaleZeroed', body: { raw } }]);
}

/** After a power cut the weighing goes on at its tare, whatever is in the pan: the scale was given the tare of the record again. Refusal: `wrong-state`. */
export function resumeWeighing(weighing: Weighing, found: string, raw: string): Result<WeighingEvent[]> {
  const closed = notOpen(weighing, 'resume', ['tared']);
  if (closed) return err(closed);
  const { tare } = weighing;
  return tare && found !== tare.value ? ok([{ type: 'WeighingResumed', body: { found, tare: tare.value, unit: tare.unit, raw } }]) : ok([]);
}

/** A net mass that was kept although it lies outside its tolerance: why, and signed. */
export interface Deviation {
  readonly reason: string;
}

/**
 * The net mass is taken. Inside its tolerance by itself; outside only with a reason and a signature, and it leaves an exception (gmp 8). `scaleTare` is the tare that the scale has: another one
 * than that of the record would make a wrong net mass. Refusals: `wrong-state`, `tare-lost`, `weight-out-of-tolerance`, `reason-missing`, `unit-mismatch`.
 */
export function captureWeight(weighing: Weighing, net: Quantity, scaleTare: Quantity, read: { readonly raw: string; readonly weigher: string }, deviation?: Deviation): Result<WeighingEvent[]> {
  const closed = notOpen(weighing, 'capture', ['tared']);
  if (closed) return err(closed);
  const { tare, low, high, target } = weighing;
  if (net.unit !== target.unit || !tare) return err(refuse('scale-unreadable', { raw: read.raw }, { rule: '21 CFR 211.101', field: 'scale' }));
  if (scaleTare.unit !== tare.unit || Decimal.parse(scaleTare.value).compare(Decimal.parse(tare.value)) !== 0) return err(refuse('tare-lost', { tare: tare.value, found: scaleTare.value, unit: tare.unit }, { rule: '21 CFR 211.101', field: 'scale', moves: [{ move: 'resume-weighing', roles: ['dispenser', 'operator'], title: { en: 'Go on at the tare', de: 'An der Tara fortsetzen' } }] }));
  const mass = Decimal.parse(net.value);
  const within = mass.compare(Decimal.parse(low)) >= 0 && mass.compare(Decimal.parse(high)) <= 0;
  if (!within && !deviation) {
    const moves = [{ move: 'add-or-remove', roles: ['dispenser', 'operator'], title: { en: 'Add or take out material', de: 'Material zugeben oder herausnehmen' } }, { move: 'keep-with-signature', roles: ['supervisor', 'qa'], title: { en: 'Keep it with a reason and a signature', de: 'Mit Grund und Unterschrift gelten lassen' } }];
    return err(refuse('weight-out-of-tolerance', { net: net.value, low, high, unit: net.unit }, { rule: 'gmp-8', field: 'scale', moves }));
  }
  if (!within && deviation?.reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' }));
  const gross = mass.add(Decimal.parse(tare.value)).toString();
  return ok([{ type: 'WeightCaptured', body: { net: net.value, tare: tare.value, gross, unit: net.unit, within, ...read, ...(!within && deviation ? { reason: deviation.reason } : {}) } }]);
}

/** The weighing ends without a mass: wrong container, spilled, another scale. Refusals: `wrong-state`, `reason-missing`. */
export function stopWeighing(weighing: Weighing, reason: string): Result<WeighingEvent[]> {
  const closed = notOpen(weighing, 'stop', ['begun', 'tared']);
  if (closed) return err(closed);
  return reason.trim() === '' ? err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' })) : ok([{ type: 'WeighingStopped', body: { reason } }]);
}

/** The label of the container that was filled; a copy asks why, is counted and marked (C9, 21 CFR 211.125). Refusals: `wrong-state`, `reason-missing`. */
export function printDispensingLabel(weighing: Weighing, reason: string): Result<WeighingEvent[]> {
  const closed = notOpen(weighing, 'print', ['weighed']);
  if (closed) return err(closed);
  if (weighing.labels > 0 && reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 211.125' }));
  return ok([{ type: 'DispensingLabelPrinted', body: { into: weighing.into, copy: weighing.labels + 1, ...(weighing.labels > 0 ? { reason } : {}) } }]);
}

function notOpen({ state }: Weighing, command: string, allowed: readonly Weighing['state'][]) {
  return allowed.includes(state) ? undefined : refuse('wrong-state', { state, command, allowed: [...allowed] }, { rule: '21 CFR 211.101' });
}
