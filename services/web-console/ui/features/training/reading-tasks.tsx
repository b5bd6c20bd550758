import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import { SiteTime } from '../../look/site-time';
import { ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { openVersion } from '../documents/queries';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';

const ACT = '/api/training/v1/readings/{versionId}';

/** Versions that I have to read before I work by them. */
export function useReadingTasks() {
  return useQuery({ queryKey: ['training', 'readings', 'me'], queryFn: async () => (await answerOf(api.GET('/api/training/v1/readings', { params: { query: { person: 'me', limit: 200 } } }))).items });
}

/** New versions to read and sign; nothing when there are none. */
export function ReadingTasks() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const open = useMutation({ mutationFn: openVersion });
  const { data: tasks = [] } = useReadingTasks();
  const pending = pendingAct()?.act;
  const [signing, setSigning] = useState<string | undefined>(() => (pending?.act === ACT ? pending.params['versionId'] : undefined));
  const act = (versionId: string): SignedAct => ({ statements: `${ACT}/statements` as SignedAct['statements'], act: ACT as SignedAct['act'], params: { versionId }, ask: {}, body: {} });
  if (tasks.length === 0 && signing === undefined) return null;
  return (
    <section className="stack-tight">
      <h2>{t('training.to-read')}</h2>
      {open.error && <ProblemNotice error={open.error} />}
      {tasks.map(({ versionId, documentId, code, version, title, titleDe, status, since, site, effectiveFrom }) => (
        <div key={versionId} className="panel spread">
          <div>
            <strong>{i18n.language.startsWith('de') ? (titleDe ?? title) : title}</strong> <span className="soft small">{code} v{version}</span>
            <p className="row small" style={{ gap: '0.5rem' }}><Sign tone={status === 'effective' ? 'attention' : 'waiting'}>{t(`state.${status}`)}</Sign> {t('training.since')} <SiteTime at={since} site={site} />{effectiveFrom && <> · {t('recipes.effective-from')} <SiteTime at={effectiveFrom} site={site} /></>}</p>
          </div>
          <div className="row">
            {documentId === undefined
              ? <Button component={Link} to={`/recipes/${versionId}`} variant="default" mih={64}>{t('training.read')}</Button>
              : <Button variant="default" mih={64} onClick={() => open.mutate({ documentId, code, version })}>{t('training.read')}</Button>}
            <Button size="md" mih={64} onClick={() => setSigning(versionId)}>{t('training.understood')}</Button>
          </div>
        </div>
      ))}
      {signing !== undefined && <SigningDialog act={act(signing)} title={t('training.understood')} onClose={() => setSigning(undefined)} onSigned={() => void queries.invalidateQueries({ queryKey: ['training'] })} />}
    </section>
  );
}
