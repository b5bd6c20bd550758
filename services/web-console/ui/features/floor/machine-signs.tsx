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

/** How urgent an item is at a glance. */
export function toneOfNow({ alarms, gaps }: EquipmentNow): 'exception' | 'attention' | undefined {
  if (alarms.unacknowledged + alarms.acknowledged > 0) return 'exception';
  return alarms.returned + gaps.length > 0 ? 'attention' : undefined;
}
