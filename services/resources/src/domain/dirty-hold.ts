import { convert, Instants } from '@batchwright/kernel';
import type { Equipment } from './equipment';

/** Property that says how long an item may stand dirty after its use before a minor cleaning is no longer enough: `dirty-hold` 24 h. */
export const DIRTY_HOLD = 'dirty-hold';

/** The moment from which only a major cleaning is enough; undefined where nothing limits it or nothing was made in the item since it was clean. */
export function dirtyHoldEnd({ properties, cleaning }: Pick<Equipment, 'properties' | 'cleaning'>): string | undefined {
  const limit = properties.find(({ name }) => name === DIRTY_HOLD);
  if (!limit || cleaning.status !== 'dirty' || cleaning.since === undefined) return undefined;
  const seconds = convert({ value: limit.value, unit: limit.unit ?? 's' }, 's');
  return seconds.ok ? Instants.addSeconds(cleaning.since, Number(seconds.value.value)) : cleaning.since; // a limit that cannot be read is over at once (gmp 6)
}

/** Whether the item has stood dirty for longer than it may, at this moment of the plant. */
export function isDirtyHoldOver(item: Pick<Equipment, 'properties' | 'cleaning'>, now: string): boolean {
  const end = dirtyHoldEnd(item);
  return end !== undefined && Instants.compare(now, end) >= 0;
}
