import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { PagedList, usePages, type Page } from '../../api/pages';
import type { components } from '../../api/generated/schema';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { usePerson } from '../../session/session';
import { CallCounts } from '../tandem/call-counts';
import { Matrix } from '../training/matrix';
import { Qualifications } from './qualifications';
import { SecurityEvents } from './security-events';

type PersonRow = components['schemas']['PersonResponse'];

/** Who works here, what they are qualified for, and what was refused. */
export default function PeoplePage() {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const [query, setQuery] = useSearchParams();
  const seesSecurity = roles.some((role) => ['qa', 'inspector', 'admin'].includes(role));
  const seesTraining = roles.some((role) => role !== 'admin' && role !== 'integrator');
  return (
    <div className="page">
      <h1>{t('people.title')}</h1>
      <Tabs value={query.get('tab') ?? (roles.includes('trainer') ? 'matrix' : 'people')} onChange={(tab) => tab && setQuery({ tab }, { replace: true })} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="people">{t('people.title')}</Tabs.Tab>
          {seesTraining && <Tabs.Tab value="matrix">{t('training.matrix')}</Tabs.Tab>}
          {seesTraining && <Tabs.Tab value="qualifications">{t('people.qualifications')}</Tabs.Tab>}
          {seesTraining && <Tabs.Tab value="calls">{t('call-counts.title')}</Tabs.Tab>}
          {seesSecurity && <Tabs.Tab value="security">{t('people.security')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="people" pt="md"><People /></Tabs.Panel>
        <Tabs.Panel value="matrix" pt="md"><Matrix /></Tabs.Panel>
        <Tabs.Panel value="qualifications" pt="md"><Qualifications /></Tabs.Panel>
        <Tabs.Panel value="calls" pt="md"><CallCounts /></Tabs.Panel>
        <Tabs.Panel value="security" pt="md"><SecurityEvents /></Tabs.Panel>
      </Tabs>
    </div>
  );
}

function People() {
  const { t } = useTranslation();
  const people = usePages<PersonRow>(['identity', 'people'], (after) =>
    answerOf(api.GET('/api/identity/v1/people', { params: { query: { limit: 100, ...(after ? { after } : {}) } } })) as Promise<Page<PersonRow>>);
  return (
    <PagedList of={people} empty={<Empty title={t('people.none')}>{t('people.none-help')}</Empty>}>
      {(items) => (
        <div className="panel scroll">
          <table className="list">
            <thead><tr><th>{t('people.number')}</th><th>{t('people.name')}</th><th>{t('people.roles')}</th><th>{t('people.sites')}</th><th>{t('people.accounts')}</th></tr></thead>
            <tbody>
              {items.map(({ person, name, roles, sites, accounts, locked }) => (
                <tr key={person}>
                  <td>{person}</td>
                  <td><strong>{name}</strong> {locked && <Sign tone="stopped">{t('people.locked')}</Sign>}</td>
                  <td>{roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(', ')}</td>
                  <td>{sites.join(' ')}</td>
                  <td className="soft">{accounts.map(({ username }) => username).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PagedList>
  );
}
