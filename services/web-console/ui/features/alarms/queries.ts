import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { usePages, type Page } from '../../api/pages';

export type Alarm = components['schemas']['AlarmResponse'];
export type Urgent = components['schemas']['UrgentAlarmsResponse'];
export type Flood = components['schemas']['FloodResponse'];

/** States in the order in which they ask for somebody; `over` asks for nobody. */
export const STATES = ['active-unacknowledged', 'active-acknowledged', 'returned-unacknowledged', 'shelved'] as const;
export const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const;

/** Changes come as hints; that a shelved one comes back when its time is over, nobody tells. */
const ASK_AGAIN_MS = 10_000;
/** Alarms that a screen of them shows at once. */
export const SHOWN = 200;

/** What the list is narrowed to; kept in the address. */
export interface AlarmNarrowing {
  readonly equipment?: string;
  readonly text?: string;
  readonly run?: string;
  readonly priority?: (typeof PRIORITIES)[number];
}

/** Past ones are narrowed by their time and state as well. */
export interface PastNarrowing extends AlarmNarrowing {
  readonly state?: (typeof STATES)[number] | 'over';
  readonly from?: string;
  readonly until?: string;
}

export function useUrgent(filter: AlarmNarrowing, enabled = true) {
  return useQuery({
    queryKey: ['process-data', 'alarms', 'urgent', filter], enabled, refetchInterval: ASK_AGAIN_MS,
    queryFn: () => answerOf(api.GET('/api/process-data/v1/alarms/urgent', { params: { query: { ...filter, limit: SHOWN } } })),
  });
}

/** How many alarms are active and nobody saw; for the bar, which is always there. */
export function useUnseen(enabled: boolean) {
  return useQuery({
    queryKey: ['process-data', 'alarms', 'unseen'], enabled, refetchInterval: ASK_AGAIN_MS,
    queryFn: async () => (await answerOf(api.GET('/api/process-data/v1/alarms/urgent', { params: { query: { limit: 1 } } }))).counts['active-unacknowledged'],
  });
}

export function useFloods(enabled = true) {
  return useQuery({ queryKey: ['process-data', 'alarms', 'floods'], enabled, queryFn: async () => (await answerOf(api.GET('/api/process-data/v1/alarms/floods', {}))).items });
}

export function usePastAlarms(filter: PastNarrowing, enabled = true) {
  return usePages<Alarm>(['process-data', 'alarms', 'past', filter], (after) =>
    answerOf(api.GET('/api/process-data/v1/alarms', { params: { query: { ...filter, ...(after ? { after } : {}) } } })) as Promise<Page<Alarm>>, enabled);
}

const anyOf = (may: readonly string[], roles: readonly string[]): boolean => may.some((role) => roles.includes(role));
export const mayAcknowledge = (roles: readonly string[]): boolean => anyOf(['operator', 'dispenser', 'supervisor', 'maintenance', 'engineer', 'qa'], roles);
export const mayShelve = (roles: readonly string[]): boolean => anyOf(['operator', 'supervisor', 'engineer'], roles);
