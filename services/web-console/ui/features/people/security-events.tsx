import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { PagedList, usePages, type Page } from '../../api/pages';
import { Empty } from '../../look/notices';
import { SiteTime } from '../../look/site-time';

type SecurityEvent = components['schemas']['SecurityEventResponse'];

/** What was refused, newest first. */
export function SecurityEvents() {
  const { t } = useTranslation();
  const events = usePages<SecurityEvent>(['identity', 'security-events'], (after) =>
    answerOf(api.GET('/api/identity/v1/security-events', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })) as Promise<Page<SecurityEvent>>);
  return (
    <PagedList of={events} empty={<Empty title={t('people.no-events')}>{t('people.no-events-help')}</Empty>}>
      {(items) => (
        <div className="panel scroll">
          <table className="list">
            <thead><tr><th>{t('audit.when')}</th><th>{t('people.kind')}</th><th>{t('audit.who')}</th><th>{t('audit.object')}</th><th>{t('people.detail')}</th></tr></thead>
            <tbody>
              {items.map(({ id, at, site, kind, title, count, person, account, object, detail, service }) => (
                <tr key={id}>
                  <td><SiteTime at={at} site={site} show="seconds" /></td>
                  <td>{t(`security.${kind}`, { defaultValue: title ?? kind })}{count > 1 && ` × ${count}`}</td>
                  <td>{[person, account].filter(Boolean).join(' ')}</td>
                  <td className="small">{service} {object}</td>
                  <td className="small soft">{detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PagedList>
  );
}
