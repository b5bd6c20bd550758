import type { Sample } from './admit';

/** Samples of words, or of yes and no, that say something else than the one before: another value, or another quality. In order; `before` is what was said until then. */
export function changesIn(samples: readonly Sample[], before: Sample | undefined): Sample[] {
  const changes: Sample[] = [];
  let said = before;
  for (const sample of samples) {
    if (!said || sample.value !== said.value || sample.quality !== said.quality) changes.push(sample);
    said = sample;
  }
  return changes;
}

/** A point that says something else again and again is told at most once in so long, microseconds. */
export const TOLD_AT_MOST_EVERY = 5_000_000;

/** What a point says from a moment of its source on. */
export type Said = Pick<Sample, 'at' | 'value' | 'quality'>;

/** What was told of a point last, kept between two looks at it. */
export interface Telling {
  readonly told: Said;
  /** Until then, by the clock of the source, nothing else is told. */
  readonly until: number;
  /** What it says by now; by the clock of the plant: when that was seen, and when it is told. */
  readonly held?: Said & { readonly seen: number; readonly due: number };
}

/** A change that is told now; `heldFor`: how long it was known by then, microseconds. */
export interface ToldChange {
  readonly said: Said;
  readonly heldFor: number;
}

/**
 * What is told of changes, and what is held back: of a point that chatters the newest state only, when the time since the last is over. What lasts longer than that is told with the moment at which it began,
 * whatever follows it; what is gone sooner is not. `now`: the clock of the plant. How long is left of the time is counted by it, so that a source with another clock is told as often.
 */
export function tellChanges(changes: readonly Sample[], before: Telling | undefined, now: number): { changes: ToldChange[]; telling: Telling | undefined } {
  const told: ToldChange[] = [];
  let telling = before;
  const letGo = ({ held, until, told: last }: Telling): Telling => {
    if (!held) return { told: last, until };
    const { seen, due: _due, ...said } = held;
    told.push({ said, heldFor: Math.max(0, now - seen) });
    return { told: said, until: until + TOLD_AT_MOST_EVERY };
  };
  for (const { at, value, quality } of changes) {
    const said = { at, value, quality };
    if (telling?.held && at >= telling.until) telling = letGo(telling);
    if (!telling || at >= telling.until) {
      told.push({ said, heldFor: 0 });
      telling = { told: said, until: at + TOLD_AT_MOST_EVERY };
    } else {
      const { told: last, until }: Telling = telling;
      const news = value !== last.value || quality !== last.quality;
      telling = { told: last, until, ...(news ? { held: { ...said, seen: now, due: now + until - at } } : {}) };
    }
  }
  if (telling?.held && telling.held.due <= now) telling = letGo(telling);
  return { changes: told, telling };
}
