import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { becomeTerminal, terminal } from '../../session/terminal';

/** Takes a terminal out of service, with a reason: no act may come from it any more. */
export function RevokeDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const revoke = useMutation({
    mutationFn: () => answerOf(api.POST('/api/identity/v1/terminals/{code}/revocation', { params: { path: { code } }, body: { reason: reason.trim() } })),
    onSuccess() {
      if (terminal() === code) becomeTerminal(undefined);
      void queries.invalidateQueries({ queryKey: ['identity'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={<strong>{t('device.revoke', { code })}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <div className="stack">
        <Textarea label={t('batch.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} data-autofocus />
        {revoke.error && <ProblemNotice error={revoke.error} />}
        <Button size="lg" mih={64} color="alarm" loading={revoke.isPending} disabled={reason.trim() === ''} onClick={() => revoke.mutate()}>{t('device.revoke-now')}</Button>
      </div>
    </Modal>
  );
}
