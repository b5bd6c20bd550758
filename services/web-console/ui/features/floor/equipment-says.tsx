import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { problemIn } from '../../api/problem';
import { MachineSigns } from './machine-signs';
import { PointLine } from './point-line';
import { useEquipmentNow } from './queries';

/** On the page of an item: what its machine says now, its open alarms, its gaps. Not there where the item has no points, or this person may not read them. */
export function EquipmentSays({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const { data, error } = useEquipmentNow(code);
  if (error && problemIn(error)?.status === 403) return null;
  if (!data) return error ? <p className="small soft" role="status">{t('machine.away')}</p> : null;
  return (
    <>
      {data.map((now) => (
        <section key={now.site} className="panel" aria-label={t('machine.now')}>
          <div className="spread">
            <h2>{t('machine.now')}</h2>
            <div className="row">
              <MachineSigns now={now} />
              <Link to={trendOfAll(now.points.map(({ code: tag }) => tag))}>{t('alarm.trend')}</Link>
            </div>
          </div>
          <div className="floor-room-points">{now.points.map((point) => <PointLine key={point.code} point={point} site={now.site} />)}</div>
          <p className="small soft machine-read">{error ? t('machine.away') : now.more > 0 ? t('machine.more', { count: now.more }) : ''}</p>
        </section>
      ))}
    </>
  );
}

/** Curves of the first few points; a picture takes no more. */
function trendOfAll(tags: readonly string[]): string {
  return `/trends?${new URLSearchParams([...tags.slice(0, 8).map((tag): [string, string] => ['tag', tag]), ['last', '3600']])}`;
}
