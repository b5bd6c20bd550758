import { convert, Decimal, type Quantity } from '@batchwright/kernel';
import type { Container, Lot } from './lot';
import { lotUnsuitabilities } from './lot-suitability';
import { compareTexts } from './picking-order';

/** Material that another order takes before. */
export interface EarlierDemand {
  /** Number of that order. */
  readonly order: string;
  /** Its planned start; plant time. */
  readonly at: string;
  readonly quantity: Quantity;
  /** `single`: all of it from one lot. */
  readonly lots: 'single' | 'any';
}

/** Lots as they will be when earlier orders have taken theirs: what expires first goes first, and only what could be given to them then. What they lack is their own refusal. */
export function leftBy(demands: readonly EarlierDemand[], lots: readonly Lot[], zone: string): readonly Lot[] {
  const inOrder = [...lots].sort((a, b) => compareTexts(lastDay(a), lastDay(b)) || compareTexts(a.id, b.id));
  return demands.reduce<readonly Lot[]>((left, demand) => taken(left, demand, zone), inOrder);
}

const lastDay = ({ expiry, retest }: Lot): string => [expiry, retest].filter((day) => day !== undefined).sort(compareTexts)[0] ?? '9999-12-31';

function taken(lots: readonly Lot[], demand: EarlierDemand, zone: string): readonly Lot[] {
  if (demand.lots === 'single') {
    const after = lots.map((lot) => takenOf(lot, demand.quantity, demand.at, zone));
    const at = after.findIndex(({ open }) => isNothing(open));
    const chosen = after[at]?.lot;
    return chosen ? lots.with(at, chosen) : lots;
  }
  let open = demand.quantity;
  return lots.map((lot) => {
    const one = takenOf(lot, open, demand.at, zone);
    open = one.open;
    return one.lot;
  });
}

/** A lot after an amount was taken of it, and what is still asked for. */
function takenOf(lot: Lot, quantity: Quantity, now: string, zone: string): { readonly lot: Lot; readonly open: Quantity } {
  let open = quantity;
  const containers = lot.containers.map((drum): Container => {
    const asked = convert(open, drum.received.unit);
    if (isNothing(open) || !asked.ok || lotUnsuitabilities(lot, drum, { now, zone }).length > 0) return drum;
    const [wanted, free] = [Decimal.parse(asked.value.value), Decimal.parse(drum.free)];
    const amount = wanted.compare(free) > 0 ? free : wanted;
    const rest = convert({ value: wanted.sub(amount).toString(), unit: drum.received.unit }, quantity.unit);
    if (!rest.ok) return drum;
    open = rest.value;
    return { ...drum, free: free.sub(amount).toString() };
  });
  return { lot: { ...lot, containers }, open };
}

const isNothing = ({ value }: Quantity): boolean => Decimal.parse(value).compare(Decimal.ZERO) <= 0;
