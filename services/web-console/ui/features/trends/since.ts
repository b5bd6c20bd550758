import { decimalText } from '../../look/amount';

/** Distances between marks of an axis that people count in, seconds. */
export const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000, 1_728_000, 4_320_000];

/** Marks of a span, at most so many and at least two, at distances that people count in. */
export function marksOf(from: number, until: number, most: number): number[] {
  const step = STEPS.find((one) => (until - from) / one <= most) ?? (until - from) / most;
  return Array.from({ length: Math.floor(until / step) - Math.ceil(from / step) + 1 }, (_, at) => (Math.ceil(from / step) + at) * step);
}

/** Time since a beginning as people say it: `4.5 s`, `45 s`, `12 min 30 s`, `3 h 05 min`, `2 d 4 h`. What lies before it has a minus. */
export function sinceText(seconds: number, language = 'en'): string {
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 && whole > 0 ? '−' : '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const [minutes, hours] = [Math.floor(whole / 60), Math.floor(whole / 3600)];
  if (Math.abs(seconds) < 60) return `${seconds <= -0.05 ? '−' : ''}${decimalText(String(Number(Math.abs(seconds).toFixed(1))), language)} s`;
  if (whole < 3600) return `${sign}${minutes} min${whole % 60 === 0 ? '' : ` ${two(whole % 60)} s`}`;
  if (hours < 48) return `${sign}${hours} h${minutes % 60 === 0 ? '' : ` ${two(minutes % 60)} min`}`;
  return `${sign}${Math.floor(hours / 24)} d${hours % 24 === 0 ? '' : ` ${hours % 24} h`}`;
}
