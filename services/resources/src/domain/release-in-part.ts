import { unwrap } from '@batchwright/kernel';
import type { CodedReason } from './coded-reason';
import { blockLot, unblockLot } from './decide-lot';
import { blockContainer, unblockContainer } from './decide-stock';
import type { Lot } from './lot';
import type { LotEvent } from './lot-events';

/** How a block begins that follows from the decision about the batch: only such a one is lifted with it. */
export const BY_BATCH = 'the batch is ';

/**
 * A lot after its batch was released, wholly (`released` undefined) or only these containers: what is not named is blocked, what is named is let go where the decision about the batch had
 * blocked it. A lot of which nothing is released is blocked whole, so that what was made of it is held as well. Blocks of other reasons stay; said twice it does nothing more.
 */
export function releaseInPart(lot: Lot, released: readonly string[] | undefined, reason: string, coded?: CodedReason): LotEvent[] {
  const free = (code: string): boolean => released?.includes(code) ?? true;
  const events = lot.containers.flatMap(({ code, blockedFor }) => {
    if (!free(code)) return blockedFor === undefined ? unwrap(blockContainer(lot, code, reason, coded)) : [];
    return blockedFor?.startsWith(BY_BATCH) ? unwrap(unblockContainer(lot, code, reason)) : [];
  });
  if (!lot.containers.some(({ code }) => free(code))) return [...events, ...(lot.blockedFor === undefined ? unwrap(blockLot(lot, reason, coded)).filter(({ type }) => type === 'LotBlocked') : [])];
  return [...events, ...(lot.blockedFor?.startsWith(BY_BATCH) ? unwrap(unblockLot(lot, reason)) : [])];
}
