import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readText } from '../../language/read-text';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import { excursionOf, lengthText, trendOf } from './alarm-text';
import { mayAcknowledge, mayShelve, type Alarm } from './queries';
import { AlarmState, Priority } from './signs';

/** What a person may do with an alarm. */
export type AlarmAct = 'acknowledgement' | 'shelving' | 'unshelving';

/** Who reads the page of an exception; for others it stands in its step. */
const JUDGING: readonly string[] = ['supervisor', 'qc', 'qa', 'qp', 'inspector'];

interface Props {
  readonly alarm: Alarm;
  /** Real time at the plant. */
  readonly now: number | undefined;
  readonly onAct: (act: AlarmAct, alarms: readonly Alarm[]) => void;
}

/** One alarm: how it stands, what it is, since when, where it belongs, and what may be done. Each thing has its place, whatever the others say. */
export function AlarmRow({ alarm, now, onAct }: Props) {
  const { t, i18n } = useTranslation();
  const { id, site, title, tag, equipment, state, priority, from, until, acknowledged, shelvedUntil, shelvedFor, late } = alarm;
  const { worst, beyond } = excursionOf(alarm, t, i18n.language);
  const name = readText(title, i18n.language);
  const lasted = now === undefined && until === undefined ? undefined : (until === undefined ? (now ?? 0) : Date.parse(until)) - Date.parse(from);
  return (
    <article className="panel alarm" data-state={state} aria-labelledby={`alarm-${id}`}>
      <div className="alarm-standing">
        <AlarmState of={state} />
        <Priority of={priority} />
        <p className="small"><SiteTime at={from} site={site} show="seconds" /></p>
        <p className="small soft">{lasted !== undefined && t(until === undefined ? 'alarm.for' : 'alarm.lasted', { span: lengthText(lasted) })}</p>
      </div>
      <div className="alarm-what">
        <h3 id={`alarm-${id}`}><Link to={`/equipment/${encodeURIComponent(equipment)}`}>{equipment}</Link> {name}</h3>
        <p><strong>{worst}</strong> <span className="soft">{beyond}</span></p>
        <p className="small soft">{tag}{late && ` · ${t('alarm.late')}`}</p>
        {acknowledged && <p className="small">{t('alarm.acknowledged', { person: acknowledged.by })} <SiteTime at={acknowledged.at} site={site} />: {acknowledged.reason}</p>}
        {shelvedUntil && <p className="small">{t('alarm.shelved-until')} <SiteTime at={shelvedUntil} site={site} />{shelvedFor && `: ${shelvedFor}`}</p>}
      </div>
      <div className="alarm-side">
        <Acts alarm={alarm} name={`${equipment} ${name}`} onAct={onAct} />
        <Belongs alarm={alarm} now={now} />
      </div>
    </article>
  );
}

/** Its runs, their exceptions, its curve. */
function Belongs({ alarm: { runs, tag, from, until }, now }: { readonly alarm: Alarm; readonly now: number | undefined }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const judges = roles.some((role) => JUDGING.includes(role));
  return (
    <div className="alarm-links">
      {runs.map(({ runId, runNumber, stepKey, exceptionId }) => (
        <span key={runId} className="alarm-run">
          <Link to={`/batches/${runId}`}>{runNumber ?? runId}</Link>
          {exceptionId !== undefined && judges && <Link to={`/exceptions/${exceptionId}`}>{t('alarm.exception')}</Link>}
          {exceptionId !== undefined && !judges && stepKey !== undefined && <Link to={`/batches/${runId}/steps/${encodeURIComponent(stepKey)}`}>{t('alarm.exception-in-step')}</Link>}
          {exceptionId !== undefined && !judges && stepKey === undefined && <span className="soft">{t('alarm.is-exception')}</span>}
        </span>
      ))}
      {runs.length === 0 && <span className="soft small alarm-no-run">{t('alarm.no-run')}</span>}
      {now !== undefined && <Link to={trendOf({ tag, from, ...(until === undefined ? {} : { until }) }, now)}>{t('alarm.trend')}</Link>}
    </div>
  );
}

function Acts({ alarm, name, onAct }: { readonly alarm: Alarm; readonly name: string; readonly onAct: Props['onAct'] }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const { state, acknowledged } = alarm;
  const touch = (act: AlarmAct, word: string, variant: 'filled' | 'default') => <Button key={act} size="md" mih={64} variant={variant} aria-label={`${t(word)}: ${name}`} onClick={() => onAct(act, [alarm])}>{t(word)}</Button>;
  return (
    <div className="alarm-acts">
      {state !== 'over' && !acknowledged && mayAcknowledge(roles) && touch('acknowledgement', 'alarm.acknowledge', state === 'active-unacknowledged' ? 'filled' : 'default')}
      {(state === 'active-unacknowledged' || state === 'active-acknowledged') && mayShelve(roles) && touch('shelving', 'alarm.shelve', 'default')}
      {state === 'shelved' && mayShelve(roles) && touch('unshelving', 'alarm.unshelve', 'default')}
    </div>
  );
}
