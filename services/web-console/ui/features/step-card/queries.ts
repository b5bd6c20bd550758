import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { TakenFile } from '../files/send-file';
import { cardOf } from './card-of';
import type { Card } from './model';

export function useCard(runId: string, stepKey: string) {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: ['batch-execution', 'step', runId, stepKey, i18n.language],
    queryFn: async () => cardOf(await answerOf(api.GET('/api/batch-execution/v1/runs/{id}/steps/{key}', { params: { path: { id: runId, key: stepKey } } }))),
  });
}

export function raiseException({ runId, stepKey }: Card, text: string, severity: 'minor' | 'major' | 'critical', photo?: TakenFile) {
  const seen = photo ? { photo: { sha256: photo.sha256, fileName: photo.fileName } } : {};
  return answerOf(api.POST('/api/batch-execution/v1/runs/{id}/exceptions', { params: { path: { id: runId } }, body: { stepKey, text, severity, ...seen } }));
}

export function addComment({ runId, stepKey }: Card, text: string) {
  return answerOf(api.POST('/api/batch-execution/v1/runs/{id}/comments', { params: { path: { id: runId } }, body: { stepKey, text } }));
}

/** The step of this batch that this person can do next; undefined when there is none. */
export async function findNextStep(runId: string): Promise<string | undefined> {
  const { items } = await answerOf(api.GET('/api/batch-execution/v1/my-work'));
  return items.find((item) => item.runId === runId && item.qualified)?.stepKey;
}
