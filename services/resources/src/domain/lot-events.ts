import type { CodedReason } from './coded-reason';
import type { Container, Lot, LotCertificate, LotDecision, LotDisposition, LotHold, PickingWaiver, Reservation, StockCategory } from './lot';

/**
 * What happened to a lot. Signatures stand beside these fields as `signatures` when the event is recorded. `free` is what is
 * left of the container for others after the event, so that rows follow from events without arithmetic.
 */
export type LotEvent =
  | { readonly type: 'LotReceived'; readonly body: LotReceivedBody }
  | { readonly type: 'LotProduced'; readonly body: LotProducedBody }
  | { readonly type: 'LotSupplierNamed'; readonly body: { readonly before?: string; readonly after: string; readonly reason: string } }
  | { readonly type: 'LotCategoryChanged'; readonly body: { readonly before: StockCategory; readonly after: StockCategory; readonly reason: string } }
  | { readonly type: 'ContainerBlocked'; readonly body: { readonly container: string; readonly reason: string; readonly coded?: CodedReason } }
  | { readonly type: 'ContainerUnblocked'; readonly body: { readonly container: string; readonly reason: string } }
  | { readonly type: 'PickingOrderWaived'; readonly body: PickingWaiver & { readonly reason: string } }
  | { readonly type: 'LabelPrinted'; readonly body: { readonly container: string; readonly copy: number; readonly reason?: string } }
  | { readonly type: 'StockMoved'; readonly body: StockMovedBody }
  | { readonly type: 'LotDispositionChanged'; readonly body: LotDispositionChangedBody }
  | { readonly type: 'LotCertificateAdded'; readonly body: LotCertificate }
  /** A lot that went into it was blocked or rejected. */
  | { readonly type: 'LotHeld'; readonly body: LotHold }
  | { readonly type: 'LotHoldLifted'; readonly body: { readonly lotId: string; readonly number: string } }
  | { readonly type: 'LotBlocked'; readonly body: { readonly reason: string; readonly coded?: CodedReason } }
  | { readonly type: 'LotUnblocked'; readonly body: { readonly reason: string } }
  | { readonly type: 'MaterialGranted'; readonly body: Reservation & { readonly container: string; readonly unit: string; readonly from: string; readonly free: string } }
  | { readonly type: 'MaterialGrantRefused'; readonly body: MaterialGrantRefusedBody }
  | { readonly type: 'MaterialGrantRevoked'; readonly body: MaterialGrantRevokedBody }
  | { readonly type: 'MaterialUseBegun'; readonly body: MaterialUseBegunBody }
  | { readonly type: 'MaterialConsumed'; readonly body: MaterialConsumedBody }
  | { readonly type: 'ConsumptionCorrected'; readonly body: ConsumptionCorrectedBody };

/** The lot of another site of the company that a delivery is of (211.196). */
export interface LotOrigin {
  readonly site: string;
  readonly lotId: string;
  readonly number: string;
}

export interface LotReceivedBody {
  readonly material: string;
  readonly title: string;
  readonly number: string;
  readonly supplierLot?: string;
  /** Who sent it. */
  readonly supplier?: string;
  readonly grade?: string;
  /** Present when another site of the company has sent it. */
  readonly origin?: LotOrigin;
  readonly expiry?: string;
  readonly retest?: string;
  /** `production` when left out. */
  readonly category?: StockCategory;
  readonly containers: readonly { readonly code: string; readonly value: string; readonly unit: string; readonly location?: string }[];
}

export interface LotDispositionChangedBody {
  readonly before: LotDisposition;
  readonly after: LotDecision;
  readonly reason: string;
  /** SHA-256 of the supplier's certificates that the decision rests on, as they were signed; absent when there were none. */
  readonly certificates?: readonly string[];
}

/** A lot that a run of this plant made (21 CFR 211.188(b)). */
export interface LotProducedBody extends LotReceivedBody {
  readonly runId: string;
  readonly runNumber: string;
}

/** What people do with what is in a container, besides what runs take. */
export const STOCK_ACTS = ['sample', 'move', 'return', 'adjust', 'destroy'] as const;
export type StockAct = (typeof STOCK_ACTS)[number];

