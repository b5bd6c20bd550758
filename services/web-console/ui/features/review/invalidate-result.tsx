import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import type { BatchReview } from './queries';

const INVALIDATIONS = '/api/review/v1/batches/{runId}/result-invalidations';

/** The laboratory takes back a result after the release: the batch and its lots are blocked (F7). Shown where there is a result to take back. */
export function InvalidateResult({ batch: { runId, stage, results } }: { readonly batch: BatchReview }) {
  const { t, i18n } = useTranslation();
  const { roles } = usePerson();
  const queries = useQueryClient();
  const [stepKey, setStepKey] = useState('');
  const [reason, setReason, clear] = useDraft(`invalidate/${runId}`);
  const [signing, setSigning] = useState<SignedAct | undefined>(() => (pendingAct()?.act.act === INVALIDATIONS && pendingAct()?.act.params.runId === runId ? pendingAct()?.act : undefined));
  const may = (roles.includes('qc') || roles.includes('qa')) && (stage === 'released' || stage === 'blocked') && results.length > 0;
  if (!may && !signing) return null;
  const sign = (): void => {
    const body = { stepKey, reason: reason.trim() };
    setSigning({ statements: `${INVALIDATIONS}/statements`, act: INVALIDATIONS, params: { runId }, ask: body, body });
  };
  const done = (): void => {
    clear();
    void queries.invalidateQueries({ queryKey: ['review'] });
  };
  return (
    <section className="panel">
      <h2>{t('invalidate.title')}</h2>
      <p className="soft">{t('invalidate.help')}</p>
      <form
        className="stack-tight"
        onSubmit={(event) => {
          event.preventDefault();
          sign();
        }}
      >
        <NativeSelect
          size="md" label={t('invalidate.result')} value={stepKey} onChange={(event) => setStepKey(event.currentTarget.value)}
          data={[{ value: '', label: t('invalidate.choose') }, ...results.map(({ key, title }) => ({ value: key, label: readText(title as { en: string; de: string }, i18n.language) }))]}
        />
        <Textarea size="md" label={t('invalidate.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={2000} />
        <div><Button type="submit" size="md" mih={64} color="alarm" variant="outline" disabled={stepKey === '' || reason.trim() === ''}>{t('invalidate.do')}</Button></div>
      </form>
      {signing && <SigningDialog act={signing} title={t('invalidate.do')} onClose={() => setSigning(undefined)} onSigned={done} />}
    </section>
  );
}
