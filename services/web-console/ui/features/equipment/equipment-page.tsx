import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PagedList } from '../../api/pages';
import { problemIn } from '../../api/problem';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { Priority } from '../alarms/signs';
import { AlarmsSign } from '../floor/machine-signs';
import { useFloor, type EquipmentNow } from '../floor/queries';
import { AxisSign } from './axis-sign';
import './equipment.css';
import { useEquipment, type Item } from './queries';

/** All equipment by area: may it be used now, and if not, what stands against it, and what its machine calls for. The list is there without process data too, and without alarms for who may not read them. */
export default function EquipmentPage() {
  const { t } = useTranslation();
  const { data, error } = useFloor();
  const withAlarms = problemIn(error)?.status !== 403;
  const now = new Map((data ?? []).map((one) => [keyOf(one.site, one.equipment), one]));
  return (
    <div className="page">
      <div className="spread">
        <h1>{t('equipment.title')}</h1>
        <div className="row">
          <Button component={Link} to="/equipment/floor" variant="default" size="md">{t('floor.title')}</Button>
          <Button component={Link} to="/equipment/history" variant="default" size="md">{t('usage-history.title')}</Button>
          <Button component={Link} to="/equipment/changes" variant="default" size="md">{t('product-change.title')}</Button>
          <Button component={Link} to="/equipment/due" variant="default" size="md">{t('equipment.due')}</Button>
        </div>
      </div>
      {error && withAlarms && <p className="small soft" role="status">{t('machine.away')}</p>}
      <PagedList of={useEquipment()} empty={<Empty title={t('equipment.none')}>{t('equipment.none-help')}</Empty>}>
        {(items) => areasOf(items).map(([area, here]) => (
          <section key={area} className="panel scroll">
            <div className="spread"><h2>{area || t('equipment.no-area')}</h2>{area && <Link to={`/equipment/rooms/${encodeURIComponent(area)}`}>{t('equipment.room-logbook')}</Link>}</div>
            <table className="list equipment-list">
              <thead><tr><th>{t('equipment.code')}</th><th>{t('equipment.use')}</th>{withAlarms && <th>{t('alarm.title')}</th>}<th>{t('equipment-axis.cleaning')}</th><th>{t('equipment-axis.calibration')}</th><th>{t('equipment-axis.qualification')}</th><th>{t('equipment-axis.maintenance')}</th><th>{t('equipment-axis.allocation')}</th></tr></thead>
              <tbody>{here.map((item) => <Row key={item.id} item={item} withAlarms={withAlarms} now={now.get(keyOf(item.site, item.code))} />)}</tbody>
            </table>
          </section>
        ))}
      </PagedList>
    </div>
  );
}

function Row({ item, withAlarms, now }: { readonly item: Item; readonly withAlarms: boolean; readonly now: EquipmentNow | undefined }) {
  const { t } = useTranslation();
  const { code, title, suitable, findings, axes } = item;
  const blocked = axes.block.status === 'blocked';
  return (
    <tr>
      <td><Link to={`/equipment/${encodeURIComponent(code)}`}>{code}</Link><div className="small soft">{title}</div></td>
      <td>{suitable ? <Sign tone="done">{t('equipment.usable')}</Sign> : <Sign tone={blocked ? 'exception' : 'attention'}>{[...new Set(findings.map(({ axis }) => t(`equipment-axis.${axis}`)))].join(', ')}</Sign>}</td>
      {withAlarms && <td>{now && <div className="stack-tight"><AlarmsSign now={now} />{now.worst && <Priority of={now.worst} />}</div>}</td>}
      <td><AxisSign item={item} axis="cleaning" /></td>
      <td><AxisSign item={item} axis="calibration" /></td>
      <td><AxisSign item={item} axis="qualification" /></td>
      <td><AxisSign item={item} axis="maintenance" /></td>
      <td><AxisSign item={item} axis="allocation" />{axes.allocation.detail && <div className="small soft">{axes.allocation.detail}</div>}</td>
    </tr>
  );
}

function keyOf(site: string, code: string): string {
  return `${site} ${code}`;
}

/** Items by area, areas in their order. */
function areasOf(items: readonly Item[]): [string, Item[]][] {
  const areas = new Map<string, Item[]>();
  for (const item of items) areas.set(item.area, [...(areas.get(item.area) ?? []), item]);
  return [...areas].sort(([a], [b]) => a.localeCompare(b));
}
