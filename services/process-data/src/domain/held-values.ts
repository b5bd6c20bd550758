import type { Sample } from './admit';

/** A good value over a time: a value holds until the next sample. Microseconds. */
export interface Held {
  readonly from: number;
  readonly until: number;
  readonly value: number;
}

/** A time of which nothing usable is known, and why: `gap` is a recorded one, `no-value` lies before the first sample. */
export interface Unusable {
  readonly from: number;
  readonly until: number;
  readonly why: 'bad' | 'uncertain' | 'silent' | 'gap' | 'no-value';
  /** Word of the source, or reason of the gap. */
  readonly status?: string;
}

/** A recorded gap of a tag. Microseconds. */
export interface KnownGap {
  readonly from: number;
  readonly until: number;
  readonly why: string;
}

/** A time, microseconds. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** What stood there over a time. */
export interface Standing {
  readonly held: readonly Held[];
  readonly unusable: readonly Unusable[];
  /** Samples whose values were held. */
  readonly samples: number;
}

/**
 * What a tag of numbers said over a time, cut where nothing usable is known. `samples` are in order; the one before the time holds at its beginning. A sample
 * of bad or uncertain quality, a silence longer than `silentAfterSeconds` and a recorded gap hold nothing: never is such a value used.
 */
export function standingIn(samples: readonly Sample[], { from, until }: Span, gaps: readonly KnownGap[], silentAfterSeconds: number | undefined): Standing {
  const held: Held[] = [];
  const unusable: Unusable[] = [];
  let used = 0;
  const first = samples[0];
  if (!first || first.at > from) unusable.push({ from, until: Math.min(first?.at ?? until, until), why: 'no-value' });
  for (const [place, sample] of samples.entries()) {
    const next = samples[place + 1]?.at;
    const begin = Math.max(sample.at, from);
    const end = Math.min(next ?? until, until);
    if (begin > until || (next !== undefined && next <= from)) continue;
    const why = faultOf(sample, (next ?? until) - sample.at, silentAfterSeconds);
    if (why) {
      if (end > begin) unusable.push({ from: begin, until: end, ...why });
      continue;
    }
    const good = without({ from: begin, until: end }, gaps);
    used += good.length > 0 ? 1 : 0;
    for (const span of good) held.push({ ...span, value: sample.value as number });
    for (const gap of gaps) if (gap.from < end && gap.until > begin) unusable.push({ from: Math.max(gap.from, begin), until: Math.min(gap.until, end), why: 'gap', status: gap.why });
  }
  return { held, unusable: merged(unusable), samples: used };
}

/** How long, seconds; what lies over each other counts once. */
export function secondsOf(spans: readonly Span[]): number {
  let sum = 0;
  let end = -Infinity;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    sum += Math.max(0, span.until - Math.max(span.from, end));
    end = Math.max(end, span.until);
  }
  return sum / 1_000_000;
}

function faultOf({ value, quality, status }: Sample, length: number, silentAfterSeconds: number | undefined): Pick<Unusable, 'why' | 'status'> | undefined {
  const word = status === undefined ? {} : { status };
  if (quality === 'bad' || typeof value !== 'number') return { why: 'bad', ...word };
  if (quality === 'uncertain') return { why: 'uncertain', ...word };
  return silentAfterSeconds !== undefined && length > silentAfterSeconds * 1_000_000 ? { why: 'silent' } : undefined;
}

/** What of a time no gap takes. A moment without length stays when it lies in none. */
function without(span: Span, gaps: readonly KnownGap[]): Span[] {
  let rest: Span[] = [span];
  for (const gap of gaps) {
    rest = rest.flatMap((one) => {
      if (gap.from >= one.until || gap.until <= one.from) return gap.from < one.from && gap.until > one.until ? [] : [one];
      return [{ from: one.from, until: gap.from }, { from: gap.until, until: one.until }].filter(({ from, until }) => until > from);
    });
  }
  return rest;
}

function merged(spans: readonly Unusable[]): Unusable[] {
  const result: Unusable[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || a.until - b.until)) {
    const last = result.at(-1);
    if (last && last.why === span.why && last.status === span.status && span.from <= last.until) result[result.length - 1] = { ...last, until: Math.max(last.until, span.until) };
    else result.push(span);
  }
  return result;
}
