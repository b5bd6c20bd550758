import { convert, Decimal, type Quantity } from '@batchwright/kernel';
import { grantEnd, isLapsed } from './grant-time';
import type { Container, Lot, Reservation } from './lot';
import type { LotEvent } from './lot-events';
import { isWaived } from './picking-order';
import { lotUnsuitabilities, type LotUnsuitability } from './lot-suitability';

/** A step asks for material of one container. */
export interface MaterialRequest {
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly material: string;
  readonly container: string;
  readonly quantity: Quantity;
  /** How long it has to stay good. */
  readonly lasts?: Quantity;
}

/** A grant as it was given, for acts that come when its reservation is gone. */
export interface GivenGrant {
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly container: string;
  readonly amount: string;
}

/** Answers a request for material of one container of this lot: reserved, or refused with the first axis that stands against it (C2, C4). `order`: another lot is to be taken first, unless that was waived for this container and batch. */
export function requestMaterial(lot: Lot, request: MaterialRequest, now: string, zone: string, order?: LotUnsuitability): LotEvent[] {
  const { material, quantity, lasts, ...asked } = request;
  const lapsed = expireReservations(lot, now).filter((event) => event.body.container === request.container);
  const before = lot.containers.find(({ code }) => code === request.container);
  if (!before) return [];
  const drum = { ...before, free: lapsed.at(-1)?.body.free ?? before.free };
  const [first] = [...lotUnsuitabilities(lot, drum, { material, quantity, now, zone, ...(lasts ? { lasts } : {}) }), ...(order && !isWaived(lot, request) ? [order] : [])];
  const amount = convert(quantity, drum.received.unit);
  if (first || !amount.ok) return [...lapsed, { type: 'MaterialGrantRefused', body: { ...asked, ...refusedFor(first) } }];
  const { value, unit } = amount.value;
  const free = Decimal.parse(drum.free).sub(Decimal.parse(value)).toString();
  const until = grantEnd(now, zone, [], [lot.expiry, lot.retest]);
  return [...lapsed, { type: 'MaterialGranted', body: { ...asked, amount: value, unit, from: now, until, free } }];
}

/** The run gives back what it did not use. Nothing when there is no such reservation. */
export function returnMaterial(lot: Lot, grantId: string): RevokedEvent[] {
  return takeBack(lot, (reservation) => reservation.grantId === grantId, 'returned', 'not-used', 'the step did not use it');
}

/** Ends reservations that nobody used in their time. */
export function expireReservations(lot: Lot, now: string): RevokedEvent[] {
  return takeBack(lot, ({ until }) => isLapsed(until, now), 'time', 'grant-lapsed', 'the reservation was not used in its time');
}

/** What a refusal records: words that stand for themselves. */
function refusedFor(first: LotUnsuitability | undefined): Omit<LotUnsuitability, 'values'> {
  return first ? { axis: first.axis, reasonCode: first.reasonCode, detail: first.detail } : { axis: 'quantity', reasonCode: 'unit-mismatch', detail: 'the units do not fit' };
}

/** Takes every unused grant of the lot back. */
export function takeBackAll(lot: Lot, axis: string, reasonCode: string, detail: string): RevokedEvent[] {
  return takeBack(lot, () => true, axis, reasonCode, detail);
}

/** The event of a reservation that is over without use. */
export type RevokedEvent = Extract<LotEvent, { type: 'MaterialGrantRevoked' }>;

function takeBack(lot: Lot, which: (reservation: Reservation) => boolean, axis: string, reasonCode: string, detail: string): RevokedEvent[] {
  return lot.containers.flatMap((drum: Container) => {
    let free = Decimal.parse(drum.free);
    return drum.reservations.filter((reservation) => !reservation.inUse && which(reservation)).map(({ grantId, runId, stepKey, amount }): RevokedEvent => {
      free = free.add(Decimal.parse(amount));
      return { type: 'MaterialGrantRevoked', body: { grantId, runId, stepKey, container: drum.code, amount, free: free.toString(), axis, reasonCode, detail } };
    });
  });
}
