import { takeBackAll } from './decide-material-grant';
import type { Lot, LotHold } from './lot';
import type { LotEvent } from './lot-events';

/** A lot that went into this one is blocked or rejected: unused grants are taken back, and nothing more is given. Nothing when it is held for that lot already. */
export function holdLot(lot: Lot, hold: LotHold): LotEvent[] {
  if (lot.sequence === 0 || lot.holds.some(({ lotId }) => lotId === hold.lotId)) return [];
  return [{ type: 'LotHeld', body: hold }, ...takeBackAll(lot, 'hold', 'lot-on-hold', `lot ${lot.number} is on hold: lot ${hold.number} went into it (${hold.reason})`)];
}

/** That lot may be used again; other holds stay. Nothing when it was not held for it. */
export function liftHold(lot: Lot, lotId: string): LotEvent[] {
  const hold = lot.holds.find((one) => one.lotId === lotId);
  return hold ? [{ type: 'LotHoldLifted', body: { lotId, number: hold.number } }] : [];
}
