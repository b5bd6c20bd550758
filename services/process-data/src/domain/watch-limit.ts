import type { Sample } from './admit';
import type { TagLimit } from './tag';

/** Value of a tag. */
export type TagValue = number | boolean | string;

/**
 * Where the values of a tag stand to one of its limits. `pending`: outside, not long enough to be an alarm; `returning`: inside again, not long enough to be over.
 * Times are microseconds since 1970-01-01 UTC.
 */
export type LimitWatch =
  | { readonly phase: 'inside' }
  | { readonly phase: 'pending'; readonly from: number; readonly due: number; readonly peak: TagValue; readonly peakAt: number; readonly blindSince?: number }
  | { readonly phase: 'outside'; readonly from: number; readonly peak: TagValue; readonly peakAt: number }
  | { readonly phase: 'returning'; readonly from: number; readonly back: number; readonly due: number; readonly peak: TagValue; readonly peakAt: number; readonly blindSince?: number };

/** What was found at a limit. `at`: when the alarm came, after its on-delay; `until`: when the value came back, before the off-delay. */
export type LimitFinding =
  | { readonly kind: 'raised'; readonly from: number; readonly at: number; readonly value: TagValue }
  | { readonly kind: 'cleared'; readonly from: number; readonly until: number; readonly peak: TagValue; readonly peakAt: number };

/** What is known of a limit before the first sample. */
export const INSIDE: LimitWatch = { phase: 'inside' };

const SECOND = 1_000_000;

/**
 * Samples in their order, held against a limit (ISA-18.2). A value holds until the next one comes: sources that speak on change only say nothing in between.
 * What is bad or uncertain neither raises nor ends an alarm, and its time counts for no delay. Between a limit and its dead-band nothing changes.
 */
export function watchLimit(limit: TagLimit, before: LimitWatch, samples: readonly Sample[]): { watch: LimitWatch; findings: LimitFinding[] } {
  const findings: LimitFinding[] = [];
  let watch = before;
  for (const sample of samples) {
    watch = elapseLimit(watch, sample.at, findings);
    if (sample.quality !== 'good' || sample.value === null) watch = blind(watch, sample.at);
    else watch = elapseLimit(next(limit, seeing(watch, sample.at), sample.value, sample.at), sample.at, findings);
  }
  return { watch, findings };
}

/** Time went by without a sample: delays may be over. */
export function elapseLimit(watch: LimitWatch, now: number, findings: LimitFinding[]): LimitWatch {
  if ((watch.phase !== 'pending' && watch.phase !== 'returning') || watch.blindSince !== undefined || watch.due > now) return watch;
  const { from, peak, peakAt } = watch;
  if (watch.phase === 'pending') {
    findings.push({ kind: 'raised', from, at: watch.due, value: peak });
    return { phase: 'outside', from, peak, peakAt };
  }
  findings.push({ kind: 'cleared', from, until: watch.back, peak, peakAt });
  return INSIDE;
}

/**
 * Whole excursions of samples that came late, between others that were watched already. `end`: up to where they are held against the limit; what is outside then ends there.
 */
export function excursionsIn(limit: TagLimit, samples: readonly Sample[], end: number): Extract<LimitFinding, { kind: 'cleared' }>[] {
  const { watch, findings } = watchLimit(limit, INSIDE, samples);
  const last = elapseLimit(watch, end, findings);
  if (last.phase === 'outside' || last.phase === 'returning') findings.push({ kind: 'cleared', from: last.from, until: last.phase === 'returning' ? last.back : end, peak: last.peak, peakAt: last.peakAt });
  return findings.filter((finding) => finding.kind === 'cleared');
}

function next(limit: TagLimit, watch: LimitWatch, value: TagValue, at: number): LimitWatch {
  const { onDelaySeconds, offDelaySeconds } = limit;
  if (watch.phase === 'inside') return isOutside(limit, value) ? { phase: 'pending', from: at, due: at + onDelaySeconds * SECOND, peak: value, peakAt: at } : watch;
  if (watch.phase === 'pending') return isOutside(limit, value) ? { ...watch, ...worse(limit, watch, value, at) } : INSIDE;
  if (isBack(limit, value)) return watch.phase === 'returning' ? watch : { ...watch, phase: 'returning', back: at, due: at + offDelaySeconds * SECOND };
  return { phase: 'outside', from: watch.from, ...worse(limit, watch, value, at) };
}

function blind(watch: LimitWatch, at: number): LimitWatch {
  return (watch.phase === 'pending' || watch.phase === 'returning') && watch.blindSince === undefined ? { ...watch, blindSince: at } : watch;
}

/** The quality is good again: the delay goes on where it stopped. */
function seeing(watch: LimitWatch, at: number): LimitWatch {
  if ((watch.phase !== 'pending' && watch.phase !== 'returning') || watch.blindSince === undefined) return watch;
  const { blindSince, ...rest } = watch;
  return { ...rest, due: rest.due + at - blindSince };
}

function worse(limit: TagLimit, { peak, peakAt }: { readonly peak: TagValue; readonly peakAt: number }, value: TagValue, at: number): { peak: TagValue; peakAt: number } {
  const isWorse = isHigh(limit) ? Number(value) > Number(peak) : limit.kind !== 'is' && Number(value) < Number(peak);
  return isWorse ? { peak: value, peakAt: at } : { peak, peakAt };
}

const isHigh = ({ kind }: TagLimit): boolean => kind === 'high' || kind === 'high-high';

/** Which limit a value is beyond at this moment, the outermost where it is several; whether it is an alarm, its delay says. */
export function beyond(limits: readonly TagLimit[], value: TagValue): TagLimit | undefined {
  const past = limits.filter((limit) => isOutside(limit, value));
  return past.find(({ kind }) => kind === 'high-high' || kind === 'low-low') ?? past[0];
}

/** A value on the limit itself is inside. */
function isOutside(limit: TagLimit, value: TagValue): boolean {
  if (limit.kind === 'is') return String(value) === limit.value;
  return isHigh(limit) ? Number(value) > Number(limit.value) : Number(value) < Number(limit.value);
}

function isBack(limit: TagLimit, value: TagValue): boolean {
  if (limit.kind === 'is') return String(value) !== limit.value;
  const band = Number(limit.deadBand ?? 0);
  return isHigh(limit) ? Number(value) <= Number(limit.value) - band : Number(value) >= Number(limit.value) + band;
}
