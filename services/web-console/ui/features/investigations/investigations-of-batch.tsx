import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { PagedList } from '../../api/pages';
import { ProblemNotice } from '../../look/notices';
import { State } from '../../look/states';
import { usePerson } from '../../session/session';
import { openInvestigation, useInvestigationsOf } from './queries';

/** Investigations that a batch is part of, and the way to begin one (G3). */
export function InvestigationsOfBatch({ runId }: { readonly runId: string }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const [beginning, setBeginning] = useState(false);
  return (
    <section className="panel">
      <h2>{t('investigation.title')}</h2>
      <PagedList of={useInvestigationsOf(runId)} empty={<p className="soft">{t('investigation.none')}</p>}>
        {(items) => (
          <ul className="plain-list">
            {items.map(({ id, deviation, title, state, runId: origin, number }) => (
              <li key={id} className="row">
                <Link to={`/investigations/${id}`}>{deviation}</Link> {title} <State of={state} tone={state === 'open' ? 'attention' : 'done'} />
                {origin !== runId && <span className="soft">{t('investigation.began-at', { number })}</span>}
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      {roles.includes('qa') && (beginning ? <Begin runId={runId} /> : <div><Button variant="default" onClick={() => setBeginning(true)}>{t('investigation.begin')}</Button></div>)}
    </section>
  );
}

function Begin({ runId }: { readonly runId: string }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [deviation, setDeviation] = useState('');
  const [title, setTitle] = useState('');
  const begin = useMutation({
    mutationFn: () => openInvestigation(runId, deviation.trim(), title.trim()),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['review'] });
      void go(`/investigations/${id}`);
    },
  });
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <TextInput size="md" label={t('investigation.deviation')} placeholder="DEV-2026-017" value={deviation} onChange={(event) => setDeviation(event.currentTarget.value)} maxLength={50} data-autofocus />
      <TextInput size="md" label={t('investigation.about')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} maxLength={200} />
      {begin.error && <ProblemNotice error={begin.error} />}
      <div><Button type="submit" mih={64} loading={begin.isPending} disabled={deviation.trim() === '' || title.trim() === ''}>{t('investigation.begin')}</Button></div>
    </form>
  );
}
