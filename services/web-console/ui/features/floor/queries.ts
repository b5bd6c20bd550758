import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';

export type EquipmentNow = components['schemas']['EquipmentNowResponse'];
export type PointNow = components['schemas']['PointNowResponse'];

/** How often values are read, while the page is seen: of one step or item, and of the whole floor. */
const STEP_MS = 2000;
const FLOOR_MS = 5000;
/** Equipment that the floor shows; a site has less. */
const MOST_PAGES = 4;

/** Values are asked for again and again; a question that failed is not repeated before its turn comes. */
const OFTEN = { retry: false, refetchIntervalInBackground: false } as const;

/** All equipment with points, of all pages. */
export function useFloor() {
  return useQuery({
    ...OFTEN, queryKey: ['process-data', 'equipment', 'floor'], refetchInterval: FLOOR_MS,
    async queryFn() {
      const items: EquipmentNow[] = [];
      let after: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const found = await answerOf(api.GET('/api/process-data/v1/equipment', { params: { query: { limit: 500, ...(after ? { after } : {}) } } }));
        items.push(...found.items);
        if (found.next === undefined) break;
        after = found.next;
      }
      return items;
    },
  });
}

/** One item or room, as machines say it. */
export function useEquipmentNow(equipment: string) {
  return useQuery({
    ...OFTEN, queryKey: ['process-data', 'equipment', equipment], refetchInterval: STEP_MS,
    queryFn: async () => (await answerOf(api.GET('/api/process-data/v1/equipment', { params: { query: { equipment } } }))).items,
  });
}

/** What a step uses now, with its room. */
export function useStepNow(runId: string, stepKey: string, enabled: boolean) {
  return useQuery({
    ...OFTEN, queryKey: ['process-data', 'equipment', runId, stepKey], enabled, refetchInterval: STEP_MS,
    queryFn: async () => (await answerOf(api.GET('/api/process-data/v1/equipment', { params: { query: { runId, stepKey } } }))).items,
  });
}
