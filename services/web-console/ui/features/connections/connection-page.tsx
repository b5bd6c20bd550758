import { Loader, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Loaded } from '../../look/loaded';
import { Empty, ProblemNotice } from '../../look/notices';
import { ChangeList } from './change-list';
import { ConnectionActs } from './connection-acts';
import './connections.css';
import { useConnections, useVersion, type Connection, type Version } from './queries';
import { Heard, Standing } from './signs';
import { TagList } from './tag-list';

/** One connection: what is in force, what waits for approval and how the two differ. */
export default function ConnectionPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const all = useConnections();
  const found = all.data?.find((one) => one.id === id);
  if (!found) {
    if (all.error) return <div className="page"><ProblemNotice error={all.error} /></div>;
    return <div className="page">{all.data ? <Empty title={t('connection.unknown')} /> : <p className="row soft" role="status"><Loader size="sm" /> {t('loading')}</p>}</div>;
  }
  return <Shown connection={found} />;
}

function Shown({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation();
  const { id, code, name, site, inForce, draft } = connection;
  const [chosen, setChosen] = useState<string>();
  const versions = [...(draft ? [draft] : []), ...(inForce > 0 ? [inForce] : [])];
  const version = versions.find((one) => String(one) === chosen) ?? versions[0];
  const waits = version === draft;
  const shown = useVersion(id, version);
  const before = useVersion(id, waits && inForce > 0 ? inForce : undefined);
  return (
    <div className="page">
      <div className="spread">
        <div>
          <p className="soft"><Link to="/connections">{t('connection.title')}</Link> · {site}</p>
          <h1>{code} <span className="soft">{name}</span></h1>
          <div className="row"><Standing of={connection} /></div>
        </div>
        <ConnectionActs connection={connection} />
      </div>
      <section className="panel" aria-label={t('connection.source')}><h2>{t('connection.source')}</h2><Heard of={connection} /></section>
      {versions.length > 1 && (
        <SegmentedControl className="narrow" size="md" aria-label={t('connection.version')} value={String(version)} onChange={setChosen} data={versions.map((one) => ({ value: String(one), label: one === draft ? t('connection.draft', { version: one }) : t('connection.in-force', { version: one }) }))} />
      )}
      {version === undefined ? <Empty title={t('connection.returned')}>{t('connection.returned-help')}</Empty> : (
        <Loaded of={shown}>
          {(one) => (
            <>
              {waits && (inForce > 0 ? <Loaded of={before}>{(old) => <ChangeList before={old} after={one} />}</Loaded> : <ChangeList before={undefined} after={one} />)}
              <Whole version={one} />
            </>
          )}
        </Loaded>
      )}
    </div>
  );
}

function Whole({ version: { settings, authors, reason, tags, version } }: { readonly version: Version }) {
  const { t } = useTranslation();
  return (
    <>
      <section className="panel" aria-label={t('connection.settings')}>
        <h2>{t('connection.settings')}</h2>
        <dl className="facts">
          {Object.entries(settings).filter(([, value]) => value !== undefined).map(([field, value]) => [<dt key={field}>{t(`connection-field.${field}`, { defaultValue: field })}</dt>, <dd key={`${field}=`} className={field === 'authority' || field === 'serverCertificate' ? 'mono' : ''}>{field === 'protocol' ? t(`protocol.${String(value)}`) : field === 'securityMode' || field === 'securityPolicy' ? t(`connection-security.${String(value)}`, { defaultValue: String(value) }) : typeof value === 'boolean' ? t(value ? 'trend.yes' : 'trend.no') : String(value)}</dd>])}
          <dt>{t('connection.authors')}</dt><dd>{authors.join(', ')}</dd>
          <dt>{t('connection.reason')}</dt><dd>{reason}</dd>
        </dl>
      </section>
      <TagList key={version} tags={tags} />
    </>
  );
}
