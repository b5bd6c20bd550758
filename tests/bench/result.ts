/** One measured number beside what it is compared with. */
export interface BenchResult {
  readonly id: string;
  readonly what: string;
  readonly ours: number;
  readonly comparator: number;
  /** What the comparator is. */
  readonly comparedWith: string;
  /** ours / comparator. */
  readonly ratio: number;
  /** What the ratio should be: `>= 0.8`. */
  readonly aim: string;
  readonly unit: string;
}

/** Whether the ratio is not what it should be. */
export function misses({ ratio, aim }: BenchResult): boolean {
  const [sign, number] = aim.split(' ');
  return sign === '<=' ? ratio > Number(number) : ratio < Number(number);
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The number below which such a share of some numbers lies: `share(times, 0.95)`. */
export function share(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
}
