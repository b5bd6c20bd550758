import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { exceptionText } from '../../language/read-text';
import { ProblemNotice } from '../../look/notices';
import { useExceptions, type ExceptionDetail } from './queries';

/** Quality puts an exception under its cause, or takes it out, with a reason. */
export function PlaceForm({ exception }: { readonly exception: ExceptionDetail }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const { id, runId, cause } = exception;
  const [open, setOpen] = useState(false);
  const [parent, setParent] = useState('');
  const [reason, setReason] = useState('');
  const others = useExceptions({ runId, state: 'open' });
  const causes = (others.data ?? []).filter((one) => one.id !== id && !one.cause);
  const send = useMutation({
    mutationFn: () => cause
      ? answerOf(api.POST('/api/review/v1/exceptions/{id}/cause/removal', { params: { path: { id } }, body: { reason: reason.trim() } }))
      : answerOf(api.POST('/api/review/v1/exceptions/{id}/cause', { params: { path: { id } }, body: { parent, reason: reason.trim() } })),
    async onSuccess() {
      setOpen(false);
      setReason('');
      await queries.invalidateQueries({ queryKey: ['review'] });
    },
  });
  if (!cause && causes.length === 0) return null;
  if (!open) return <div className="row"><Button variant="default" size="md" onClick={() => setOpen(true)}>{t(cause ? 'family.take-out' : 'family.put-under')}</Button></div>;
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      {!cause && (
        <NativeSelect
          size="md"
          label={t('family.which-cause')}
          value={parent}
          onChange={(event) => setParent(event.currentTarget.value)}
          data={[{ value: '', label: t('act.choose') }, ...causes.map((one) => ({ value: one.id, label: `${t(`exception-type.${one.type}`, { defaultValue: one.type })}: ${exceptionText(one, i18n.language)}`.slice(0, 160) }))]}
        />
      )}
      <TextInput size="md" label={t('family.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={2000} />
      {send.error && <ProblemNotice error={send.error} />}
      <div className="row">
        <Button type="submit" size="md" mih={64} loading={send.isPending} disabled={reason.trim() === '' || (!cause && parent === '')}>{t(cause ? 'family.take-out' : 'family.put-under')}</Button>
        <Button variant="default" size="md" mih={64} onClick={() => setOpen(false)}>{t('act.cancel')}</Button>
      </div>
    </form>
  );
}
