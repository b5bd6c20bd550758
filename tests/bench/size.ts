/** How much is measured. */
export interface BenchSize {
  /** Runs side by side. */
  readonly chains: number;
  /** Signed steps in each run, in each round. */
  readonly steps: number;
  /** How often ours and the comparator take turns: what other work does to the machine meets both. */
  readonly rounds: number;
  /** Lengths of the runs whose next steps are measured, shortest first. */
  readonly lengths: readonly number[];
  /** Steps measured at each length, the same number everywhere. */
  readonly window: number;
  /** Lots in the history whose genealogy is searched; each with ten links. */
  readonly lots: number;
  /** Batches that are made over the API for their genealogy. */
  readonly batches: number;
  /** How long two hundred consoles are at work, in seconds. */
  readonly floorSeconds: number;
  /** Tags that say something ten times a second; rows of a day out of which, and out of ten times of which, a curve is read. */
  readonly machines: { readonly tags: number; /** For which they are heard. */ readonly seconds: number; readonly rows: number; /** Seconds for which the server of the machines, and the database, are away. */ readonly outage: number };
}

const SIZES: Readonly<Record<string, BenchSize>> = {
  small: { chains: 4, steps: 40, rounds: 2, lengths: [10, 1_000], window: 60, lots: 10_000, batches: 60, floorSeconds: 20, machines: { tags: 100, seconds: 20, rows: 100_000, outage: 10 } },
  full: { chains: 4, steps: 75, rounds: 3, lengths: [10, 1_000, 10_000], window: 100, lots: 100_000, batches: 1_000, floorSeconds: 120, machines: { tags: 1_000, seconds: 600, rows: 1_000_000, outage: 60 } },
};

/** The size that `--size` names; `full` when it names none. Throws for a size that there is not. */
export function sizeOf(args: readonly string[]): BenchSize {
  const at = args.indexOf('--size');
  const name = at < 0 ? 'full' : (args[at + 1] ?? '');
  const size = SIZES[name];
  if (!size) throw new Error(`--size ${name}: there is ${Object.keys(SIZES).join(', ')}`);
  return size;
}
