import { useQuery } from '@tanstack/react-query';
import { saveAs } from '../../look/save-as';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { usePages, type Page } from '../../api/pages';

export type ReviewBatch = components['schemas']['BatchResponse'];
export type BatchReview = components['schemas']['BatchDetailResponse'];

/** How often a package that is being made is asked for. */
const DUE_MS = 1500;

export function useReviewBatches() {
  return usePages<ReviewBatch>(['review', 'batches'], (after) =>
    answerOf(api.GET('/api/review/v1/batches', { params: { query: after ? { after } : {} } })) as Promise<Page<ReviewBatch>>);
}

export function useBatchReview(runId: string) {
  return useQuery({
    queryKey: ['review', 'batch', runId],
    queryFn: () => answerOf(api.GET('/api/review/v1/batches/{runId}', { params: { path: { runId } } })),
    refetchInterval: ({ state: { data } }) => (data && packageIsDue(data) ? DUE_MS : false),
  });
}

export type CriticalChange = components['schemas']['CriticalChangeResponse'];

/** Changes of critical data; `version` is anything that rises when there may be more. */
export function useCriticalChanges(runId: string, version: number) {
  return useQuery({
    queryKey: ['review', 'audit-trail', runId, version],
    queryFn: () => answerOf(api.GET('/api/review/v1/batches/{runId}/audit-trail', { params: { path: { runId } } })),
    placeholderData: (before) => before,
  });
}

/** States of a run in which a rejected batch's record leaves as well. */
const ENDED = ['complete', 'aborted', 'stopped'];

/** A released or rejected batch whose package is still being made; no event tells when it is. */
export function packageIsDue({ stage, state, packageSha256 }: ReviewBatch): boolean {
  return stage === 'releasing' || ((stage === 'released' || (stage === 'rejected' && ENDED.includes(state))) && !packageSha256);
}

/** Fetches the release package with the token and hands it to the browser as a file. */
export async function downloadPackage(runId: string, number: string): Promise<void> {
  const blob = (await answerOf(api.GET('/api/review/v1/batches/{runId}/package', { params: { path: { runId } }, parseAs: 'blob' }))) as unknown as Blob;
  saveAs(`${number}.zip`, blob);
}

/** Form in which a record leaves: for people in a language, or for machines. */
export type ReportForm = 'en' | 'de' | 'json' | 'xml';

/** Fetches the report as it stands now and hands it to the browser as a file. */
export async function downloadReport(runId: string, number: string, form: ReportForm): Promise<void> {
  const blob = (await answerOf(askedFor(runId, form) as Promise<{ data?: unknown }>)) as Blob;
  saveAs(form === 'json' || form === 'xml' ? `${number}.${form}` : `${number}-${form}.pdf`, blob);
}

function askedFor(runId: string, form: ReportForm): Promise<unknown> {
  const path = { runId };
  switch (form) {
    case 'json':
      return api.GET('/api/review/v1/batches/{runId}/record', { params: { path }, parseAs: 'blob' });
    case 'xml':
      return api.GET('/api/review/v1/batches/{runId}/batchml', { params: { path }, parseAs: 'blob' });
    default:
      return api.GET('/api/review/v1/batches/{runId}/report', { params: { path, query: { language: form } }, parseAs: 'blob' });
  }
}
