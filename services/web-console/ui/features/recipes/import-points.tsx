import { Button, Checkbox, SegmentedControl, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { Empty, Notice, ProblemNotice } from '../../look/notices';
import { Sign, type Tone } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import type { RecipeImport, RecipeVersion } from './queries';

type Point = RecipeImport['points'][number];
/** Rows that are drawn at once; a file may have thousands of points. */
const AT_ONCE = 40;

type Shown = 'open' | 'closed' | 'notes' | 'all';

const TONES: Readonly<Record<string, Tone>> = { fault: 'exception', 'to-complete': 'attention', note: 'waiting' };
const isOpen = ({ kind, closed }: Point): boolean => kind !== 'note' && !closed;
const SHOWN: Readonly<Record<Shown, (point: Point) => boolean>> = { open: isOpen, closed: ({ closed }) => closed !== undefined, notes: ({ kind }) => kind === 'note', all: () => true };

/** What the imported file got wrong or left open, line by line, and how it was dealt with. */
export function ImportPoints({ version, imported }: { readonly version: RecipeVersion; readonly imported: RecipeImport }) {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const [query, setQuery] = useSearchParams();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const { fileName, fileHash, counts, points, open } = imported;
  const shown = (query.get('points') ?? (open > 0 ? 'open' : 'all')) as Shown;
  const [drawn, setDrawn] = useState(AT_ONCE);
  const rows = points.filter(SHOWN[shown] ?? SHOWN.all);
  const mayClose = version.state === 'draft' && roles.includes('engineer') && open > 0;
  const choose = (numbers: readonly number[], on: boolean): void => setChosen((before) => new Set(on ? [...before, ...numbers] : [...before].filter((one) => !numbers.includes(one))));
  const closable = rows.filter(isOpen).map(({ number }) => number);
  return (
    <div className="stack">
      <section className="panel stack-tight">
        <p><strong>{t('import.from-file', { name: fileName })}</strong></p>
        {Number(counts.procedures) > 0 && <p>{t('import.counted', counts)}</p>}
        <p className="small soft">{t('import.hash')} <span className="mono">{fileHash}</span></p>
        {points.length > 0 && <Notice tone={open > 0 ? 'attention' : 'done'} title={open > 0 ? t('import.still-open', { count: open }) : t('import.all-closed')} />}
      </section>
      {points.length === 0 ? <Empty title={t('import.none')}>{t('import.none-help')}</Empty> : (
        <>
          <SegmentedControl
            aria-label={t('import.what')}
            value={shown}
            onChange={(next) => setQuery((before) => new URLSearchParams([...[...before].filter(([key]) => key !== 'points'), ['points', next]]), { replace: true })}
            data={(['open', 'closed', 'notes', 'all'] as const).map((value) => ({ value, label: `${t(`import.${value}`)} (${points.filter(SHOWN[value]).length})` }))}
          />
          {mayClose && chosen.size > 0 && <ClosePoints version={version} points={[...chosen]} onDone={() => setChosen(new Set())} />}
          <div className="panel scroll">
            <table className="list">
              <thead>
                <tr>
                  <th>{mayClose && <Checkbox size="md" aria-label={t('import.select-all', { count: closable.length })} checked={closable.length > 0 && closable.every((one) => chosen.has(one))} onChange={(event) => choose(closable, event.currentTarget.checked)} />}</th>
                  <th>{t('import.number')}</th>
                  <th>{t('import.line')}</th>
                  <th>{t('import.what')}</th>
                  <th>{t('import.dealt-with')}</th>
                </tr>
              </thead>
              <tbody>{rows.slice(0, drawn).map((point) => <Row key={point.number} point={point} site={version.site} {...(mayClose && isOpen(point) ? { chosen: chosen.has(point.number), onChoose: (on: boolean) => choose([point.number], on) } : {})} />)}</tbody>
            </table>
          </div>
          {rows.length > drawn && <div><Button variant="default" size="md" onClick={() => setDrawn(drawn + AT_ONCE)}>{t('import.more', { count: rows.length - drawn })}</Button></div>}
        </>
      )}
    </div>
  );
}

interface RowProps {
  readonly point: Point;
  readonly site: string;
  readonly chosen?: boolean;
  readonly onChoose?: (on: boolean) => void;
}

function Row({ point: { number, line, kind, rule, params, closed }, site, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>{onChoose && <Checkbox size="md" aria-label={t('import.select', { number })} checked={chosen ?? false} onChange={(event) => onChoose(event.currentTarget.checked)} />}</td>
      <td className="number">{number}</td>
      <td className="number">{line}</td>
      <td><Sign tone={TONES[kind] ?? 'waiting'}>{t(`import.kind.${kind}`)}</Sign> {t(`import.rule.${rule}`, { ...params, defaultValue: rule, interpolation: { escapeValue: false } })}</td>
      <td>{closed && <>{closed.how} <span className="small soft">{closed.name}, <SiteTime at={closed.at} site={site} /></span></>}</td>
    </tr>
  );
}

function ClosePoints({ version, points, onDone }: { readonly version: RecipeVersion; readonly points: readonly number[]; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [how, setHow, clear] = useDraft(`recipe/${version.id}/import/how`);
  const close = useMutation({
    mutationFn: () => answerOf(api.POST('/api/recipes/v1/versions/{id}/import/closings', { params: { path: { id: version.id } }, body: { points: [...points], how: how.trim() } })),
    onSuccess() {
      clear();
      onDone();
      void queries.invalidateQueries({ queryKey: ['recipes', 'import', version.id] });
    },
  });
  return (
    <section className="panel stack-tight">
      <Textarea label={t('import.how')} description={t('import.how-help')} value={how} onChange={(event) => setHow(event.currentTarget.value)} maxLength={1000} />
      {close.error && <ProblemNotice error={close.error} />}
      <div><Button size="lg" mih={64} disabled={how.trim() === ''} loading={close.isPending} onClick={() => close.mutate()}>{t('import.close', { count: points.length })}</Button></div>
    </section>
  );
}
