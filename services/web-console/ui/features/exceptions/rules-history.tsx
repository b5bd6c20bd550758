import { useTranslation } from 'react-i18next';
import { PagedList } from '../../api/pages';
import { SiteTime } from '../../look/site-time';
import { useRulesHistory } from './queries';

/** Every change of a site's table, the newest first. */
export function RulesHistory({ site }: { readonly site: string }) {
  const { t } = useTranslation();
  const changes = useRulesHistory(site);
  return (
    <PagedList of={changes} empty={null}>
      {(items) => (
        <ul>
          {items.map(({ version, name, at, reason }) => <li key={version}>{t('exceptions.rules-version', { version })}: {name}, <SiteTime at={at} site={site} /> – {reason}</li>)}
        </ul>
      )}
    </PagedList>
  );
}
