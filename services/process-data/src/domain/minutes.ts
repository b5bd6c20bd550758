import type { Sample } from './admit';

/** What samples of one tag in one minute come to. Moments are microseconds after the beginning of the minute. */
export interface SampleMinute {
  readonly tag: number;
  /** Minutes since 1970-01-01 UTC. */
  readonly minute: number;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Lowest and highest number that is not bad, and when; absent where there is none. */
  readonly low?: number;
  readonly lowAt?: number;
  readonly high?: number;
  readonly highAt?: number;
  readonly uncertainFirst?: number;
  readonly uncertainLast?: number;
  readonly badFirst?: number;
  readonly badLast?: number;
}

const MINUTE_MICROSECONDS = 60_000_000;

/** Samples by tag and minute: what a curve of a long time is chosen from. Nothing of it depends on their order. */
export function minutesOf(samples: readonly (Sample & { readonly tag: number })[]): SampleMinute[] {
  const minutes = new Map<string, { -readonly [K in keyof SampleMinute]: SampleMinute[K] }>();
  let one: { -readonly [K in keyof SampleMinute]: SampleMinute[K] } | undefined;
  for (const { tag, at, value, quality } of samples) {
    const minute = Math.floor(at / MINUTE_MICROSECONDS);
    const moment = at - minute * MINUTE_MICROSECONDS;
    if (one?.tag !== tag || one.minute !== minute) {
      const key = `${tag}/${minute}`;
      one = minutes.get(key) ?? { tag, minute, count: 0, firstAt: moment, lastAt: moment };
      minutes.set(key, one);
    }
    one.count += 1;
    one.firstAt = Math.min(one.firstAt, moment);
    one.lastAt = Math.max(one.lastAt, moment);
    if (quality === 'bad') {
      one.badFirst = Math.min(one.badFirst ?? moment, moment);
      one.badLast = Math.max(one.badLast ?? moment, moment);
      continue;
    }
    if (quality === 'uncertain') {
      one.uncertainFirst = Math.min(one.uncertainFirst ?? moment, moment);
      one.uncertainLast = Math.max(one.uncertainLast ?? moment, moment);
    }
    if (typeof value !== 'number' && typeof value !== 'boolean') continue;
    const number = Number(value);
    if (one.low === undefined || number < one.low) [one.low, one.lowAt] = [number, moment];
    if (one.high === undefined || number > one.high) [one.high, one.highAt] = [number, moment];
  }
  return [...minutes.values()];
}
