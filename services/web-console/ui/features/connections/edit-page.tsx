import { Button, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { Loaded } from '../../look/loaded';
import { Empty, ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import { BrowsePanel } from './browse-panel';
import './connections.css';
import { BLANK_SETTINGS, sentOf, writtenFrom, type Written } from './draft';
import { useConnections, useVersion, type Connection } from './queries';
import { SettingsForm } from './settings-form';
import { TagTable } from './tag-table';

/** Writing a draft of a connection: a new one, or the next version of one. What is typed is kept in this tab until it is sent. */
export default function EditPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const { sites } = usePerson();
  const all = useConnections();
  if (id === undefined) return <Editor key="new" begin={{ site: sites[0] ?? '', code: '', name: '', settings: BLANK_SETTINGS.opcua, tags: [], reason: '' }} />;
  const found = all.data?.find((one) => one.id === id);
  if (all.data && !found) return <div className="page"><Empty title={t('connection.unknown')} /></div>;
  return found ? <Next key={id} connection={found} /> : null;
}

function Next({ connection }: { readonly connection: Connection }) {
  const from = useVersion(connection.id, connection.draft ?? connection.inForce);
  return <Loaded of={from}>{(version) => <Editor begin={writtenFrom(connection, version)} connection={connection} />}</Loaded>;
}

function Editor({ begin, connection }: { readonly begin: Written; readonly connection?: Connection }) {
  const { t } = useTranslation();
  const { sites } = usePerson();
  const go = useNavigate();
  const queries = useQueryClient();
  const [kept, keep, forget] = useDraft(`connection/${connection ? `${connection.id}/${connection.sequence}` : 'new'}`);
  const [written, setWritten] = useState<Written>(() => (kept === '' ? begin : (JSON.parse(kept) as Written)));
  const change = (next: Partial<Written>): void => {
    const all = { ...written, ...next };
    setWritten(all);
    keep(JSON.stringify(all));
  };
  const send = useMutation({
    mutationFn: () => {
      const body = sentOf(written) as never;
      return connection
        ? answerOf(api.POST('/api/process-data/v1/connections/{id}/drafts', { params: { path: { id: connection.id } }, body }))
        : answerOf(api.POST('/api/process-data/v1/connections', { body }));
    },
    async onSuccess({ aggregate }) {
      forget();
      await queries.invalidateQueries({ queryKey: ['process-data'] });
      void go(`/connections/${aggregate}`);
    },
  });
  const whole = written.code.trim() !== '' && written.name.trim() !== '' && written.reason.trim() !== '' && written.tags.every(({ code, address }) => code !== '' && address !== '');
  return (
    <div className="page">
      <div>
        <p className="soft"><Link to={connection ? `/connections/${connection.id}` : '/connections'}>{connection?.code ?? t('connection.title')}</Link></p>
        <h1>{t(connection ? 'connection.next-version' : 'connection.new')}</h1>
        <p className="soft">{t('connection.edit-help')}</p>
      </div>
      <section className="panel stack" aria-label={t('connection.settings')}>
        <h2>{t('connection.settings')}</h2>
        <div className="fields">
          {sites.length > 1 && !connection && <TextInput label={t('connection.site')} value={written.site} onChange={(event) => change({ site: event.currentTarget.value.toUpperCase() })} maxLength={10} />}
          <TextInput label={t('connection.code')} placeholder="PLC-BLENDING" value={written.code} readOnly={connection !== undefined} onChange={(event) => change({ code: event.currentTarget.value })} maxLength={100} />
          <TextInput label={t('connection.name')} value={written.name} onChange={(event) => change({ name: event.currentTarget.value })} maxLength={200} />
        </div>
        <SettingsForm settings={written.settings} onChange={(settings) => change({ settings })} />
      </section>
      <BrowsePanel settings={written.settings} tags={written.tags} onTags={(tags) => change({ tags })} />
      <TagTable tags={written.tags} code={written.code} onChange={(tags) => change({ tags })} />
      <section className="panel stack">
        <Textarea label={t('connection.why')} value={written.reason} onChange={(event) => change({ reason: event.currentTarget.value })} maxLength={1000} />
        {send.error && <ProblemNotice error={send.error} />}
        <div className="row">
          <Button size="lg" mih={64} loading={send.isPending} disabled={!whole} onClick={() => send.mutate()}>{t('connection.send')}</Button>
          {!whole && <span className="soft">{t('connection.send-needs')}</span>}
          {kept !== '' && <Button size="lg" mih={64} variant="subtle" onClick={() => { forget(); setWritten(begin); }}>{t('connection.discard')}</Button>}
        </div>
      </section>
    </div>
  );
}
