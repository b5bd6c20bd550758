import { compareQuantities, convert, Decimal, Instants, isPast, type Quantity } from '@batchwright/kernel';
import { foreseen, momentsIn, type ForeseenReason, type ForeseenRefusal, type PlannedTime } from '@batchwright/procedure';
import type { Equipment, EquipmentRequirement, RunPurpose } from './equipment';
import { unsuitabilities } from './equipment-suitability';
import { leftBy, type EarlierDemand } from './earlier-demand';
import { midnightAfter } from './grant-time';
import type { Lot } from './lot';
import { lotUnsuitabilities, type LotUnsuitability } from './lot-suitability';
import type { ProductChange } from './product-change';

/** An item that a planned order will ask for. */
export interface EquipmentNeed {
  readonly requirement: EquipmentRequirement;
  readonly steps: readonly string[];
  /** The item that is planned; absent = any of the class. */
  readonly item?: string;
  readonly purpose?: RunPurpose;
  readonly product?: string;
}

/** Material that a planned order will take. */
export interface MaterialNeed {
  readonly material: string;
  readonly quantity: Quantity;
  /** `single`: all of it from one lot. */
  readonly lots: 'single' | 'any';
  readonly lasts?: Quantity;
  readonly steps: readonly string[];
  /** What orders that are planned before take of it, in their order. */
  readonly before?: readonly EarlierDemand[];
}

/** How many reasons one refusal lists. */
const MOST_REASONS = 7;

/** How many are coded. */
const MOST_CODED = 100;

/**
 * From when on no item can be had for a need, as things stand (B21): asked of the rule that decides the grant, at every moment at which its
 * answer may change. Undefined: one can be had all the time.
 */
export function foreseeEquipment(items: readonly Equipment[], need: EquipmentNeed, time: PlannedTime, changes: readonly ProductChange[]): ForeseenRefusal | undefined {
  const { requirement, steps, item, purpose, product } = need;
  const what = item ?? requirement.equipmentClass;
  const asked = items.filter(({ code, equipmentClass }) => (item === undefined ? equipmentClass === requirement.equipmentClass : code === item));
  if (asked.length === 0) return foreseen('equipment-unsuitable', { at: time.from, what, steps, axis: 'class', reasonCode: 'unknown-item', detail: `there is no ${what} at the site`, reasons: [{ reasonCode: 'unknown-item', values: { item: what } }] });
  const days = asked.flatMap(({ calibration, qualification }) => [calibration, qualification].map((held) => (held.status === 'held' ? held.lastDay : undefined)));
  const moments = [...asked.map(({ cleaning }) => (cleaning.status === 'clean' ? cleaning.until : undefined)), ...midnights(days, time)];
  for (const at of momentsIn(time, moments)) {
    const found = asked.map((one) => unsuitabilities(one, { requirement, now: at, zone: time.zone, changes, ...(purpose === undefined ? {} : { purpose }), ...(product === undefined || purpose !== undefined ? {} : { product }) }));
    if (found.some((against) => against.length === 0)) continue;
    // what lacks a property is no help, whatever else is done; then what is least in the way
    const byEffort = [...found].sort((a, b) => hopeless(a) - hopeless(b) || a.length - b.length);
    const [first] = byEffort[0] ?? [];
    return foreseen('equipment-unsuitable', { at, what, steps, ...(first ? { axis: first.axis, reasonCode: first.reasonCode } : {}), ...said(byEffort.flat()) });
  }
  return undefined;
}

const hopeless = (against: readonly { readonly axis: string }[]): number => (against.some(({ axis }) => axis === 'property' || axis === 'class') ? 1 : 0);

/**
 * From when on too little of a material can be taken, as things stand (B21): asked of the rule that decides the grant, of what orders that are
 * planned before leave. Undefined: enough all the time.
 */
