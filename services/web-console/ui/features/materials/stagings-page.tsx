import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import { PagedList, usePages, type Page } from '../../api/pages';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { progressOf, type Staging } from './staging-sums';

/** Batches for which containers are brought together, newest first. */
export default function StagingsPage() {
  const { t } = useTranslation();
  const stagings = usePages<Staging>(['resources', 'stagings'], (after) => answerOf(api.GET('/api/resources/v1/stagings', { params: { query: { limit: 50, ...(after ? { after } : {}) } } })) as Promise<Page<Staging>>);
  return (
    <div className="page">
      <div><p className="soft"><Link to="/lots">{t('lots.title')}</Link></p><h1>{t('staging.title')}</h1></div>
      <PagedList of={stagings} empty={<Empty title={t('staging.none')}>{t('staging.none-help')}</Empty>}>
        {(items) => (
          <div className="panel scroll">
            <table className="list">
              <thead><tr><th>{t('staging.batch')}</th><th>{t('staging.brought')}</th><th>{t('people.state')}</th></tr></thead>
              <tbody>
                {items.map((staging) => {
                  const { done, of } = progressOf(staging);
                  return (
                    <tr key={staging.id}>
                      <td><Link to={`/stagings/${staging.id}`}>{staging.runNumber}</Link></td>
                      <td>{t('staging.lines', { done, of })}</td>
                      <td>{staging.closed ? <Sign tone="stopped">{t('staging.over')}</Sign> : <Sign tone={done === of ? 'done' : 'attention'}>{t(done === of ? 'staging.enough' : 'staging.missing')}</Sign>}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </PagedList>
    </div>
  );
}
