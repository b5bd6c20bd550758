import { parseUnit } from '@batchwright/kernel';
import type { Sample } from './admit';
import { notCaptured, unusableRefusal, type CaptureAsked, type Captured, type CapturedTag, type NotCaptured } from './captured';
import { secondsOf, standingIn, type KnownGap } from './held-values';
import { lastOf } from './last-value';
import { decimalOf, inUnit, scaleOf } from './plain-number';
import { compute, STATISTICS, type OverTime, type Statistic } from './statistic';

/**
 * What a step records of a tag over a time. Times without usable values (bad or uncertain quality, silence, recorded gaps, nothing before the first sample) are a
 * refusal that names them, unless the step asked for the good time only: then the answer says how long they were. `samples` are in order, with the one before the time.
 */
export function captureValue(tag: CapturedTag, asked: CaptureAsked, samples: readonly Sample[], gaps: readonly KnownGap[]): Captured | NotCaptured {
  const fault = questionFault(tag, asked);
  if (fault) return fault;
  if (asked.statistic === 'last') return lastOf(tag, asked, samples, gaps);
  const standing = standingIn(samples, asked, gaps, tag.silentAfterSeconds);
  const { held, unusable } = standing;
  if (held.length === 0 || (unusable.length > 0 && !asked.despiteGaps)) return unusableRefusal(tag.code, unusable, asked, held.length > 0);
  const facts = { ok: true, quality: unusable.length > 0 ? 'uncertain' : 'good', unusableSeconds: decimalOf(secondsOf(unusable), undefined) ?? '0' } as const;
  if (asked.statistic === 'curve') return { ...facts, value: '', at: asked.until, samples: samples.length };
  const statistic = asked.statistic as OverTime;
  const { value, at = asked.until } = compute(statistic, held, Number(asked.threshold ?? 0));
  const text = textOf(tag, statistic, value, secondsOf(held), asked.unit);
  if (!text) return notCaptured('no-value', `${tag.code}: ${value} is no number that can be written down`, `${tag.code}: ${value} ist keine Zahl, die sich aufschreiben lässt`);
  return { ...facts, ...text, at, samples: standing.samples };
}

function questionFault({ code, type, unit = '1' }: CapturedTag, { statistic, unit: wanted, threshold, from, until }: CaptureAsked): NotCaptured | undefined {
  if (!(STATISTICS as readonly string[]).includes(statistic)) return notCaptured('wrong-type', `there is nothing called "${statistic}" that is made of values`, `„${statistic}“ ist nichts, was aus Werten gemacht wird`);
  if (!(from <= until)) return notCaptured('no-value', `${code}: the time asked for ends before it begins`, `${code}: die erfragte Zeit endet, bevor sie beginnt`);
  if (type !== 'number' && statistic !== 'last') return notCaptured('wrong-type', `${code} says ${type === 'boolean' ? 'yes or no' : 'words'}: only its last value can be taken, no ${statistic}`, `${code} meldet ${type === 'boolean' ? 'Ja oder Nein' : 'Wörter'}: Nur der letzte Wert kann übernommen werden, nicht „${statistic}“`);
  const about = statistic === 'time-above' || statistic === 'time-below';
  if (about && (threshold === undefined || !Number.isFinite(Number(threshold)) || threshold.trim() === '')) return notCaptured('wrong-type', `${code}: a ${statistic} needs a threshold`, `${code}: „${statistic}“ braucht eine Schwelle`);
  if (type !== 'number' || statistic === 'curve' || wanted === undefined || textOf({ code, type, unit }, statistic as OverTime, 1, 1, wanted)) return undefined;
  const known = parseUnit(wanted).ok || statistic === 'integral';
  return notCaptured('unknown-unit', `${code} is measured in ${unit}: its ${statistic} cannot be given in ${wanted}${known ? '' : ', which is no unit'}`, `${code} wird in ${unit} gemessen: „${statistic}“ lässt sich nicht in ${wanted} angeben${known ? '' : ', das ist keine Einheit'}`);
}

/** A result in the wanted unit, as decimal text. */
function textOf({ unit = '1', places }: CapturedTag, statistic: Statistic, value: number, seconds: number, wanted: string | undefined): { value: string; unit: string } | undefined {
  const given = (text: string | undefined, of: string): { value: string; unit: string } | undefined => (text === undefined ? undefined : { value: text, unit: of });
  switch (statistic) {
    case 'integral':
      return given(integralText(value, seconds, unit, wanted), wanted ?? `${unit}.s`);
    case 'time-above':
    case 'time-below':
      return given(mapped(decimalOf(value), (text) => inUnit(text, 's', wanted ?? 's')), wanted ?? 's');
    case 'increase': { // a difference: degrees are counted, not their scale
      const scale = scaleOf(unit, wanted ?? unit);
      if (!scale) return undefined;
      return given(scale.offset === 0 ? mapped(decimalOf(value, places), (text) => inUnit(text, unit, wanted ?? unit)) : decimalOf(value * scale.factor, places), wanted ?? unit);
    }
    default:
      return given(mapped(decimalOf(value, places), (text) => inUnit(text, unit, wanted ?? unit)), wanted ?? unit);
  }
}

/** `Cel.min` of degrees: value in the first unit times the second. A flow (`L/min`) over a time is an amount (`L`). */
function integralText(value: number, seconds: number, unit: string, wanted: string | undefined): string | undefined {
  const text = decimalOf(value);
  if (text === undefined || wanted === undefined || wanted === `${unit}.s`) return text;
  const [, of = '', time = ''] = /^(.+)\.([a-z]+)$/.exec(wanted) ?? [];
  const scale = time === '' ? undefined : scaleOf(unit, of);
  const length = time === '' ? undefined : scaleOf('s', time);
  if (scale && length) return decimalOf((value * scale.factor + scale.offset * seconds) * length.factor);
  return inUnit(text, `${unit}.s`, wanted);
}

function mapped(text: string | undefined, as: (text: string) => string | undefined): string | undefined {
  return text === undefined ? undefined : as(text);
}
