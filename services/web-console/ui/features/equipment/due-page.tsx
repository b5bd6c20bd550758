import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PagedList } from '../../api/pages';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { usePlantNow } from '../../session/plant-time';
import { DateOfSite } from '../materials/date-of-site';
import { dueLines } from './due';
import { useEquipment } from './queries';

/** The calendar of what ends: calibrations, qualifications, clean holds, the first to end first. */
export default function DuePage() {
  const { t } = useTranslation();
  const now = usePlantNow(30_000);
  return (
    <div className="page">
      <div>
        <p className="soft"><Link to="/equipment">{t('equipment.title')}</Link></p>
        <h1>{t('equipment.due')}</h1>
      </div>
      <PagedList of={useEquipment()} empty={<Empty title={t('equipment.none')}>{t('equipment.none-help')}</Empty>}>
        {(items) => {
          const lines = now === undefined ? [] : dueLines(items, now);
          if (lines.length === 0) return <Empty title={t('equipment.nothing-due')}>{t('equipment.nothing-due-help')}</Empty>;
          return (
            <div className="panel scroll">
              <table className="list">
                <thead><tr><th>{t('equipment.ends')}</th><th>{t('equipment.what')}</th><th>{t('equipment.code')}</th><th>{t('equipment.state')}</th></tr></thead>
                <tbody>
                  {lines.map(({ code, title, site, what, until, lastDay, tone }) => (
                    <tr key={code + what}>
                      <td>{until ? <SiteTime at={until} site={site} /> : <DateOfSite date={lastDay ?? ''} />}</td>
                      <td>{t(`equipment-due.${what}`)}</td>
                      <td><Link to={`/equipment/${encodeURIComponent(code)}`}>{code}</Link><div className="small soft">{title}</div></td>
                      <td><Sign tone={tone}>{t(`equipment-due.${tone}`)}</Sign></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </PagedList>
    </div>
  );
}
