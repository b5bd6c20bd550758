import type { Sample } from './admit';
import { momentText } from './capture-text';
import { notCaptured, unusableRefusal, type CaptureAsked, type Captured, type CapturedTag, type NotCaptured } from './captured';
import type { KnownGap, Unusable } from './held-values';
import { decimalOf, inUnit } from './plain-number';

/**
 * The newest value at the end of a time. A source that is asked regularly (`silentAfterSeconds` is set) must have said it within the time, and not longer ago than it may
 * be silent; one that speaks on change only still means what it said last. Of bad quality, or inside a recorded gap, it is none.
 */
export function lastOf(tag: CapturedTag, asked: CaptureAsked, samples: readonly Sample[], gaps: readonly KnownGap[]): Captured | NotCaptured {
  const { until } = asked;
  const newest = samples.findLast(({ at }) => at <= until);
  const fault = newest ? faultOf(tag, asked, newest, gaps) : undefined;
  if (newest && !fault) return said(tag, asked, newest, 0);
  const earlier = earlierOf(tag, asked, samples, newest, gaps);
  if (earlier && asked.despiteGaps) return said(tag, asked, earlier.sample, until - earlier.until);
  if (!newest) return unusableRefusal(tag.code, [], asked, false);
  if (fault?.why === 'no-value') {
    const when = momentText(newest.at, { from: newest.at, until });
    return notCaptured('no-value', `${tag.code} was last heard at ${when} (UTC), longer ago than the step takes`, `${tag.code} wurde zuletzt um ${when} (UTC) gehört, länger her, als der Schritt annimmt`);
  }
  return unusableRefusal(tag.code, fault ? [fault] : [], { from: Math.min(asked.from, newest.at), until }, earlier !== undefined);
}

/** What is wrong with the newest value; undefined: nothing. */
function faultOf({ type, silentAfterSeconds }: CapturedTag, { from, until }: CaptureAsked, { at, value, quality, status }: Sample, gaps: readonly KnownGap[]): Unusable | undefined {
  const word = status === undefined ? {} : { status };
  if (quality === 'bad' || value === null || typeof value !== (type === 'text' ? 'string' : type)) return { from: at, until, why: 'bad', ...word };
  if (quality === 'uncertain') return { from: at, until, why: 'uncertain', ...word };
  const gap = gaps.find((one) => one.from < until && one.until >= until && one.until > at);
  if (gap) return { from: Math.max(gap.from, at), until, why: 'gap', status: gap.why };
  if (silentAfterSeconds === undefined) return undefined;
  if (until - at > silentAfterSeconds * 1_000_000) return { from: at, until, why: 'silent' };
  return at < from ? { from: at, until, why: 'no-value' } : undefined;
}

/** The newest good value of the time, and until when it was usable. */
function earlierOf(tag: CapturedTag, asked: CaptureAsked, samples: readonly Sample[], newest: Sample | undefined, gaps: readonly KnownGap[]): { sample: Sample; until: number } | undefined {
  for (let place = samples.length - 1; place >= 0; place -= 1) {
    const sample = samples[place] as Sample;
    if (sample.at > asked.until) continue;
    if (sample.at < asked.from) return undefined;
    const end = sample === newest ? (gaps.find((gap) => gap.from >= sample.at && gap.until >= asked.until)?.from ?? sample.at) : (samples[place + 1]?.at ?? asked.until);
    if (!faultOf({ ...tag, silentAfterSeconds: undefined }, asked, sample, [])) return { sample, until: end };
  }
  return undefined;
}

function said({ type, unit = '1', places }: CapturedTag, asked: CaptureAsked, { at, value }: Sample, unusable: number): Captured | NotCaptured {
  const facts = { ok: true, at, quality: unusable > 0 ? 'uncertain' : 'good', samples: 1, unusableSeconds: decimalOf(unusable / 1_000_000) ?? '0' } as const;
  if (type !== 'number') return { ...facts, value: String(value) };
  const text = decimalOf(value as number, places);
  const converted = text === undefined ? undefined : inUnit(text, unit, asked.unit ?? unit);
  if (converted === undefined) return notCaptured('no-value', `${String(value)} is no number that can be written down`, `${String(value)} ist keine Zahl, die sich aufschreiben lässt`);
  return { ...facts, value: converted, unit: asked.unit ?? unit };
}
