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
