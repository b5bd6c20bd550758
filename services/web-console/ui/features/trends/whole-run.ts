import type { Span } from './use-curves';

/** A live span is not longer, seconds. */
const LONGEST_LIVE = 31 * 86_400;

/** The span in which the whole of a run is seen, with a little air; of one that goes on: live. `now`: seconds since 1970. */
export function wholeRun({ from, until }: { readonly from: string; readonly until?: string }, now: number): Span {
  const begin = Date.parse(from) / 1000;
  const end = until === undefined ? now : Date.parse(until) / 1000;
  const air = Math.max(1, (end - begin) * 0.03);
  if (until === undefined && end - begin + air <= LONGEST_LIVE) return { last: Math.max(60, Math.ceil(end - begin + air)) };
  return { from: begin - air, until: end + air };
}
