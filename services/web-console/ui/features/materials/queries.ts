import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { usePages, type Page } from '../../api/pages';

export type Lot = components['schemas']['LotResponse'];
export type Container = components['schemas']['ContainerResponse'];
export type Scanned = components['schemas']['ScannedContainerResponse'];
export type Label = components['schemas']['LabelResponse'];

export const DISPOSITIONS = ['quarantine', 'released', 'restricted', 'rejected'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export function useLots(disposition: Disposition | undefined) {
  return usePages<Lot>(['resources', 'lots', disposition], (after) =>
    answerOf(api.GET('/api/resources/v1/lots', { params: { query: { limit: 50, ...(disposition ? { disposition } : {}), ...(after ? { after } : {}) } } })) as Promise<Page<Lot>>);
}

export function useLot(id: string) {
  return useQuery({ queryKey: ['resources', 'lot', id], queryFn: () => answerOf(api.GET('/api/resources/v1/lots/{id}', { params: { path: { id } } })) as Promise<Lot> });
}

export function useContainer(code: string) {
  return useQuery({ queryKey: ['resources', 'container', code], queryFn: () => answerOf(api.GET('/api/resources/v1/containers/{code}', { params: { path: { code } } })) as Promise<Scanned>, retry: false });
}

export type Genealogy = components['schemas']['GenealogyResponse'];

export function useGenealogy(id: string, direction: 'forward' | 'backward') {
  return useQuery({ queryKey: ['resources', 'genealogy', id, direction], queryFn: () => answerOf(api.GET('/api/resources/v1/lots/{id}/genealogy', { params: { path: { id }, query: { direction } } })) as Promise<Genealogy> });
}

export function useLabels(id: string) {
  return useQuery({ queryKey: ['resources', 'labels', id], queryFn: () => answerOf(api.GET('/api/resources/v1/lots/{id}/labels', { params: { path: { id } } })) as Promise<{ items: Label[] }> });
}
