import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../session/draft';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';

const ACT = '/api/resources/v1/containers/{code}/picking-waiver';

/** A batch may take this container although another lot comes first: with a reason and a signature. */
export function WaiveOrder({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const pending = pendingAct()?.act;
  const mine = pending?.params.code === code && pending.act === ACT;
  const [open, setOpen] = useState(mine);
  const [signing, setSigning] = useState(mine);
  const [runNumber, setRunNumber, clearRun] = useDraft(`waive/${code}/run`);
  const [reason, setReason, clearReason] = useDraft(`waive/${code}/reason`);
  const body = { runNumber: runNumber.trim(), reason: reason.trim() };
  const act: SignedAct = { statements: `${ACT}/statements`, act: ACT, params: { code }, ask: body, body };
  if (!open) return <Button variant="default" size="md" onClick={() => setOpen(true)}>{t('stock-act.waive')}</Button>;
  return (
    <form
      className="stack-tight"
      aria-label={t('stock-act.waive')}
      onSubmit={(event) => {
        event.preventDefault();
        setSigning(true);
      }}
    >
      <h3>{t('stock-act.waive')}</h3>
      <TextInput size="md" label={t('stock-act.waive-batch')} value={runNumber} onChange={(event) => setRunNumber(event.currentTarget.value)} autoFocus />
      <TextInput size="md" label={t('stock-act.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
      <div className="row">
        <Button type="submit" size="md" mih={64} disabled={body.runNumber === '' || body.reason === ''}>{t('act.sign')}</Button>
        <Button variant="default" size="md" mih={64} onClick={() => setOpen(false)}>{t('act.cancel')}</Button>
      </div>
      {signing && (
        <SigningDialog
          act={act}
          title={t('stock-act.waive')}
          onClose={() => setSigning(false)}
          onSigned={() => {
            clearRun();
            clearReason();
            setOpen(false);
            void queries.invalidateQueries({ queryKey: ['resources'] });
          }}
        />
      )}
    </form>
  );
}