export interface StockMovedBody {
  readonly act: StockAct;
  readonly container: string;
  /** Signed, in the unit of the container: what left is negative; `0` for a move to another place. */
  readonly amount: string;
  readonly unit: string;
  readonly free: string;
  /** Why: the cause of this row of the ledger. */
  readonly reason: string;
  /** Of a move: where it stands now. */
  readonly location?: string;
  /** Number of the sample that was drawn. */
  readonly sample?: string;
  /** Of a return: the batch that gives it back. */
  readonly runNumber?: string;
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

/** A step has begun with what was reserved; `amount` stays out of reach of others until the step says how much it took. */
export interface MaterialUseBegunBody {
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
  /** The same in German. */
  readonly irregularDe?: string;
}

/** The record of the weighing was corrected: the difference moves, the first row stays (gmp 1). */
export interface ConsumptionCorrectedBody {
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly container: string;
  readonly before: string;
  readonly after: string;
  /** Signed: what left besides is negative. */
  readonly amount: string;
  readonly unit: string;
  readonly free: string;
  readonly irregular?: string;
  /** The same in German. */
  readonly irregularDe?: string;
}

/** `amount` is what was weighed, or what was reserved where the step weighs nothing. */
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
  /** The same in German. */
  readonly irregularDe?: string;
}

/** The lot after one more event. */
export function evolveLot(lot: Lot, event: LotEvent): Lot {
  const next = { ...lot, sequence: lot.sequence + 1 };
  switch (event.type) {
    case 'LotReceived':
    case 'LotProduced': {
      const { material, title, number, supplierLot, supplier, grade, origin, expiry, retest, category = 'production', containers } = event.body;
      const facts = { material, title, number, category, ...(supplierLot === undefined ? {} : { supplierLot }), ...(supplier === undefined ? {} : { supplier }), ...(grade === undefined ? {} : { grade }), ...(origin ? { origin } : {}), ...(expiry === undefined ? {} : { expiry }), ...(retest === undefined ? {} : { retest }) };
      return { ...next, ...facts, disposition: 'quarantine', containers: containers.map(({ code, value, unit, location }) => ({ code, received: { value, unit }, free: value, reservations: [], labels: 0, ...(location === undefined ? {} : { location }) })) };
    }
    case 'LotSupplierNamed':
      return { ...next, supplier: event.body.after };
    case 'LotCategoryChanged':
      return { ...next, category: event.body.after };
    case 'ContainerBlocked':
      return inContainer(next, event.body.container, (drum) => ({ ...drum, blockedFor: event.body.reason, blockedCoded: event.body.coded }));
    case 'ContainerUnblocked':
      return inContainer(next, event.body.container, ({ blockedFor: _lifted, blockedCoded: _coded, ...drum }) => drum);
    case 'PickingOrderWaived': {
      const { container, runNumber } = event.body;
      return { ...next, waivers: [...next.waivers, { container, runNumber }] };
    }
    case 'LabelPrinted':
      return inContainer(next, event.body.container, (drum) => ({ ...drum, labels: event.body.copy }));
    case 'StockMoved': {
      const { container, free, location } = event.body;
      return inContainer(next, container, (drum) => ({ ...drum, free, ...(location === undefined ? {} : { location }) }));
    }
    case 'LotDispositionChanged':
      return { ...next, disposition: event.body.after, restriction: event.body.after === 'restricted' ? event.body.reason : undefined };
    case 'LotCertificateAdded':
      return { ...next, certificates: [...next.certificates, event.body] };
    case 'LotHeld':
      return { ...next, holds: [...next.holds, event.body] };
    case 'LotHoldLifted':
      return { ...next, holds: next.holds.filter(({ lotId }) => lotId !== event.body.lotId) };
    case 'LotBlocked':
      return { ...next, blockedFor: event.body.reason, blockedCoded: event.body.coded };
    case 'LotUnblocked':
      return { ...next, blockedFor: undefined, blockedCoded: undefined };
    case 'MaterialGranted': {
      const { container, free, grantId, runId, runNumber, stepKey, amount, until } = event.body;
      return inContainer(next, container, (drum) => ({ ...drum, free, reservations: [...drum.reservations, { grantId, runId, runNumber, stepKey, amount, until }] }));
    }
    case 'MaterialGrantRefused':
      return next;
    case 'MaterialUseBegun': {
      const { container, free, grantId, runId, runNumber, stepKey, amount } = event.body;
      return inContainer(next, container, (drum) => {
        const until = drum.reservations.find((one) => one.grantId === grantId)?.until ?? '';
        return { ...drum, free, reservations: [...drum.reservations.filter((one) => one.grantId !== grantId), { grantId, runId, runNumber, stepKey, amount, until, inUse: true }] };
      });
    }
    case 'ConsumptionCorrected':
      return inContainer(next, event.body.container, (drum) => ({ ...drum, free: event.body.free }));
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
