import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { usePages, type Page } from '../../api/pages';

export type Exception = components['schemas']['ExceptionResponse'];
export type Told = components['schemas']['NoticeResponse'];
export type ExceptionRule = components['schemas']['ExceptionRuleResponse'];
export type SiteRules = components['schemas']['ExceptionRulesResponse'];
export type RulesChange = components['schemas']['ExceptionRulesChangeResponse'];
export type ExceptionDetail = components['schemas']['ExceptionDetailResponse'];
export type ExceptionContext = components['schemas']['ExceptionContextResponse'];

/** What the list is narrowed to; kept in the address. */
export interface ExceptionFilter {
  readonly state: 'open' | 'closed';
  readonly severity?: 'minor' | 'major' | 'critical';
  readonly type?: string;
  /** How the number of the batch begins. */
  readonly batch?: string;
  readonly runId?: string;
}

export function useExceptions(filter: ExceptionFilter) {
  return usePages<Exception>(['review', 'exceptions', filter], (after) =>
    answerOf(api.GET('/api/review/v1/exceptions', { params: { query: { ...filter, ...(after ? { after } : {}) } } })) as Promise<Page<Exception>>);
}

/** The newest open ones that this person is told of, whatever page of the list is on the screen: read again at each hint of review, and every few seconds only while the stream of hints is down. */
export function useNotices(enabled: boolean, live: boolean) {
  return useQuery({
    queryKey: ['review', 'notices'], enabled, refetchInterval: live ? false : WITHOUT_STREAM_MS,
    queryFn: () => answerOf(api.GET('/api/review/v1/notices', {})),
  });
}

/** Quality learns of an exception in less than five seconds without the stream as well (G1). */
const WITHOUT_STREAM_MS = 4000;

export function useException(id: string) {
  return useQuery({ queryKey: ['review', 'exception', id], queryFn: () => answerOf(api.GET('/api/review/v1/exceptions/{id}', { params: { path: { id } } })) });
}

/** What happened around it, and the last ones like it. */
export function useExceptionContext(id: string) {
  return useQuery({ queryKey: ['review', 'exception', id, 'context'], queryFn: () => answerOf(api.GET('/api/review/v1/exceptions/{id}/context', { params: { path: { id } } })) });
}

export function useExceptionRules() {
  return useQuery({ queryKey: ['batch-execution', 'exception-rules'], queryFn: () => answerOf(api.GET('/api/batch-execution/v1/exception-rules', {})) });
}

/** Changes of a site's table. */
export function useRulesHistory(site: string) {
  return usePages<RulesChange>(['batch-execution', 'exception-rules', site, 'changes'], (after) =>
    answerOf(api.GET('/api/batch-execution/v1/exception-rules/{site}/changes', { params: { path: { site }, query: after ? { after } : {} } })) as Promise<Page<RulesChange>>);
}
