import { convert, Decimal, Instants, isPast, type Quantity } from '@batchwright/kernel';
import type { CodedReason } from './coded-reason';
import type { Container, Lot } from './lot';

/** Why a container does not fit: the axis, a stable reason, and words with figures. */
export interface LotUnsuitability {
  readonly axis: 'material' | 'disposition' | 'block' | 'hold' | 'category' | 'expiry' | 'retest' | 'quantity' | 'order';
  readonly reasonCode: string;
  readonly detail: string;
  /** Figures of the detail by name, for the reader's language. */
  readonly values: Readonly<Record<string, string>>;
}

/** For what it is asked, when and where. Absent = for any use. */
export interface MaterialUse {
  readonly material?: string;
  readonly quantity?: Quantity;
  /** How long from now it has to stay good; absent = only now. */
  readonly lasts?: Quantity;
  /** The plant's time. */
  readonly now: string;
  /** Time zone of the site: expiry and retest are dates there. */
  readonly zone: string;
}

/** Everything that stands against taking this from this container now; empty = suitable (gmp 6). Computed, never stored. */
export function lotUnsuitabilities(lot: Lot, drum: Container, use: MaterialUse): LotUnsuitability[] {
  const { number, disposition, restriction, blockedFor, blockedCoded, category, expiry, retest } = lot;
  const { material, quantity, lasts, now, zone } = use;
  const end = endOf(now, lasts);
  const found: LotUnsuitability[] = [];
  const add = (axis: LotUnsuitability['axis'], reasonCode: string, detail: string, values: LotUnsuitability['values'] = {}): void => void found.push({ axis, reasonCode, detail, values: { lot: number, container: drum.code, ...values } });
  if (material !== undefined && lot.material !== material) add('material', 'wrong-material', `${drum.code} holds ${lot.material} ${lot.title}, the step asks for ${material}`, { material: lot.material, asked: material });
  if (disposition === 'quarantine') add('disposition', 'lot-in-quarantine', `lot ${number} is in quarantine`);
  if (disposition === 'rejected') add('disposition', 'lot-rejected', `lot ${number} is rejected`);
  if (disposition === 'restricted') add('disposition', 'lot-restricted', `lot ${number} is restricted: ${restriction ?? ''}`, { why: restriction ?? '' });
  if (blockedFor !== undefined) add('block', 'lot-blocked', `lot ${number} is blocked: ${blockedFor}`, whyOf(blockedFor, blockedCoded));
  if (drum.blockedFor !== undefined) add('block', 'container-blocked', `container ${drum.code} is blocked: ${drum.blockedFor}`, whyOf(drum.blockedFor, drum.blockedCoded));
  for (const hold of lot.holds) add('hold', 'lot-on-hold', `lot ${number} is on hold: lot ${hold.number} went into it (${hold.reason})`, { origin: hold.number, why: hold.reason });
  if (category !== 'production') add('category', 'stock-category', `lot ${number} is kept as ${category}, not for production`, { category });
  if (expiry !== undefined && isPast(expiry, now, zone)) add('expiry', 'lot-expired', `lot ${number} expired after ${expiry}`, { day: expiry });
  else if (expiry !== undefined && isPast(expiry, end, zone)) add('expiry', 'expires-during-step', `lot ${number} expires after ${expiry}, and the step may last until ${end}`, { day: expiry, at: end });
  if (retest !== undefined && isPast(retest, now, zone)) add('retest', 'retest-overdue', `lot ${number} was to be tested again by ${retest}`, { day: retest });
  const short = quantity ? shortage(drum, quantity) : Decimal.parse(drum.free).compare(Decimal.ZERO) <= 0 ? { reasonCode: 'container-empty', detail: `nothing is left in ${drum.code}` } : undefined;
  if (short) add('quantity', short.reasonCode, short.detail);
  return found;
}

/** The reason as it stands in the record; where the system gave it, also its code as `whyCode` and the values of that, `why` being the part that somebody wrote. */
function whyOf(reason: string, coded: CodedReason | undefined): LotUnsuitability['values'] {
  const { code, ...values } = coded ?? {};
  return { why: reason, ...(code === undefined ? {} : { ...values, whyCode: code }) };
}

/** When the step is over at the latest; what is no span of time counts as nothing. */
function endOf(now: string, lasts: Quantity | undefined): string {
  const seconds = lasts && convert(lasts, 's');
  return seconds?.ok ? Instants.addSeconds(now, Math.ceil(Number(seconds.value.value))) : now;
}

/** Who has what of a container: `WS-1, weigh has 6.00 kg`. */
export function heldBy(reservations: Container['reservations'], unit: string): string[] {
  return reservations.map(({ runNumber, stepKey, amount }) => `${runNumber}, ${stepKey} has ${amount} ${unit}`);
}

function shortage({ code, free, reservations, received: { unit } }: Container, quantity: Quantity): { reasonCode: string; detail: string } | undefined {
  const asked = convert(quantity, unit);
  if (!asked.ok) return { reasonCode: 'unit-mismatch', detail: `${quantity.value} ${quantity.unit} cannot be taken from ${code}, which is kept in ${unit}` };
  const [wanted, left] = [Decimal.parse(asked.value.value), Decimal.parse(free)];
  if (wanted.compare(Decimal.ZERO) <= 0) return { reasonCode: 'no-quantity', detail: `the step asks for no amount of ${code}` };
  if (wanted.compare(left) > 0) return { reasonCode: left.compare(Decimal.ZERO) === 0 ? 'container-empty' : 'not-enough', detail: [`${code} has ${free} ${unit} left, asked is ${asked.value.value} ${unit}`, ...heldBy(reservations, unit)].join('; ') };
  return undefined;
}