export function foreseeMaterial(stock: readonly Lot[], need: MaterialNeed, time: PlannedTime): ForeseenRefusal | undefined {
  const { material, quantity, lasts, steps, before = [] } = need;
  const lots = leftBy(before, stock, time.zone);
  const seconds = lasts ? convert(lasts, 's') : undefined;
  const ahead = seconds?.ok ? Math.ceil(Number(seconds.value.value)) : 0;
  const ends = [...midnights(lots.flatMap(({ expiry, retest }) => [expiry, retest]), time), ...midnights(lots.map(({ expiry }) => expiry), { ...time, until: Instants.addSeconds(time.until, ahead) }).map((end) => Instants.addSeconds(end, -ahead))];
  for (const at of momentsIn(time, ends)) {
    const against: LotUnsuitability[] = [];
    const amounts = lots.map((lot) => amountOf(lot, need, at, time.zone, against));
    const have = need.lots === 'single' ? amounts.reduce((most, amount) => (amount.compare(most) > 0 ? amount : most), Decimal.ZERO) : amounts.reduce((sum, amount) => sum.add(amount), Decimal.ZERO);
    const compared = compareQuantities({ value: have.toString(), unit: quantity.unit }, quantity);
    if (compared.ok && compared.value >= 0) continue;
    const single = need.lots === 'single';
    const short: Said = {
      detail: `${have.toString()} ${quantity.unit} of ${material} can be taken${single ? ' from one lot' : ''}, ${quantity.value} ${quantity.unit} is needed`,
      reasonCode: single ? 'not-enough-of-one-lot' : 'not-enough', values: { material, have: have.toString(), asked: quantity.value, unit: quantity.unit },
    };
    const taken = before.map((one): Said => ({
      detail: `order ${one.order} of ${one.at} takes ${one.quantity.value} ${one.quantity.unit} before`,
      reasonCode: 'taken-before', values: { order: one.order, at: one.at, amount: one.quantity.value, unit: one.quantity.unit },
    }));
    const [first] = against.filter(({ axis }) => axis === 'expiry' || axis === 'retest').concat(against);
    return foreseen('material-unsuitable', { at, what: material, steps, axis: first?.axis ?? 'quantity', reasonCode: first?.reasonCode ?? 'not-enough', ...said([short, ...taken, ...against]) });
  }
  return undefined;
}

/** What can be taken of a lot then, in the unit of the need; why the rest cannot goes to `against`. */
function amountOf(lot: Lot, { material, lasts, quantity: { unit } }: MaterialNeed, now: string, zone: string, against: LotUnsuitability[]): Decimal {
  return lot.containers.reduce((sum, drum) => {
    const found = lotUnsuitabilities(lot, drum, { material, now, zone, ...(lasts ? { lasts } : {}) });
    const free = convert({ value: drum.free, unit: drum.received.unit }, unit);
    // a drum that was emptied is no news
    if (found.length > 0) against.push(...found.filter(({ reasonCode }) => reasonCode !== 'container-empty' && Decimal.parse(drum.free).compare(Decimal.ZERO) > 0));
    return found.length > 0 || !free.ok ? sum : sum.add(Decimal.parse(free.value.value));
  }, Decimal.ZERO);
}

/** When days that hold something end, inside the planned time. */
function midnights(days: readonly (string | undefined)[], { from, until, zone }: PlannedTime): string[] {
  return [...new Set(days)].flatMap((day) => (day === undefined || isPast(day, from, zone) || !isPast(day, until, zone) ? [] : [midnightAfter(day, from, until, zone)]));
}

interface Said extends ForeseenReason {
  readonly detail: string;
}

/** Reasons in words and coded, each once; the words of the first few. */
function said(found: readonly Said[]): { readonly detail: string; readonly reasons: ForeseenReason[] } {
  const different = found.filter(({ detail }, at) => found.findIndex((one) => one.detail === detail) === at).slice(0, MOST_CODED);
  const words = different.map(({ detail }) => detail);
  const more = words.length - MOST_REASONS;
  return { detail: [...words.slice(0, MOST_REASONS), ...(more > 0 ? [`and ${String(more)} more`] : [])].join('; '), reasons: different.map(({ reasonCode, values }) => ({ reasonCode, values })) };
}
