import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { usePages, type Page } from '../../api/pages';

export type Order = components['schemas']['OrderResponse'];
export type Run = components['schemas']['RunResponse'];
export type RunDetail = components['schemas']['RunDetailResponse'];
export type TreeNode = components['schemas']['NodePart'];
export type AuditLine = components['schemas']['AuditResponse'];

export function useOrders() {
  return usePages<Order>(['batch-execution', 'orders'], (after) =>
    answerOf(api.GET('/api/batch-execution/v1/orders', { params: { query: { limit: 200, ...(after ? { after } : {}) } } })) as Promise<Page<Order>>);
}

export function useRuns() {
  return usePages<Run>(['batch-execution', 'runs'], (after) =>
    answerOf(api.GET('/api/batch-execution/v1/runs', { params: { query: { limit: 100, ...(after ? { after } : {}) } } })) as Promise<Page<Run>>);
}

export function useRun(id: string) {
  return useQuery({ queryKey: ['batch-execution', 'run', id], queryFn: () => answerOf(api.GET('/api/batch-execution/v1/runs/{id}', { params: { path: { id } } })) });
}

export function useAudit(id: string) {
  return usePages<AuditLine>(['batch-execution', 'audit', id], (after) =>
    answerOf(api.GET('/api/batch-execution/v1/runs/{id}/audit', { params: { path: { id }, query: { limit: 100, ...(after ? { after } : {}) } } })) as Promise<Page<AuditLine>>);
}

/** People of a site, for their names. */
export function usePeopleOf(site: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['identity', 'people-of-site', site], enabled,
    queryFn: () => answerOf(api.GET('/api/identity/v1/people', { params: { query: { limit: 500, ...(site === undefined ? {} : { site }) } } })),
  });
}
