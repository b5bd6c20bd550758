import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { readText } from '../../language/read-text';
import type { TreeNode } from '../board/queries';
import { askedAround, bandsOf, marksOf, type Band, type Happenings, type Mark } from './happenings';
import type { Shown } from './scales';

/** How often is asked for what went on since, ms, while curves go on. */
const LIVE_MS = 5000;
/** Runs whose procedure is read for the names of its parts; parts of others have their keys. */
const NAMED = 6;

/** What went on beside the curves: for drawing, and for a list. */
export interface Beside {
  readonly runs: Happenings['runs'];
  readonly bands: readonly Band[];
  readonly marks: readonly Mark[];
}

/** For curves that stand alone. */
export const NOTHING_BESIDE: Beside = { runs: [], bands: [], marks: [] };

const NOTHING: Happenings = { runs: [], phases: [], exceptions: [] };
const iso = (seconds: number): string => `${new Date(Math.max(0, seconds) * 1000).toISOString().slice(0, 19)}Z`;

/** What went on with this equipment around a span, of one run or of all. */
export function useHappenings({ equipment, runId, shown, live }: { readonly equipment: readonly string[]; readonly runId: string | undefined; readonly shown: Shown; readonly live: boolean }): Beside {
  const { i18n } = useTranslation();
  const { from, until } = askedAround(shown);
  const codes = [...new Set(equipment)].sort().join(',');
  const happened = useQuery({
    queryKey: ['process-data', 'happenings', codes, runId, from, until], enabled: codes !== '', placeholderData: keepPreviousData, ...(live ? { refetchInterval: LIVE_MS } : {}),
    queryFn: () => answerOf(api.GET('/api/process-data/v1/happenings', { params: { query: { equipment: codes, from: iso(from), until: iso(until), ...(runId === undefined ? {} : { runId }) } } })),
  }).data ?? NOTHING;
  const runs = useQueries({
    queries: happened.runs.slice(0, NAMED).map(({ id }) => ({ queryKey: ['batch-execution', 'run', id], retry: false, staleTime: 60_000, queryFn: () => answerOf(api.GET('/api/batch-execution/v1/runs/{id}', { params: { path: { id } } })) })),
    combine: (found) => found.flatMap(({ data }) => data ?? []),
  });
  const { language } = i18n;
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const { id, tree } of runs) {
      const note = (node: TreeNode): void => {
        names.set(`${id} ${node.id}`, readText(node.title, language));
        node.children.forEach(note);
      };
      note(tree as TreeNode);
    }
    const nameOf = (runId: string, key: string): string => {
      const [id = key, turn] = key.split('~');
      const name = names.get(`${runId} ${id}`);
      return name === undefined ? key : `${name}${turn === undefined ? '' : ` (${turn})`}`;
    };
    return { runs: happened.runs, bands: bandsOf(happened, nameOf), marks: marksOf(happened) };
  }, [happened, runs, language]);
}

/** A run with the tags of its equipment, and from when to when it went on. */
export function useRunOfTrend(runId: string | undefined) {
  return useQuery({
    queryKey: ['process-data', 'run-trend', runId], enabled: runId !== undefined,
    queryFn: async () => {
      const id = runId ?? '';
      const [{ tags, run }, { runs }] = await Promise.all([
        answerOf(api.GET('/api/process-data/v1/runs/{runId}/curves', { params: { path: { runId: id } } })),
        answerOf(api.GET('/api/process-data/v1/happenings', { params: { query: { runId: id } } })),
      ]);
      return { tags, run, when: runs[0] };
    },
  });
}
