import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { Decimal } from '../materials/decimal';
import type { Step, Weighing } from './queries';
import type { WeighingTask } from './weighing-task';

/** Enters container, tare and gross (or net) into the step, as the scale said them, and goes back there. What stands there already stays. */
export function TakeOver({ step, task, weighing, back }: { readonly step: Step; readonly task: WeighingTask; readonly weighing: Weighing; readonly back: string }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: async () => {
      const { net, tare, into } = weighing;
      if (!net || !tare) return;
      const { entries } = task;
      const masses = entries.gross === undefined ? [[entries.net, net.value] as const] : [[entries.tare, tare.value] as const, [entries.gross, Decimal.sum(net.value, tare.value)] as const];
      let { version } = step;
      for (const [entry, value] of [[entries.container, into] as const, ...masses]) {
        const known = step.entries.find(({ id }) => id === entry)?.fields[0];
        if (entry === undefined || known === undefined || known.value) continue;
        const answer = await answerOf(api.POST('/api/batch-execution/v1/runs/{id}/steps/{key}/entries', { params: { path: { id: step.runId, key: step.key } }, body: { version, entry, value } }));
        version = (answer as { version: number }).version;
      }
    },
    async onSettled(_done, error) {
      await queries.invalidateQueries({ queryKey: ['batch-execution'] });
      if (!error) void go(back);
    },
  });
  return (
    <>
      {send.error && <ProblemNotice error={send.error} />}
      <Button className="card-primary" aria-keyshortcuts="Control+Enter" loading={send.isPending} onClick={() => send.mutate()}>{t('weighing.take-over')}</Button>
    </>
  );
}
