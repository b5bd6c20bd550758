import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { PagedList, usePages, type Page } from '../../api/pages';
import { Empty } from '../../look/notices';
import { Sign, type Tone } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';

type Qualification = components['schemas']['QualificationResponse'];

const TONES: Readonly<Record<string, Tone>> = { valid: 'done', 'not-yet': 'waiting', expired: 'attention', revoked: 'stopped' };

/** Who is qualified for what, and until when. */
export function Qualifications() {
  const { t } = useTranslation();
  const qualifications = usePages<Qualification>(['training', 'qualifications'], (after) =>
    answerOf(api.GET('/api/training/v1/qualifications', { params: { query: { limit: 200, ...(after ? { after } : {}) } } })) as Promise<Page<Qualification>>);
  return (
    <PagedList of={qualifications} empty={<Empty title={t('people.no-qualifications')}>{t('people.no-qualifications-help')}</Empty>}>
      {(items) => (
        <div className="panel scroll">
          <table className="list">
            <thead><tr><th>{t('people.name')}</th><th>{t('people.qualification')}</th><th>{t('people.state')}</th><th>{t('people.from')}</th><th>{t('people.until')}</th></tr></thead>
            <tbody>
              {items.map(({ id, person, personName, code, state, from, until, site }) => (
                <tr key={id}>
                  <td>{personName} <span className="soft small">{person}</span></td>
                  <td>{code}</td>
                  <td><Sign tone={TONES[state] ?? 'waiting'}>{t(`qualification.${state}`)}</Sign></td>
                  <td><SiteTime at={from} site={site} show="date" /></td>
                  <td><SiteTime at={until} site={site} show="date" /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PagedList>
  );
}
