import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Sign } from '../../look/shapes';
import { AlarmState } from '../alarms/signs';
import type { EquipmentNow } from './queries';

/** Open alarms of an item by what they are, and gaps that last; a touch leads to them. Nothing where there is none. */
export function MachineSigns({ now: { equipment, alarms, gaps } }: { readonly now: EquipmentNow }) {
  const { t } = useTranslation();
  const to = `/alarms?equipment=${encodeURIComponent(equipment)}`;
  const counted = [['active-unacknowledged', alarms.unacknowledged], ['active-acknowledged', alarms.acknowledged], ['returned-unacknowledged', alarms.returned], ['shelved', alarms.shelved]] as const;
  const whys = [...new Set(gaps.map(({ why }) => why))];
  return (
    <>
      {counted.filter(([, count]) => count > 0).map(([state, count]) => <Link key={state} to={to}><AlarmState of={state} count={count} /></Link>)}
      {whys.map((why) => <Sign key={why} tone="stopped">{t('machine.gap')}: {t(`gap-why.${why}`, { defaultValue: why })}</Sign>)}
    </>
  );
}

/** Open alarms of an item in one sign of one line: the shape of the most urgent, and how many there are. A touch leads to them. */
export function AlarmsSign({ now: { equipment, alarms } }: { readonly now: EquipmentNow }) {
  const { t } = useTranslation();
  const open = alarms.unacknowledged + alarms.acknowledged + alarms.returned;
  if (open === 0) return null;
  const state = alarms.unacknowledged > 0 ? 'active-unacknowledged' : alarms.acknowledged > 0 ? 'active-acknowledged' : 'returned-unacknowledged';
  return <Link to={`/alarms?equipment=${encodeURIComponent(equipment)}`}><AlarmState of={state} count={open} words={t('machine.alarms', { count: open })} /></Link>;
}

/** How urgent an item is at a glance. */
export function toneOfNow({ alarms, gaps }: EquipmentNow): 'exception' | 'attention' | undefined {
  if (alarms.unacknowledged + alarms.acknowledged > 0) return 'exception';
  return alarms.returned + gaps.length > 0 ? 'attention' : undefined;
}
