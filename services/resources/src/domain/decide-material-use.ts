import { convert, Decimal, type Quantity } from '@batchwright/kernel';
import type { GivenGrant } from './decide-material-grant';
import type { Container, Lot } from './lot';
import type { LotEvent } from './lot-events';

/**
 * A step has begun with what was granted: from now on it is neither free nor given back. Comes after the fact, so it is never refused; when
 * the reservation had ended, it is taken from what is left, down to nothing, and said.
 */
export function beginMaterialUse(lot: Lot, grant: GivenGrant): LotEvent[] {
  const drum = drumOf(lot, grant);
  if (!drum) return [];
  const { amount, ...about } = grant;
  const { unit } = drum.received;
  const reserved = drum.reservations.find(({ grantId }) => grantId === grant.grantId);
  if (reserved) return reserved.inUse ? [] : [{ type: 'MaterialUseBegun', body: { ...about, amount, unit, free: drum.free } }];
  const [wanted, left] = [Decimal.parse(amount), Decimal.parse(drum.free)];
  const enough = wanted.compare(left) <= 0;
  const late = { en: `${amount} ${unit} of ${drum.code} were used after their reservation had ended`, de: `${amount} ${unit} aus ${drum.code} wurden verwendet, als ihre Reservierung schon beendet war` };
  const why = irregular(enough ? late : { en: `${late.en}, and only ${drum.free} ${unit} were left`, de: `${late.de}, und nur ${drum.free} ${unit} waren noch da` });
  return [{ type: 'MaterialUseBegun', body: { ...about, amount: enough ? amount : drum.free, unit, free: enough ? left.sub(wanted).toString() : left.sub(left).toString(), ...why } }];
}

/**
 * The step is over: what was weighed has left the container, and what was reserved above it is free again (21 CFR 211.184(c)). Without a weighed amount it is
 * what was reserved. What is weighed again, because the record was corrected, moves the difference. Never refused; what the container cannot have given
 * is said, and it is then empty.
 */
export function consumeMaterial(lot: Lot, grant: GivenGrant & { readonly consumed?: string }, weighed: Quantity | undefined): LotEvent[] {
  const drum = drumOf(lot, grant);
  if (!drum) return [];
  const { grantId, runId, runNumber, stepKey, container, consumed } = grant;
  const { unit } = drum.received;
  const about = { grantId, runId, runNumber, stepKey, container, unit };
  const reserved = drum.reservations.find((one) => one.grantId === grantId);
  const inUnit = weighed && convert(weighed, unit);
  const foreign = inUnit && !inUnit.ok ? { en: `${weighed.value} ${weighed.unit} were weighed, which cannot be taken from ${container}, kept in ${unit}`, de: `${weighed.value} ${weighed.unit} wurden gewogen; das kann nicht aus ${container} kommen, das in ${unit} geführt wird` } : undefined;
  const taken = inUnit?.ok ? inUnit.value.value : (consumed ?? reserved?.amount ?? grant.amount);
  const before = consumed === undefined ? (reserved?.amount ?? '0') : consumed;
  const free = Decimal.parse(drum.free).add(Decimal.parse(before)).sub(Decimal.parse(taken));
  const short = free.compare(Decimal.ZERO) < 0;
  const available = Decimal.parse(drum.free).add(Decimal.parse(before)).toString();
  const why = foreign ?? (short ? { en: `${taken} ${unit} were weighed out of ${container}, which had only ${available} ${unit}`, de: `${taken} ${unit} wurden aus ${container} gewogen, worin nur ${available} ${unit} waren` } : undefined);
  const amount = short ? available : taken;
  const left = short ? free.sub(free).toString() : free.toString();
  const words = why === undefined ? {} : irregular(why);
  if (consumed === undefined) return [{ type: 'MaterialConsumed', body: { ...about, amount, free: left, ...words } }];
  const change = Decimal.parse(consumed).sub(Decimal.parse(amount));
  if (change.compare(Decimal.ZERO) === 0) return [];
  return [{ type: 'ConsumptionCorrected', body: { ...about, before: consumed, after: amount, amount: change.toString(), free: left, ...words } }];
}

/** The run ended while a step was at it: nobody weighed what is left, so what was taken out counts as used, and that is said. */
export function closeMaterialUse(lot: Lot, grant: GivenGrant): LotEvent[] {
  const reserved = drumOf(lot, grant)?.reservations.find(({ grantId, inUse }) => grantId === grant.grantId && inUse);
  if (!reserved) return [];
  return consumeMaterial(lot, grant, undefined).map((event) =>
    event.type === 'MaterialConsumed' ? { ...event, body: { ...event.body, ...irregular({ en: `${grant.runNumber} ended before ${grant.stepKey} was over; what had been taken out counts as used`, de: `${grant.runNumber} endete, bevor ${grant.stepKey} abgeschlossen war; was entnommen war, gilt als verbraucht` }) } } : event);
}

function irregular({ en, de }: { readonly en: string; readonly de: string }): { readonly irregular: string; readonly irregularDe: string } {
  return { irregular: en, irregularDe: de };
}

function drumOf(lot: Lot, { container }: GivenGrant): Container | undefined {
  return lot.containers.find(({ code }) => code === container);
}
