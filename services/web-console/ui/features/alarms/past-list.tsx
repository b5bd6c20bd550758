import { useTranslation } from 'react-i18next';
import { PagedList } from '../../api/pages';
import { Empty } from '../../look/notices';
import { AlarmRow, type AlarmAct } from './alarm-row';
import { usePastAlarms, type Alarm, type PastNarrowing } from './queries';

/** Alarms of any time, the newest first. */
export function PastList({ filter, now, onAct }: { readonly filter: PastNarrowing; readonly now: number | undefined; readonly onAct: (act: AlarmAct, alarms: readonly Alarm[]) => void }) {
  const { t } = useTranslation();
  return (
    <PagedList of={usePastAlarms(filter)} empty={<Empty title={t('alarm.none-found')}>{t('alarm.none-found-help')}</Empty>}>
      {(alarms) => <div className="stack-tight">{alarms.map((alarm) => <AlarmRow key={alarm.id} alarm={alarm} now={now} onAct={onAct} />)}</div>}
    </PagedList>
  );
}
