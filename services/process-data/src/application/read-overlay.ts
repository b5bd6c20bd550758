import { refuse } from '@batchwright/kernel';
import { aligned, bandOf, type AlignedPoint, type BandPoint } from '../domain/overlay';
import type { SeenRun } from './equipment-uses';
import type { GoldenBatches } from './golden-batches';
import type { Overlays, PhaseAsked, PhaseOfRun } from './overlays';
import type { Samples } from './samples';

/** Runs that one overlay has at most. */
export const OVERLAY_RUNS = 32;
/** Runs that are laid over each other when none is named: the golden ones and the newest. */
const UNASKED = 16;
/** Pieces that are read side by side: other questions come in between. */
const SIDE_BY_SIDE = 4;
/** Stretches of the band. */
const BAND = 240;

/** The curve of one run. */
export interface OverlaidRun {
  readonly run: SeenRun;
  readonly golden: boolean;
  readonly from: string;
  readonly until?: string;
  /** One for each equipment and time in which the run used it. */
  readonly pieces: readonly { readonly equipment: string; readonly tag: string; readonly unit?: string; readonly count: number; readonly stretchSeconds?: number; readonly points: readonly AlignedPoint[] }[];
}

/** Curves of one point over several runs, by the time since a phase began. */
export interface Overlay {
  readonly runs: readonly OverlaidRun[];
  /** There when several golden runs were measured. */
  readonly band?: { readonly stretchSeconds: number; readonly points: readonly BandPoint[] };
}

/** Lays runs of a recipe over each other. A run that did not go through the phase, or that the caller's sites did not see, is not in it. Refusals: `not-found` (no run of the recipe), `parameter-invalid` (too many). */
export class ReadOverlay {
  constructor(
    private readonly overlays: Overlays,
    private readonly golden: Pick<GoldenBatches, 'list'>,
    private readonly samples: Pick<Samples, 'ofTag'>,
  ) {}

  /** `points`: of each curve at most so many, and no peak lost. `asked` left out: the golden runs and the newest. */
  async execute(sites: readonly string[], recipe: string, { phase, point, asked, points }: { readonly phase: PhaseAsked; readonly point: string; readonly asked?: readonly string[]; readonly points: number }): Promise<Overlay> {
    if ((asked?.length ?? 0) > OVERLAY_RUNS) throw refuse('parameter-invalid', { name: 'runs', why: `at most ${OVERLAY_RUNS}` }, { field: 'runs' });
    const chosen = (await this.golden.list(sites, recipe, { limit: sites.length + 1 })).flatMap(({ choices }) => choices.find(({ ended }) => ended === undefined)?.runs ?? []);
    const golden = chosen.map(({ runId }) => runId);
    const newest = asked ?? (await this.overlays.runs(sites, recipe, { limit: UNASKED })).map(({ id }) => id);
    if (newest.length === 0) throw refuse('not-found', { what: 'recipe', id: recipe });
    const wanted = asked ? [...new Set(asked)] : [...new Set([...golden, ...newest])].slice(0, UNASKED);
    const found = await this.overlays.pieces(sites, recipe, wanted, phase, point);
    const runs = await this.read(found.map((one) => ({ ...one, golden: golden.includes(one.run.id) })), points);
    const good = runs.filter((run) => run.golden && run.pieces.some((piece) => piece.points.length > 0));
    const band = good.length < 2 ? undefined : bandOf(good.map(({ pieces }) => pieces.flatMap((piece) => piece.points).toSorted((a, b) => a.since - b.since)), BAND);
    return { runs: [...runs.filter((run) => run.golden), ...runs.filter((run) => !run.golden)], ...(band ? { band } : {}) };
  }

  private async read(found: readonly (PhaseOfRun & { readonly golden: boolean })[], points: number): Promise<OverlaidRun[]> {
    const all = found.flatMap(({ from, pieces }) => pieces.map((piece) => ({ piece, begin: from })));
    const read = new Map<object, OverlaidRun['pieces'][number]>();
    const next = all.values();
    const worker = async (): Promise<void> => {
      for (const { piece, begin } of next) {
        const { equipment, tag, unit } = piece;
        const { points: said, count, stretchSeconds } = await this.samples.ofTag(piece, { from: piece.from, until: piece.until, points });
        read.set(piece, { equipment, tag, ...(unit === undefined ? {} : { unit }), count, ...(stretchSeconds === undefined ? {} : { stretchSeconds }), points: aligned(said, begin) });
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
    return found.map(({ run, golden, from, until, pieces }) => ({ run, golden, from, ...(until === undefined ? {} : { until }), pieces: pieces.flatMap((piece) => read.get(piece) ?? []) }));
  }
}
