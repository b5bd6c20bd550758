import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import type { ItemDetail } from './queries';

const END = '/api/resources/v1/equipment/{code}/maintenance/end';

/** Hands an item over to maintenance under a work order, or takes it back with a signature. */
export function Maintenance({ item: { code, axes }, mayEnd }: { readonly item: ItemDetail; readonly mayEnd: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const out = axes.maintenance.status === 'handed-over';
  const [order, setOrder, clearOrder] = useDraft(`equipment/${code}/work-order`);
  const [what, setWhat, clearWhat] = useDraft(`equipment/${code}/work-what`);
  const [signing, setSigning] = useState(() => pendingAct()?.act.act === END && pendingAct()?.act.params.code === code);
  const workOrder = out ? (axes.maintenance.detail ?? '').split(': ')[0] ?? '' : order.trim();
  const reason = what.trim();
  const done = (): void => {
    clearOrder();
    clearWhat();
    void queries.invalidateQueries({ queryKey: ['resources'] });
  };
  const act = useMemo((): SignedAct => ({ statements: `${END}/statements` as SignedAct['statements'], act: END as SignedAct['act'], params: { code }, ask: { workOrder, reason }, body: { workOrder, reason } }), [code, workOrder, reason]);
  const send = useMutation({ mutationFn: () => answerOf(api.POST('/api/resources/v1/equipment/{code}/maintenance', { params: { path: { code } }, body: { workOrder, reason } })), onSuccess: done });
  if (out && !mayEnd) return null;
  return (
    <div className="stack-tight">
      {!out && <TextInput label={t('equipment.work-order')} value={order} onChange={(event) => setOrder(event.currentTarget.value)} maxLength={100} />}
      <Textarea label={t('equipment.work-what')} value={what} onChange={(event) => setWhat(event.currentTarget.value)} maxLength={1000} />
      {send.error && <ProblemNotice error={send.error} />}
      <div>
        <Button size="md" mih={64} variant="outline" color="steel" disabled={workOrder === '' || reason === ''} loading={send.isPending} onClick={() => (out ? setSigning(true) : send.mutate())}>
          {t(out ? 'equipment-act.take-back' : 'equipment-act.hand-over')}
        </Button>
      </div>
      {signing && <SigningDialog act={act} title={t('equipment-act.take-back')} onClose={() => setSigning(false)} onSigned={done} />}
    </div>
  );
}
