import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemNotice } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import { AtStep } from './at-step';
import { samePerson } from './call-state';
import { acceptPlan, cancelPlan, declinePlan } from './plan-queries';
import type { Plan } from './plan-rules';
import './plan.css';

/** What, when, at which step and who comes; who is asked answers, who planned it takes it back. */
export function PlannedSession({ plan, here = false }: { readonly plan: Plan; readonly here?: boolean }) {
  const { t } = useTranslation();
  const { person, roles } = usePerson();
  const queries = useQueryClient();
  const [saying, setSaying] = useState<'decline' | 'cancel'>();
  const [word, setWord] = useState('');
  const act = useMutation({
    mutationFn: (what: () => Promise<unknown>) => what(),
    onSuccess() {
      setSaying(undefined);
      setWord('');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['tandem', 'plans'] }),
  });
  const { id, at, site, runId, stepKey, plannedBy, experts } = plan;
  const mine = experts.find((expert) => samePerson(expert.person, person));
  const takesBack = samePerson(plannedBy.person, person) || roles.includes('supervisor');
  return (
    <div className="stack-tight">
      {!here && <Link className="link" to={`/batches/${runId}/steps/${encodeURIComponent(stepKey)}`}><AtStep session={{ ...plan, shownStep: stepKey }} /></Link>}
      <strong><SiteTime at={at} site={site} /></strong>
      <span className="small">{t('plan.by', { name: plannedBy.name })}</span>
      <ul className="plain-list small">{experts.map((expert) => <li key={expert.person}>{expert.name}: <strong>{t(`plan.answer-${expert.answer ?? 'none'}`)}</strong>{expert.word && ` – ${expert.word}`}</li>)}</ul>
      {saying && (
        <form className="stack-tight" onSubmit={(event) => { event.preventDefault(); act.mutate(() => (saying === 'decline' ? declinePlan(id, word) : cancelPlan(id, word))); }}>
          <TextInput label={t('tandem.word')} size="lg" value={word} maxLength={300} onChange={(event) => setWord(event.currentTarget.value)} autoFocus />
          <div className="plan-acts">
            <Button variant="default" mih={60} type="button" onClick={() => setSaying(undefined)}>{t('act.back')}</Button>
            <Button color="alarm" mih={60} type="submit" loading={act.isPending} disabled={word.trim() === ''}>{t(saying === 'decline' ? 'plan.decline-now' : 'plan.cancel-now')}</Button>
          </div>
        </form>
      )}
      {!saying && (
        <div className="plan-acts">
          {mine && mine.answer !== 'accepted' && <Button mih={60} loading={act.isPending} onClick={() => act.mutate(() => acceptPlan(id))}>{t('plan.accept')}</Button>}
          {mine && mine.answer !== 'declined' && <Button variant="default" mih={60} onClick={() => setSaying('decline')}>{t('plan.decline')}</Button>}
          {takesBack && <Button variant="default" mih={60} onClick={() => setSaying('cancel')}>{t('plan.cancel')}</Button>}
        </div>
      )}
      {act.error && <ProblemNotice error={act.error} />}
    </div>
  );
}
