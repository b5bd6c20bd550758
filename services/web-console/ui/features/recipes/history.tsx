import { useTranslation } from 'react-i18next';
import { PagedList } from '../../api/pages';
import { Empty } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import { State } from '../../look/states';
import { useHistory } from './queries';

/** Who did what to this version, and why. */
export function History({ id, site }: { readonly id: string; readonly site: string }) {
  const { t } = useTranslation();
  return (
    <PagedList of={useHistory(id)} empty={<Empty title={t('audit.none')}>{t('audit.none-help')}</Empty>}>
      {(rows) => (
        <div className="panel scroll">
          <table className="list">
            <thead><tr><th>{t('audit.when')}</th><th>{t('audit.who')}</th><th>{t('audit.what')}</th><th>{t('audit.new')}</th><th>{t('audit.why')}</th></tr></thead>
            <tbody>
              {rows.map(({ counter, at, name, person, action, field, newValue, reason }) => (
                <tr key={counter}><td><SiteTime at={at} site={site} /></td><td>{name ?? t('role.system')} {person && <span className="soft small">{person}</span>}</td><td>{t(`recipe-event.${action}`, { defaultValue: action })}{field && field !== 'state' ? ` ${field}` : ''}</td><td>{field === 'state' && newValue ? <State of={newValue} /> : newValue}</td><td>{reason}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PagedList>
  );
}
