import { Button, FileButton, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { Loaded } from '../../look/loaded';
import { Empty, ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';

type History = components['schemas']['UsageHistoryResponse'];

/** Histories of use that came from paper or another system, and where in them two batches were at one item at one time. */
export default function HistoryPage() {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const known = useQuery({ queryKey: ['resources', 'usage-histories'], queryFn: () => answerOf(api.GET('/api/resources/v1/usage-histories')) as Promise<{ readonly items: readonly History[] }> });
  return (
    <div className="page">
      <div>
        <p className="soft"><Link to="/equipment">{t('equipment.title')}</Link></p>
        <h1>{t('usage-history.title')}</h1>
        <p className="soft">{t('usage-history.help')}</p>
      </div>
      {['maintenance', 'engineer', 'qa'].some((role) => roles.includes(role)) && <Import />}
      <Loaded of={known}>
        {({ items }) => items.length === 0 ? <Empty title={t('usage-history.none')}>{t('usage-history.none-help')}</Empty> : <>{items.map((one) => <Imported key={one.id} history={one} />)}</>}
      </Loaded>
    </div>
  );
}

function Imported({ history: { site, source, at, person, lines, overlaps } }: { readonly history: History }) {
  const { t } = useTranslation();
  return (
    <section className="panel scroll" aria-label={source} tabIndex={0}>
      <div className="row"><h2>{source}</h2>{overlaps.length === 0 ? <Sign tone="done">{t('usage-history.no-overlap')}</Sign> : <Sign tone="exception">{t('usage-history.overlaps', { count: overlaps.length })}</Sign>}</div>
      <p className="soft small">{t('usage-history.taken-in', { count: lines, person })} <SiteTime at={at} site={site} /></p>
      {overlaps.length > 0 && (
        <table className="list">
          <thead><tr><th>{t('usage-history.line')}</th><th>{t('equipment.code')}</th><th>{t('equipment.run')}</th><th>{t('usage-history.with')}</th><th>{t('usage-history.from')}</th><th>{t('usage-history.until')}</th></tr></thead>
          <tbody>
            {overlaps.map(({ line, equipment, batch, withLine, withBatch, from, until }) => (
              <tr key={`${line}/${withLine}/${withBatch}/${from}`}>
                <td>{line}</td>
                <td><Link to={`/equipment/${encodeURIComponent(equipment)}`}>{equipment}</Link></td>
                <td>{batch}</td>
                <td>{withBatch} <span className="small soft">{withLine === undefined ? t('usage-history.recorded') : `${t('usage-history.line')} ${withLine}`}</span></td>
                <td><SiteTime at={from} site={site} /></td>
                <td>{until && <SiteTime at={until} site={site} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Import() {
  const { t } = useTranslation();
  const { sites } = usePerson();
  const queries = useQueryClient();
  const [source, setSource, clearSource] = useDraft('usage-history/source');
  const [csv, setCsv, clearCsv] = useDraft('usage-history/csv');
  const send = useMutation({
    mutationFn: () => answerOf(api.POST('/api/resources/v1/usage-histories', { body: { site: sites[0] ?? '', source: source.trim(), csv } })),
    async onSuccess() {
      clearSource();
      clearCsv();
      await queries.invalidateQueries({ queryKey: ['resources'] });
    },
  });
  return (
    <form
      className="panel stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <TextInput size="md" label={t('usage-history.source')} value={source} onChange={(event) => setSource(event.currentTarget.value)} maxLength={200} />
      <Textarea label={t('usage-history.csv')} description={t('usage-history.csv-help')} classNames={{ input: 'mono' }} minRows={4} autosize maxRows={12} value={csv} onChange={(event) => setCsv(event.currentTarget.value)} />
      {send.error && <ProblemNotice error={send.error} />}
      <div className="row">
        <FileButton accept=".csv,text/csv" onChange={(file) => void file?.text().then(setCsv)}>{(props) => <Button {...props} variant="default" size="md" mih={64}>{t('usage-history.file')}</Button>}</FileButton>
        <Button type="submit" size="md" mih={64} loading={send.isPending} disabled={source.trim() === '' || csv.trim() === ''}>{t('usage-history.take-in')}</Button>
      </div>
    </form>
  );
}
