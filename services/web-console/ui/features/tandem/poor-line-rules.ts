import type { Line } from './peer-rules';

/** Without a new picture for so long, a still one is asked for. */
const STANDS_STILL_MS = 6_000;
/** A line that is only just begun is given longer. */
const BEGINS_MS = 10_000;
/** Between two askings; and how long an asking counts for who is asked. */
const ASKS_EVERY_MS = 10_000;
export const ASKED_FOR_MS = 15_000;
/** Without a still for so long since it was asked for, only words get through. */
const WORDS_ONLY_MS = 25_000;

/** What of somebody's picture comes here: `moving` over the line, `still` pictures by the plant, or `none`. */
export type Sight = 'moving' | 'still' | 'none';

/** What is known of somebody's picture; moments in milliseconds of this device. */
export interface Seen {
  /** Pictures that came over the line of this try. */
  readonly frames: number;
  /** When the last one came, or one began to wait for it. */
  readonly at: number;
  readonly everMoved: boolean;
  /** Since when it is asked for stills; absent while it moves. */
  readonly asking?: number;
  readonly asked?: number;
  readonly stillAt?: number;
}

export function nothingSeen(now: number): Seen {
  return { frames: 0, at: now, everMoved: false };
}

/** A look at the line: so many pictures came over it since it was begun. */
export function look(seen: Seen, line: Line, frames: number, now: number): Seen {
  if (line === 'connected' && frames > seen.frames) return { frames, at: now, everMoved: true };
  const waited = { ...seen, frames: Math.min(seen.frames, frames) };
  const patience = seen.everMoved ? STANDS_STILL_MS : BEGINS_MS;
  return now - seen.at < patience ? waited : { ...waited, asking: seen.asking ?? now };
}

/** Whether it is to be asked now. */
export function asksNow(seen: Seen, now: number): boolean {
  return seen.asking !== undefined && now - (seen.asked ?? -Infinity) >= ASKS_EVERY_MS;
}

export function sightOf({ asking, stillAt }: Seen, now: number): Sight {
  if (asking === undefined) return 'moving';
  return stillAt !== undefined && now - stillAt < WORDS_ONLY_MS ? 'still' : 'none';
}

/** Neither line nor picture of anybody gets through: words do, as long as the signals are heard. */
export function wordsOnly(line: Line, seen: Seen, now: number): boolean {
  return line !== 'connected' && seen.asking !== undefined && now - seen.asking >= WORDS_ONLY_MS && sightOf(seen, now) === 'none';
}

/** Widths of a still, widest first: the next one when the one before took too long or is too large. */
export const WIDTHS: readonly number[] = [960, 640, 480, 320];
/** A still that is longer on its way than this is followed by a smaller one. */
const SLOW_MS = 6_000;
const QUICK_MS = 1_500;

/** Place in `WIDTHS` for the next still. */
export function nextWidth(place: number, tookMs: number, failed: boolean): number {
  if (failed || tookMs > SLOW_MS) return Math.min(WIDTHS.length - 1, place + 1);
  return tookMs < QUICK_MS ? Math.max(0, place - 1) : place;
}
