import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../look/loaded';
import { Empty, Notice } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import { entriesOf } from './alarm-text';
import { AlarmRow, type AlarmAct } from './alarm-row';
import { mayAcknowledge, SHOWN, STATES, useFloods, useUrgent, type Alarm, type AlarmNarrowing, type Flood, type PastNarrowing, type Urgent } from './queries';
import { AlarmState, Priority } from './signs';

type OnAct = (act: AlarmAct, alarms: readonly Alarm[]) => void;

/** What asks for somebody: the most urgent first, floods as one. */
export function UrgentList({ filter, now, onAct }: { readonly filter: PastNarrowing; readonly now: number | undefined; readonly onAct: OnAct }) {
  const { t } = useTranslation();
  const { equipment, text, run, priority } = filter;
  const narrowing: AlarmNarrowing = { ...(equipment ? { equipment } : {}), ...(text ? { text } : {}), ...(run ? { run } : {}), ...(priority ? { priority } : {}) };
  const urgent = useUrgent(narrowing);
  const floods = useFloods().data ?? [];
  return (
    <>
      {urgent.data !== undefined && urgent.isError && <Notice tone="attention" title={t('alarm.not-read')}><p>{t('alarm.not-read-help')}</p></Notice>}
      <Loaded of={urgent}>
        {({ items, counts }) => (
          <>
            <Counts counts={counts} />
            {items.length === 0 && <Empty title={t(Object.keys(narrowing).length > 0 ? 'alarm.none-here' : 'alarm.none')}>{t('alarm.none-help')}</Empty>}
            <div className="stack-tight">
              {entriesOf(items, floods).map((entry) => ('alarm' in entry ? <AlarmRow key={entry.alarm.id} alarm={entry.alarm} now={now} onAct={onAct} /> : <FloodOf key={`${entry.flood.equipment} ${entry.flood.from}`} {...entry} now={now} onAct={onAct} />))}
            </div>
            {items.length === SHOWN && <p className="soft">{t('alarm.narrow-on', { shown: SHOWN })}</p>}
          </>
        )}
      </Loaded>
    </>
  );
}

/** How many there are of each state; the places stay, also with none. */
function Counts({ counts }: { readonly counts: Urgent['counts'] }) {
  const { t } = useTranslation();
  return <div className="row alarm-counts" role="status" aria-label={t('alarm.counts')}>{STATES.map((state) => <AlarmState key={state} of={state} count={counts[state]} />)}</div>;
}

/** Many alarms of one equipment within minutes: one thing to look at, which opens into its alarms. */
function FloodOf({ flood, alarms, now, onAct }: { readonly flood: Flood; readonly alarms: readonly Alarm[]; readonly now: number | undefined; readonly onAct: OnAct }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const unseen = alarms.filter(({ acknowledged, state }) => !acknowledged && state !== 'shelved');
  const earliest = alarms.map(({ from }) => from).sort()[0] ?? flood.from;
  return (
    <section className="panel alarm-flood" aria-label={t('alarm.flood-of', { equipment: flood.equipment })}>
      <div className="spread">
        <div className="row">
          {alarms[0] && <><AlarmState of={alarms[0].state} /><Priority of={alarms[0].priority} /></>}
          <h3>{t('alarm.flood-title', { equipment: flood.equipment, count: flood.alarms })}</h3>
          <span className="soft">{t('alarm.since')} <SiteTime at={earliest} site={flood.site} show="seconds" /></span>
        </div>
        {unseen.length > 0 && mayAcknowledge(roles) && <Button size="md" mih={64} onClick={() => onAct('acknowledgement', unseen)}>{t('alarm.acknowledge-several', { count: unseen.length })}</Button>}
      </div>
      <p className="soft">{t('alarm.flood-help')}</p>
      <details>
        <summary>{t('alarm.flood-open', { count: alarms.length })}</summary>
        <div className="stack-tight">{alarms.map((alarm) => <AlarmRow key={alarm.id} alarm={alarm} now={now} onAct={onAct} />)}</div>
      </details>
    </section>
  );
}
