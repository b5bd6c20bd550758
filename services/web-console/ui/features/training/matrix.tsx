import { Button, Loader, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import { GrantForm } from './grant-form';
import { HeatMap, nameOf, type Place } from './heat-map';
import { useColumns, useRows } from './queries';

/** Who may do what, and until when. A trainer grants from here. */
export function Matrix() {
  const { t } = useTranslation();
  const { sites, roles } = usePerson();
  const site = sites[0] ?? '';
  const columns = useColumns(site);
  const rows = useRows(site);
  const [words, setWords] = useState('');
  const [place, setPlace] = useState<Place>();
  const [more, setMore] = useState<readonly string[]>([]);
  const error = columns.error ?? rows.error;
  if (error) return <ProblemNotice error={error} again={() => { void columns.refetch(); void rows.refetch(); }} />;
  if (!columns.data || !rows.data) return <p className="row soft" role="status"><Loader size="sm" /> {t('loading')}</p>;
  const wanted = words.trim().toLowerCase();
  const people = rows.data.filter(({ name, person, cells }) => wanted === '' || `${name} ${person}`.toLowerCase().includes(wanted) || cells.some(({ code }) => code.toLowerCase().includes(wanted)));
  const all = [...columns.data, ...more.filter((code) => !columns.data.some((one) => one.code === code)).map((code) => ({ code, kind: code.startsWith('equipment/') ? 'equipment' as const : 'operation' as const, holders: 0 }))];
  const shown = place && { ...place, row: rows.data.find(({ person }) => person === place.row.person) ?? place.row };
  return (
    <div className="stack">
      <div className="spread">
        <TextInput size="md" w="20rem" placeholder={t('training.find')} aria-label={t('training.find')} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        <div className="row" aria-label={t('training.legend')}>
          <Sign tone="done">{t('training.state.valid')}</Sign><Sign tone="attention">{t('training.state.ending')}</Sign><Sign tone="running">{t('training.state.trainee')}</Sign><Sign tone="exception">{t('training.state.expired')}</Sign>
        </div>
      </div>
      {roles.includes('trainer') && <NewCode onAdd={(code) => setMore([...more, code])} />}
      {all.length === 0
        ? <Empty title={t('people.no-qualifications')}>{t('people.no-qualifications-help')}</Empty>
        : <HeatMap site={site} columns={all} rows={people} chosen={place} onChoose={setPlace} />}
      {shown && (
        <section className="panel stack-tight" aria-label={t('training.chosen')}>
          <h2>{shown.row.name}: {nameOf(shown.code)}</h2>
          <Standing place={shown} site={site} />
          {roles.includes('trainer') && !/^(recipe|document)\//.test(shown.code) && <GrantForm key={`${shown.row.person}/${shown.code}`} site={site} person={shown.row.person} code={shown.code} />}
        </section>
      )}
    </div>
  );
}

function Standing({ place, site }: { readonly place: Place; readonly site: string }) {
  const { t } = useTranslation();
  const cell = place.row.cells.find(({ code }) => code === place.code);
  if (!cell) return <p className="soft">{t('training.never')}</p>;
  return <p>{t(`training.state.${cell.state}`)}: <SiteTime at={cell.from} site={site} /> – <SiteTime at={cell.until} site={site} /></p>;
}

/** A code that nobody holds yet: a column to grant it in. */
function NewCode({ onAdd }: { readonly onAdd: (code: string) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const fits = /^[A-Za-z0-9][A-Za-z0-9._~/-]*$/.test(code) && !/^(trainee|recipe)\//.test(code);
  return (
    <form className="row" style={{ alignItems: 'flex-end' }} onSubmit={(event) => { event.preventDefault(); if (fits) { onAdd(code); setCode(''); } }}>
      <TextInput size="md" w="20rem" label={t('training.new-code')} description={t('training.new-code-help')} value={code} maxLength={60} onChange={(event) => setCode(event.currentTarget.value.trim())} />
      <Button type="submit" size="md" mih={44} variant="default" disabled={!fits}>{t('training.add-column')}</Button>
    </form>
  );
}
