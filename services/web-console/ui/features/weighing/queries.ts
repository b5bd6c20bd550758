import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';

export type Weighing = components['schemas']['WeighingResponse'];
export type Scale = components['schemas']['ScaleResponse'];
export type Reading = components['schemas']['ScaleReadingResponse'];
export type Step = components['schemas']['StepCardResponse'];

const LIVE_MS = 400;

export function useStep(runId: string, key: string) {
  return useQuery({ queryKey: ['batch-execution', 'weighing-step', runId, key], queryFn: () => answerOf(api.GET('/api/batch-execution/v1/runs/{id}/steps/{key}', { params: { path: { id: runId, key } } })) as Promise<Step> });
}

export function useScales(enabled = true) {
  return useQuery({ queryKey: ['resources', 'scales'], queryFn: () => answerOf(api.GET('/api/resources/v1/scales')) as Promise<{ items: Scale[] }>, enabled });
}

export function useWeighings(runId: string, stepKey: string) {
  return useQuery({ queryKey: ['resources', 'weighings', runId, stepKey], queryFn: () => answerOf(api.GET('/api/resources/v1/weighings', { params: { query: { runId, stepKey } } })) as Promise<{ items: Weighing[] }> });
}

/** What the scale shows now, asked again and again while somebody looks; the last answer stays while the next is on its way. */
export function useReading(code: string) {
  return useQuery({ queryKey: ['scale-reading', code], queryFn: () => answerOf(api.GET('/api/resources/v1/scales/{code}/reading', { params: { path: { code } } })) as Promise<Reading>, refetchInterval: LIVE_MS, retry: false });
}

/** An act at a scale or a weighing; what is shown is read anew after it, also when it was refused. */
export function useWeighingAct() {
  const queries = useQueryClient();
  return useMutation({
    // the acts have one shape; which of them it is, is data here
    mutationFn: ({ path, params, body = {} }: { path: string; params: Record<string, string>; body?: Record<string, unknown> }) =>
      answerOf((api.POST as (path: string, init: object) => Promise<{ data?: unknown }>)(`/api/resources/v1/${path}`, { params: { path: params }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['resources'] }),
  });
}
