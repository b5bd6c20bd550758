import { secondsOf, type Held } from './held-values';

/** What is made of the values of a time. */
export const STATISTICS = ['last', 'mean', 'minimum', 'maximum', 'integral', 'time-above', 'time-below', 'increase', 'curve'] as const;
export type Statistic = (typeof STATISTICS)[number];

/** Of a time, over what held in it. */
export type OverTime = Exclude<Statistic, 'last' | 'curve'>;

/** A result in the unit of the tag (`integral`: times seconds; `time-above`, `time-below`: seconds). `at`: of an extreme, when it stood there first; microseconds. */
export interface Computed {
  readonly value: number;
  readonly at?: number;
}

/** Makes the statistic of values that held; there is at least one. `threshold` of times above and below, which do not count what equals it. */
export function compute(statistic: OverTime, held: readonly Held[], threshold = 0): Computed {
  switch (statistic) {
    case 'mean': {
      const seconds = secondsOf(held);
      return { value: seconds === 0 ? (held.at(-1) as Held).value : integralOf(held) / seconds };
    }
    case 'minimum':
      return extremeOf(held, (a, b) => a < b);
    case 'maximum':
      return extremeOf(held, (a, b) => a > b);
    case 'integral':
      return { value: integralOf(held) };
    case 'time-above':
      return { value: secondsOf(held.filter(({ value }) => value > threshold)) };
    case 'time-below':
      return { value: secondsOf(held.filter(({ value }) => value < threshold)) };
    case 'increase':
      return { value: sum(held.map(({ value }, at) => Math.max(0, value - (held[at - 1]?.value ?? value)))) };
  }
}

/** Value times seconds. */
function integralOf(held: readonly Held[]): number {
  return sum(held.map(({ from, until, value }) => value * (until - from))) / 1_000_000;
}

function extremeOf(held: readonly Held[], beats: (a: number, b: number) => boolean): Computed {
  let found = held[0] as Held;
  for (const one of held) if (beats(one.value, found.value)) found = one;
  return { value: found.value, at: found.from };
}

/** Adds without losing what is small beside the sum (Neumaier). */
function sum(terms: readonly number[]): number {
  let [total, lost] = [0, 0];
  for (const term of terms) {
    const next = total + term;
    lost += Math.abs(total) >= Math.abs(term) ? total - next + term : term - next + total;
    total = next;
  }
  return total + lost;
}
