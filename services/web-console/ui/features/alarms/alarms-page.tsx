import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFocusKept } from '../../look/use-focus-kept';
import { useRealNow } from '../../session/real-time';
import { usePerson } from '../../session/session';
import { changed } from '../exceptions/exception-filters';
import { AlarmActDialog } from './act-dialog';
import type { AlarmAct } from './alarm-row';
import './alarms.css';
import { Narrowing, narrowingOf } from './narrowing';
import { PastList } from './past-list';
import { mayAcknowledge, mayShelve, type Alarm } from './queries';
import { UrgentList } from './urgent-list';

/** What machines call for: what asks for somebody, or any alarm that ever was. What is looked at stands in the address. */
export default function AlarmsPage() {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const [query, setQuery] = useSearchParams();
  const [acting, setActing] = useState<{ readonly act: AlarmAct; readonly alarms: readonly Alarm[] }>();
  const now = useRealNow(10_000);
  const past = query.get('show') === 'all';
  const show = (next: URLSearchParams): void => setQuery(next, { replace: true });
  const onAct = (act: AlarmAct, alarms: readonly Alarm[]): void => setActing({ act, alarms });
  useFocusKept(() => document.querySelector('.alarms-head h1'));
  return (
    <div className="page">
      <div className="spread alarms-head">
        <h1 tabIndex={-1}>{t('alarm.title')}</h1>
        <SegmentedControl size="md" aria-label={t('alarm.which')} value={past ? 'all' : 'urgent'} onChange={(next) => show(changed(query, 'show', next === 'all' ? 'all' : ''))} data={[{ value: 'urgent', label: t('alarm.urgent') }, { value: 'all', label: t('alarm.all') }]} />
      </div>
      <Narrowing query={query} past={past} onChange={show} />
      {past ? <PastList filter={narrowingOf(query)} now={now} onAct={onAct} /> : <UrgentList filter={narrowingOf(query)} now={now} onAct={onAct} />}
      {!mayAcknowledge(roles) && <p className="soft">{t('alarm.may-not-acknowledge')}</p>}
      {mayAcknowledge(roles) && !mayShelve(roles) && <p className="soft">{t('alarm.may-not-shelve')}</p>}
      {acting && <AlarmActDialog {...acting} onClose={() => setActing(undefined)} />}
    </div>
  );
}
