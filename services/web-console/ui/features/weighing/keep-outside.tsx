import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../session/draft';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { usePerson } from '../../session/session';
import type { Weighing } from './queries';

/** A mass outside its tolerance is kept by a supervisor or by quality, with a reason and a signature. */
export function KeepOutside({ weighing }: { readonly weighing: Weighing }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { roles } = usePerson();
  const [reason, setReason, clear] = useDraft(`weighing/${weighing.id}/keep`);
  const [signing, setSigning] = useState(() => pendingAct()?.act.params.id === weighing.id);
  const body = { reason: reason.trim() };
  const act: SignedAct = { statements: '/api/resources/v1/weighings/{id}/deviation/statements', act: '/api/resources/v1/weighings/{id}/deviation', params: { id: weighing.id }, ask: body, body };
  if (!roles.some((role) => role === 'supervisor' || role === 'qa')) return <p className="soft">{t('weighing.keep-help')}</p>;
  return (
    <div className="panel stack-tight">
      <p className="soft">{t('weighing.keep-help')}</p>
      <TextInput size="lg" label={t('weighing.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} />
      <div className="row"><Button variant="default" mih={64} disabled={reason.trim() === ''} onClick={() => setSigning(true)}>{t('weighing.keep')}</Button></div>
      {signing && (
        <SigningDialog
          act={act}
          title={t('weighing.keep')}
          onClose={() => setSigning(false)}
          onSigned={() => {
            clear();
            void queries.invalidateQueries({ queryKey: ['resources'] });
          }}
        />
      )}
    </div>
  );
}
