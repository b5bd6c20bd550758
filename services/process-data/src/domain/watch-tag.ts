import type { Sample } from './admit';
import type { Telling } from './state-changes';
import type { Tag, TagLimit } from './tag';
import { elapseLimit, INSIDE, watchLimit, type LimitFinding, type LimitWatch } from './watch-limit';

/** How a tag stands: what is kept between two looks at it. Times are microseconds since 1970-01-01 UTC. */
export interface TagWatch {
  /** Newest sample that was looked at. */
  readonly at: number;
  /** By id of the limit; what is inside is left out. */
  readonly limits: Readonly<Record<string, LimitWatch>>;
  /** Since when its quality is not good, and what its source said of that first; `goodSince`: it is good again, not for long yet. */
  readonly unfit?: { readonly from: number; readonly quality: 'uncertain' | 'bad'; readonly goodSince?: number };
  /** True: it was told that it says nothing. */
  readonly silent?: true;
  /** Of a tag of words, or of yes and no: what runs were told of it. */
  readonly telling?: Telling;
}

/** How long the quality has to be good before a time of bad quality is over, microseconds: a loose contact is one gap, not one a second. */
export const QUALITY_SETTLES = 60_000_000;

/** What a look at a tag found. */
export type TagFinding =
  | { readonly about: 'limit'; readonly limit: TagLimit; readonly finding: LimitFinding }
  | { readonly about: 'quality' | 'silence'; readonly from: number; readonly until?: number; readonly quality?: 'uncertain' | 'bad' };

/** What of a tag is looked at. */
export type WatchedTag = Pick<Tag, 'limits' | 'silentAfterSeconds'>;

/** Looks at new samples in their order, all of them newer than what was looked at before. */
export function watchTag({ limits }: WatchedTag, before: TagWatch | undefined, samples: readonly Sample[]): { watch: TagWatch; findings: TagFinding[] } {
  const findings: TagFinding[] = [];
  const kept: Record<string, LimitWatch> = {};
  for (const limit of limits) {
    const seen = watchLimit(limit, before?.limits[limit.id] ?? INSIDE, samples);
    for (const finding of seen.findings) findings.push({ about: 'limit', limit, finding });
    if (seen.watch.phase !== 'inside') kept[limit.id] = seen.watch;
  }
  if (before?.silent && samples[0]) findings.push({ about: 'silence', from: before.at, until: samples[0].at });
  let unfit = before?.unfit;
  for (const { at, quality } of samples) {
    unfit = settled(unfit, at, findings);
    if (quality !== 'good') unfit = { from: unfit?.from ?? at, quality: unfit?.quality ?? quality };
    else if (unfit) unfit = { ...unfit, goodSince: unfit.goodSince ?? at };
  }
  if (unfit && unfit.from !== before?.unfit?.from) findings.push({ about: 'quality', from: unfit.from, quality: unfit.quality });
  return { watch: { at: samples.at(-1)?.at ?? before?.at ?? 0, limits: kept, ...(unfit ? { unfit } : {}) }, findings };
}

/** Time went by without a sample of a source that is connected, `since` when: before, it could not speak. */
export function elapseTag({ limits, silentAfterSeconds }: WatchedTag, before: TagWatch, now: number, since: number): { watch: TagWatch; findings: TagFinding[] } {
  const findings: TagFinding[] = [];
  const kept: Record<string, LimitWatch> = {};
  for (const limit of limits) {
    const found: LimitFinding[] = [];
    const watch = elapseLimit(before.limits[limit.id] ?? INSIDE, now, found);
    for (const finding of found) findings.push({ about: 'limit', limit, finding });
    if (watch.phase !== 'inside') kept[limit.id] = watch;
  }
  const silent = before.silent ?? (silentAfterSeconds !== undefined && now > Math.max(before.at, since) + silentAfterSeconds * 1_000_000 ? true : undefined);
  if (silent && !before.silent) findings.push({ about: 'silence', from: before.at });
  const { unfit: was, ...rest } = before;
  const unfit = settled(was, now, findings);
  return { watch: { ...rest, limits: kept, ...(unfit ? { unfit } : {}), ...(silent ? { silent } : {}) }, findings };
}

function settled(unfit: TagWatch['unfit'], now: number, findings: TagFinding[]): TagWatch['unfit'] {
  if (unfit?.goodSince === undefined || now < unfit.goodSince + QUALITY_SETTLES) return unfit;
  findings.push({ about: 'quality', from: unfit.from, quality: unfit.quality, until: unfit.goodSince });
  return undefined;
}

/** When a look at the tag is due although it says nothing; undefined: never. */
export function dueOf({ silentAfterSeconds }: WatchedTag, { at, limits, silent, unfit, telling }: TagWatch): number | undefined {
  const times = Object.values(limits).flatMap((watch) => ((watch.phase === 'pending' || watch.phase === 'returning') && watch.blindSince === undefined ? [watch.due] : []));
  if (silentAfterSeconds !== undefined && !silent) times.push(at + silentAfterSeconds * 1_000_000 + 1);
  if (unfit?.goodSince !== undefined) times.push(unfit.goodSince + QUALITY_SETTLES);
  if (telling?.held) times.push(telling.held.due);
  return times.length === 0 ? undefined : Math.min(...times);
}
