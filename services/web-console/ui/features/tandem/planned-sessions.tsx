import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Notice } from '../../look/notices';
import { usePlantNow } from '../../session/plant-time';
import { usePerson } from '../../session/session';
import { pathOf } from './follow-operator';
import { PlanDialog } from './plan-dialog';
import { useMyPlans, usePlansOfStep } from './plan-queries';
import { isDue, planToTell } from './plan-rules';
import { PlannedSession } from './planned-session';
import { calls, takesPart } from './standing';

/** Planned sessions that concern one: on the page of one's work. Nothing where there is none. */
export function MyPlans() {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const plans = useMyPlans(takesPart(roles)).data ?? [];
  if (plans.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t('plan.list')}</h2>
      <div className="tiles">{plans.map((plan) => <div key={plan.id} className="panel"><PlannedSession plan={plan} /></div>)}</div>
    </section>
  );
}

/** On every screen but that of the step itself, which says it at its side: a session that is to begin, or one that waits for an answer. Put aside, it stays on the page of one's work. */
export function PlanNotice({ standsIn }: { readonly standsIn: string | undefined }) {
  const { t } = useTranslation();
  const { person, roles } = usePerson();
  const [aside, setAside] = useState<readonly string[]>([]);
  const now = usePlantNow(10_000);
  const { pathname } = useLocation();
  const plans = useMyPlans(takesPart(roles)).data ?? [];
  const due = (id: string, at: string): string => `${id} ${isDue({ at }, now) ? 'due' : 'asked'}`;
  const plan = planToTell(plans.filter(({ id, at }) => !aside.includes(due(id, at))), person, now);
  if (!plan || standsIn !== undefined || pathname === pathOf({ ...plan, shownStep: plan.stepKey })) return null;
  return (
    <div className="tandem-waiting" role="status">
      <Notice tone="attention" title={t(isDue(plan, now) ? 'plan.due' : 'plan.asked')}>
        <PlannedSession plan={plan} />
        <Button variant="default" fullWidth mih={60} mt="xs" onClick={() => setAside([...aside, due(plan.id, plan.at)])}>{t('plan.aside')}</Button>
      </Notice>
    </div>
  );
}

/** Planned sessions at a step, and how one is planned there. */
export function PlansOfStep({ runId, stepKey, site, done }: { readonly runId: string; readonly stepKey: string; readonly site: string; readonly done: boolean }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const plans = usePlansOfStep(runId, stepKey).data ?? [];
  const [planning, setPlanning] = useState(false);
  const may = calls(roles) && !done;
  if (!may && plans.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('plan.list')}</h2>
      {plans.map((plan) => <PlannedSession key={plan.id} plan={plan} here />)}
      {may && <Button fullWidth variant="default" mt="xs" mih={60} onClick={() => setPlanning(true)}>{t('plan.plan')}</Button>}
      {planning && <PlanDialog runId={runId} stepKey={stepKey} site={site} onClose={() => setPlanning(false)} />}
    </section>
  );
}
