import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { usePages, type Page } from '../../api/pages';

export type Investigation = components['schemas']['InvestigationResponse'];
export type InvestigationDetail = components['schemas']['InvestigationDetailResponse'];
export type Findings = components['schemas']['AssessInvestigationRequest'];

/** Where a cause can be found. */
export const CAUSES = ['people', 'method', 'equipment', 'material', 'measurement', 'environment', 'not-determined'] as const;

export function useInvestigationsOf(runId: string) {
  return usePages<Investigation>(['review', 'investigations', runId], (after) =>
    answerOf(api.GET('/api/review/v1/investigations', { params: { query: { runId, ...(after ? { after } : {}) } } })) as Promise<Page<Investigation>>);
}

export function useInvestigation(id: string) {
  return useQuery({ queryKey: ['review', 'investigation', id], queryFn: () => answerOf(api.GET('/api/review/v1/investigations/{id}', { params: { path: { id } } })) });
}

export function openInvestigation(runId: string, deviation: string, title: string) {
  return answerOf(api.POST('/api/review/v1/investigations', { body: { runId, deviation, title } }));
}

export function assessInvestigation(id: string, findings: Findings) {
  return answerOf(api.POST('/api/review/v1/investigations/{id}/assessment', { params: { path: { id } }, body: findings }));
}
