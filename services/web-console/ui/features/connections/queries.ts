import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { usePages, type Page } from '../../api/pages';

export type Connection = components['schemas']['ConnectionResponse'];
export type Tag = components['schemas']['TagRequest'];
export type Settings = components['schemas']['SettingsRequest'];
export type Version = Omit<components['schemas']['ConnectionVersionResponse'], 'settings'> & { readonly settings: Settings };

/** How a source is heard is told by nobody; it is asked for. */
const ASK_AGAIN_MS = 5000;

export function useConnections() {
  return usePages<Connection>(['process-data', 'connections'], (after) => answerOf(api.GET('/api/process-data/v1/connections', { params: { query: { limit: 200, ...(after ? { after } : {}) } } })) as Promise<Page<Connection>>, true, ASK_AGAIN_MS);
}

export function useVersion(id: string, version: number | undefined) {
  return useQuery({
    queryKey: ['process-data', 'connections', id, version], enabled: version !== undefined && version > 0, staleTime: Infinity,
    queryFn: () => answerOf(api.GET('/api/process-data/v1/connections/{id}/versions/{version}', { params: { path: { id, version: String(version) } } })) as Promise<unknown> as Promise<Version>,
  });
}

export const mayDraft = (roles: readonly string[]): boolean => ['engineer', 'maintenance'].some((role) => roles.includes(role));
export const mayApprove = (roles: readonly string[]): boolean => roles.includes('qa');
