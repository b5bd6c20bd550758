import { gapBetween, type SourceGap } from '../../domain/reading';

/** Shortest silence of an edge node that can mean something, microseconds. */
export const SILENCE_FLOOR = 1_000_000;

/** Why a time is open: `provable` – the sequence can still show that nothing was lost; `certain` – the sequence shows that something was; `open` – nobody knows. */
export type Certainty = 'provable' | 'certain' | 'open';

/** A time in which an edge node could not be heard, until its history fills it or a gap is told. Microseconds of its clock. */
export class Outage {
  until: number | undefined;
  /** Where messages went on, in the same session of the edge node. */
  wentOn: number | undefined;
  private first: number | undefined;
  private last: number | undefined;

  constructor(
    readonly from: number,
    readonly why: string,
    public certainty: Certainty,
  ) {}

  /** A value of that time came after all. What was heard all the same is no proof where messages are certainly missing. */
  fill(at: number, historical: boolean): void {
    if (this.certainty === 'certain' && !historical) return;
    if (at <= this.from || (this.until !== undefined && at > this.until)) return;
    this.first = Math.min(this.first ?? at, at);
    this.last = Math.max(this.last ?? at, at);
  }

  /**
   * What stays open. `silence`: the longest that this edge node is silent of itself. It speaks on change, so the edges of its history are
   * never at the edges of the outage; twice its usual silence is taken as nothing missing.
   */
  gaps(silence: number): SourceGap[] {
    const { from, until, why, certainty, first, last } = this;
    // messages of one moment: what was certainly lost among them is missing all the same
    if (until === undefined || (until === from && certainty !== 'certain')) return [];
    if (until < from) return [gapBetween(until, from, 'clock-jump')];
    if (first === undefined || last === undefined) return [gapBetween(from, until, why)];
    const allowed = 2 * Math.max(silence, SILENCE_FLOOR);
    return [
      ...(first - from > allowed ? [gapBetween(from, first, why)] : []),
      ...(until - last > allowed ? [gapBetween(last, until, why)] : []),
    ];
  }
}
