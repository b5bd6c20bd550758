import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { usePages, type Page } from '../../api/pages';
import type { TreeNode } from '../board/queries';
import type { Compared } from './overlay-address';
import type { Curve } from './curve';
import { linesOf, type Columns } from './lines';

export type SeenPhase = components['schemas']['SeenPhaseResponse'];
export type ComparableRun = components['schemas']['ComparableRunResponse'];
export type GoldenBatch = components['schemas']['GoldenBatchResponse'];
type Answer = components['schemas']['OverlayResponse'];
type Title = components['schemas']['TextPart'];

/** What a run said so many seconds after the phase began. */
export interface SincePoint {
  readonly since: number;
  readonly value: number | string | boolean | null;
  readonly quality: string;
  readonly status?: string;
}

/** A curve of one run; a run that changed its equipment has several. */
export interface OverlaidRun extends Omit<Answer['runs'][number], 'pieces'> {
  readonly pieces: readonly { readonly equipment: string; readonly tag: string; readonly unit?: string; readonly count: number; readonly stretchSeconds?: number; readonly points: readonly SincePoint[] }[];
}

/** Runs over each other, as the service has them. */
export interface Overlay {
  readonly runs: readonly OverlaidRun[];
  readonly band?: { readonly stretchSeconds: number; readonly points: readonly { readonly since: number; readonly low: number; readonly mean: number; readonly high: number; readonly runs: number }[] };
}

/** Points of each curve that are drawn, and that one file has. */
const [DRAWN, TAKEN] = [1200, 10_000];
const PHASE_RUNS_STALE_MS = 60_000;

export function useSeenRecipes() {
  return usePages(['process-data', 'recipes'], async (after) => (await answerOf(api.GET('/api/process-data/v1/recipes', { params: { query: { limit: 500, ...(after ? { after } : {}) } } }))) as Page<components['schemas']['SeenRecipeResponse']>);
}

export function usePhases(recipe: string) {
  return useQuery({ queryKey: ['process-data', 'phases', recipe], enabled: recipe !== '', staleTime: PHASE_RUNS_STALE_MS, queryFn: async () => (await answerOf(api.GET('/api/process-data/v1/recipes/{recipe}/phases', { params: { path: { recipe } } }))).items });
}

export function useComparableRuns(recipe: string, version: number | undefined, enabled: boolean) {
  return usePages(['process-data', 'runs', recipe, version ?? 'all'], async (after) => (await answerOf(api.GET('/api/process-data/v1/recipes/{recipe}/runs', { params: { path: { recipe }, query: { limit: 100, ...(version === undefined ? {} : { version }), ...(after ? { after } : {}) } } }))) as Page<ComparableRun>, enabled);
}

/** What is golden for a recipe, a site each. */
export function useGolden(recipe: string) {
  return useQuery({ queryKey: ['process-data', 'golden', recipe], enabled: recipe !== '', queryFn: async () => (await answerOf(api.GET('/api/process-data/v1/golden-batches', { params: { query: { recipe } } }))).items });
}

async function readOverlay({ recipe, phase, point, runs }: Compared, points: number): Promise<Overlay> {
  const [kind, ...key] = phase?.split(':') ?? [];
  const of = kind === 'node' ? { node: key.join(':') } : kind === 'step' ? { step: key.join(':') } : {};
  const answer = await answerOf(api.GET('/api/process-data/v1/recipes/{recipe}/points/{point}/overlay', { params: { path: { recipe, point: point ?? '' }, query: { ...of, points, ...(runs.length === 0 ? {} : { runs: runs.join(',') }) } } }));
  return answer as unknown as Overlay;
}

/** Every value that one answer holds of each curve. */
export const readForFile = (compared: Compared): Promise<Overlay> => readOverlay(compared, TAKEN);

export function useOverlay(compared: Compared) {
  const { recipe, phase, point, runs } = compared;
  return useQuery({ queryKey: ['process-data', 'overlay', recipe, phase, point, runs], enabled: recipe !== '' && point !== undefined, staleTime: 30_000, placeholderData: keepPreviousData, queryFn: () => readOverlay(compared, DRAWN) });
}

/** Titles of the parts of a procedure, by the id of the node, as the newest run has them. */
export function useTitles(runId: string | undefined): ReadonlyMap<string, Title> {
  const run = useQuery({ queryKey: ['batch-execution', 'run', runId], enabled: runId !== undefined, retry: false, queryFn: () => answerOf(api.GET('/api/batch-execution/v1/runs/{id}', { params: { path: { id: runId ?? '' } } })) });
  const titles = new Map<string, Title>();
  const note = (node: TreeNode): void => {
    titles.set(node.id, node.title);
    node.children.forEach(note);
  };
  run.data?.tree.children.forEach(note);
  return titles;
}

/** The points of a run in their order, whatever equipment said them. */
export function pointsOf({ pieces }: OverlaidRun): readonly SincePoint[] {
  return pieces.length === 1 ? (pieces[0]?.points ?? []) : pieces.flatMap(({ points }) => points).toSorted((a, b) => a.since - b.since);
}

/** The line of one piece of a run: broken at what is bad. What is uncertain is drawn as what is good; the table and the file tell them apart. */
export function lineOf({ points, stretchSeconds }: OverlaidRun['pieces'][number]): Columns {
  const curve: Curve = { points: points.map(({ since, ...point }) => ({ ...point, at: '', x: since, quality: point.quality === 'bad' ? 'bad' : 'good' })), ...(stretchSeconds === undefined ? {} : { stretchSeconds }) };
  return linesOf(curve).good;
}
