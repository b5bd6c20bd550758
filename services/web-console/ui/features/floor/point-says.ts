import type { TFunction } from 'i18next';
import { decimalText, unitText } from '../../look/amount';
import type { Tone } from '../../look/shapes';
import type { PointNow } from './queries';

/** What is to be known of a value beside it, in a few words. */
export interface Said {
  readonly words: string;
  /** Absent: nothing asks for attention. */
  readonly tone?: Tone;
  /** The value is not what stands there now: old, or not to be believed. */
  readonly faded?: true;
}

/** Whether a point is heard, whether its value may be believed, and where that stands to its limits: the first of these that is not right. `time`: an instant as a time of day. */
export function saidOf({ newest, unheard, beyond, alarm, limits, unit, type }: PointNow, t: TFunction, language: string, time: (at: string) => string): Said {
  if (!newest) return { words: t('machine.nothing'), tone: 'waiting', faded: true };
  if (unheard) return { words: t('machine.not-heard', { time: time(newest.at) }), tone: 'stopped', faded: true };
  if (newest.quality !== 'good') return { words: t(`trend-quality.${newest.quality}`), tone: newest.quality === 'bad' ? 'exception' : 'attention', faded: true };
  if (beyond) {
    const limit = `${type === 'number' ? decimalText(beyond.value, language) : beyond.value} ${unitText(unit)}`.trim();
    const words = beyond.kind === 'is' ? t('machine.is-alarm') : t(beyond.kind.startsWith('high') ? 'machine.above' : 'machine.below', { limit, name: t(`trend-limit.${beyond.kind}`) });
    return { words, tone: 'exception' };
  }
  if (alarm) return { words: t('machine.returning'), tone: 'attention' };
  return { words: limits.length > 0 ? t('machine.within') : t('trend-quality.good') };
}

const PRIORITIES = ['critical', 'high', 'medium', 'low'];

/** Points in alarm first, the highest priority before; then what is beyond a limit; else by code, 2 before 10: the same order while nothing changes. */
export function ordered(points: readonly PointNow[]): PointNow[] {
  const urgency = ({ beyond, alarm }: PointNow): number => (alarm ? PRIORITIES.indexOf(alarm.priority) : beyond ? 4 : 5);
  return [...points].sort((a, b) => urgency(a) - urgency(b) || a.code.localeCompare(b.code, 'en', { numeric: true }));
}
