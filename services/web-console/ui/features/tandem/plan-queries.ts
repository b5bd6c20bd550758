import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

const LOOK_AGAIN_MS = 10_000;
const at = (id: string) => ({ params: { path: { id } } });

/** Planned sessions that one planned or to which one is asked. */
export function useMyPlans(enabled: boolean) {
  return useQuery({ queryKey: ['tandem', 'plans', 'mine'], enabled, refetchInterval: LOOK_AGAIN_MS, queryFn: async () => (await answerOf(api.GET('/api/tandem/v1/plans', { params: { query: { mine: 'open' } } }))).items });
}

/** Planned sessions at a step. */
export function usePlansOfStep(runId: string, stepKey: string) {
  return useQuery({ queryKey: ['tandem', 'plans', runId, stepKey], refetchInterval: LOOK_AGAIN_MS, queryFn: async () => (await answerOf(api.GET('/api/tandem/v1/plans', { params: { query: { runId, stepKey } } }))).items });
}

/** Who may be asked to a step of a run. */
export function useWhoMayCome(runId: string) {
  return useQuery({ queryKey: ['tandem', 'who-may-come', runId], queryFn: async () => (await answerOf(api.GET('/api/tandem/v1/runs/{id}/experts', at(runId)))).items });
}

export function planSession(runId: string, stepKey: string, when: string, experts: string[]) {
  return answerOf(api.POST('/api/tandem/v1/plans', { body: { runId, stepKey, at: when, experts } }));
}

export function acceptPlan(id: string) {
  return answerOf(api.POST('/api/tandem/v1/plans/{id}/acceptance', at(id)));
}

export function declinePlan(id: string, word: string) {
  return answerOf(api.POST('/api/tandem/v1/plans/{id}/refusal', { ...at(id), body: { word } }));
}

export function cancelPlan(id: string, word: string) {
  return answerOf(api.POST('/api/tandem/v1/plans/{id}/cancellation', { ...at(id), body: { word } }));
}
