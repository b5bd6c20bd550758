import { useTranslation } from 'react-i18next';
import { SiteTime } from '../../look/site-time';
import { DateOfSite } from '../materials/date-of-site';
import { AxisSign } from './axis-sign';
import { AXES, type Axis, type ItemDetail } from './queries';

/** The axes of an item side by side: where each stands, until when, and which moves its table allows from there. */
export function AxisCards({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  return (
    <section className="stack-tight" aria-label={t('equipment.axes')}>
      <h2>{t('equipment.axes')}</h2>
      <div className="axis-cards">{AXES.map((axis) => <Card key={axis} item={item} axis={axis} />)}</div>
    </section>
  );
}

function Card({ item, axis }: { readonly item: ItemDetail; readonly axis: Axis }) {
  const { t } = useTranslation();
  const { until, lastDay, cleanBefore, detail, moves } = item.axes[axis];
  return (
    <section className="panel stack-tight" aria-label={t(`equipment-axis.${axis}`)}>
      <h3>{t(`equipment-axis.${axis}`)}</h3>
      <AxisSign item={item} axis={axis} />
      {until && <span className="small">{t('equipment.until')} <SiteTime at={until} site={item.site} /></span>}
      {cleanBefore && <span className="small">{t('equipment.clean-before')} <SiteTime at={cleanBefore} site={item.site} /></span>}
      {lastDay ? <span className="small">{t('equipment.through')} <DateOfSite date={lastDay} /></span> : detail && <span className="small soft">{detail}</span>}
      <p className="small soft">{moves.length === 0 ? t('equipment.no-moves') : `${t('equipment.moves')}: ${moves.map((move) => t(`axis-move.${move}`)).join(', ')}`}</p>
    </section>
  );
}
