import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../look/loaded';
import { Empty, ProblemNotice } from '../../look/notices';
import { TimeField } from '../../look/time-field';
import { zoneOf } from '../../session/plant';
import { planSession, useWhoMayCome } from './plan-queries';

interface Props {
  readonly runId: string;
  readonly stepKey: string;
  readonly site: string;
  readonly onClose: () => void;
}

/** When a session is to be at a step, and who is asked to come. */
export function PlanDialog({ runId, stepKey, site, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [at, setAt] = useState('');
  const [asked, setAsked] = useState<readonly string[]>([]);
  const plan = useMutation({ mutationFn: () => planSession(runId, stepKey, at, [...asked]), onSuccess: onClose, onSettled: () => queries.invalidateQueries({ queryKey: ['tandem', 'plans'] }) });
  return (
    <Modal opened onClose={onClose} size="lg" title={<strong>{t('plan.title')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 60 }}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); plan.mutate(); }}>
        <label className="stack-tight"><strong>{t('plan.when')}</strong><TimeField value={at} zone={zoneOf(site)} onChange={setAt} said aria-label={t('plan.when')} style={{ minHeight: 60 }} /></label>
        <Loaded of={useWhoMayCome(runId)}>
          {(people) => (
            <fieldset className="plan-people">
              <legend><strong>{t('plan.who')}</strong></legend>
              {people.length === 0 && <Empty title={t('plan.nobody')} />}
              {people.map(({ person, name }) => {
                const chosen = asked.includes(person);
                return <Button key={person} type="button" fullWidth justify="space-between" variant={chosen ? 'filled' : 'default'} mih={60} aria-pressed={chosen} rightSection={<span className="small">{person}</span>} onClick={() => setAsked(chosen ? asked.filter((one) => one !== person) : [...asked, person])}>{name}</Button>;
              })}
            </fieldset>
          )}
        </Loaded>
        {plan.error && <ProblemNotice error={plan.error} />}
        <div className="spread dialog-acts">
          <Button variant="default" mih={60} type="button" onClick={onClose}>{t('act.cancel')}</Button>
          <Button mih={60} type="submit" loading={plan.isPending} disabled={at === '' || asked.length === 0}>{t('plan.ask')}</Button>
        </div>
      </form>
    </Modal>
  );
}
