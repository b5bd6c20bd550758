import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import type { ControlledDocument } from './queries';

/** Nothing of a document is in effect from now on; what was recorded still opens its version. */
export function WithdrawDialog({ document: { id, code }, onClose }: { readonly document: ControlledDocument; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason, clearReason] = useDraft(`document/${id}/reason`);
  const send = useMutation({
    mutationFn: () => answerOf(api.POST('/api/recipes/v1/documents/{id}/withdrawal', { params: { path: { id } }, body: { reason: reason.trim() } })),
    async onSuccess() {
      clearReason();
      await queries.invalidateQueries({ queryKey: ['recipes', 'documents'] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={<strong>{t('documents.withdraw')}: {code}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <p>{t('documents.withdraw-help')}</p>
        <Textarea size="md" autosize minRows={2} label={t('documents.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} data-autofocus />
        {send.error && <ProblemNotice error={send.error} />}
        <Button type="submit" size="lg" mih={64} loading={send.isPending} disabled={reason.trim() === ''}>{t('documents.withdraw')}</Button>
      </form>
    </Modal>
  );
}
