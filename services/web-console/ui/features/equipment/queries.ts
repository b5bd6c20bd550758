import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { usePages, type Page } from '../../api/pages';

export type Item = components['schemas']['EquipmentResponse'];
export type ItemDetail = components['schemas']['EquipmentDetailResponse'];

export const AXES = ['cleaning', 'calibration', 'qualification', 'maintenance', 'allocation', 'block'] as const;
export type Axis = (typeof AXES)[number];

export function useEquipment() {
  return usePages<Item>(['resources', 'equipment'], (after) =>
    answerOf(api.GET('/api/resources/v1/equipment', { params: { query: { limit: 200, ...(after ? { after } : {}) } } })) as Promise<Page<Item>>);
}

export function useItem(code: string) {
  return useQuery({ queryKey: ['resources', 'equipment', code], queryFn: () => answerOf(api.GET('/api/resources/v1/equipment/{code}', { params: { path: { code } } })) as Promise<ItemDetail> });
}
