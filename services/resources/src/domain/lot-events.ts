import type { Container, Lot, LotDecision, LotDisposition, Reservation } from './lot';

/**
 * What happened to a lot. Signatures stand beside these fields as `signatures` when the event is recorded. `free` is what is
 * left of the container for others after the event, so that rows follow from events without arithmetic.
 */
export type LotEvent =
  | { readonly type: 'LotReceived'; readonly body: LotReceivedBody }
  | { readonly type: 'LotDispositionChanged'; readonly body: { readonly before: LotDisposition; readonly after: LotDecision; readonly reason: string } }
  | { readonly type: 'LotBlocked'; readonly body: { readonly reason: string } }
  | { readonly type: 'LotUnblocked'; readonly body: { readonly reason: string } }
  | { readonly type: 'MaterialGranted'; readonly body: Reservation & { readonly container: string; readonly unit: string; readonly from: string; readonly free: string } }
  | { readonly type: 'MaterialGrantRefused'; readonly body: MaterialGrantRefusedBody }
  | { readonly type: 'MaterialGrantRevoked'; readonly body: MaterialGrantRevokedBody }
  | { readonly type: 'MaterialConsumed'; readonly body: MaterialConsumedBody };

export interface LotReceivedBody {
  readonly material: string;
  readonly title: string;
  readonly number: string;
  readonly supplierLot?: string;
  readonly expiry?: string;
  readonly retest?: string;
  readonly containers: readonly { readonly code: string; readonly value: string; readonly unit: string }[];
}

export interface MaterialGrantRefusedBody {
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly container: string;
  readonly reasonCode: string;
  readonly axis: string;
  readonly detail: string;
}

export interface MaterialGrantRevokedBody {
  readonly grantId: string;
  readonly runId: string;
  readonly stepKey: string;
  readonly container: string;
  /** What is given back, in the unit of the container. */
  readonly amount: string;
  readonly free: string;
  /** `disposition`, `block`, `time` (not used in its time) or `returned` (the run gave it back). */
  readonly axis: string;
  readonly reasonCode: string;
  readonly detail: string;
}

export interface MaterialConsumedBody {
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly container: string;
  readonly amount: string;
  readonly unit: string;
  readonly free: string;
  /** Words when it could not be taken from a reservation: the record is then to be looked at. */
  readonly irregular?: string;
}

/** The lot after one more event. */
export function evolveLot(lot: Lot, event: LotEvent): Lot {
  const next = { ...lot, sequence: lot.sequence + 1 };
  switch (event.type) {
    case 'LotReceived': {
      const { containers, ...facts } = event.body;
      return { ...next, ...facts, disposition: 'quarantine', containers: containers.map(({ code, value, unit }) => ({ code, received: { value, unit }, free: value, reservations: [] })) };
    }
    case 'LotDispositionChanged':
      return { ...next, disposition: event.body.after, restriction: event.body.after === 'restricted' ? event.body.reason : undefined };
    case 'LotBlocked':
      return { ...next, blockedFor: event.body.reason };
    case 'LotUnblocked':
      return { ...next, blockedFor: undefined };
    case 'MaterialGranted': {
      const { container, free, grantId, runId, runNumber, stepKey, amount, until } = event.body;
      return inContainer(next, container, (drum) => ({ ...drum, free, reservations: [...drum.reservations, { grantId, runId, runNumber, stepKey, amount, until }] }));
    }
    case 'MaterialGrantRefused':
      return next;
    case 'MaterialGrantRevoked':
    case 'MaterialConsumed': {
      const { container, free, grantId } = event.body;
      return inContainer(next, container, (drum) => ({ ...drum, free, reservations: drum.reservations.filter((reservation) => reservation.grantId !== grantId) }));
    }
  }
}

function inContainer(lot: Lot, code: string, change: (container: Container) => Container): Lot {
  return { ...lot, containers: lot.containers.map((container) => (container.code === code ? change(container) : container)) };
}
