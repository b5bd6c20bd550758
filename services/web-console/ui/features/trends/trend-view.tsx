import { Button, Loader, SegmentedControl, useComputedColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice, ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { inkOf } from './colours';
import { HappenedList, useHappenedSentences } from './happened-list';
import { moved, zoomed, type Shown } from './scales';
import { SpanChoice } from './span-choice';
import { nameOf, takeCsv, takePng } from './take-out';
import { LASTS, type Looked } from './trend-address';
import { TrendLegend, useSentences } from './trend-legend';
import type { TrendCanvas } from './plot-frame';
import { TrendPicture } from './trend-picture';
import { TrendTable } from './trend-table';
import { useCurves, type Span } from './use-curves';
import { useHappenings, type Beside } from './use-happenings';
import { wholeRun } from './whole-run';
import type { SitedTag } from './use-tags';

/** Runs that have a button of their own. */
const MOST_WHOLE = 4;

const ofNow = (last: number): Shown => ({ from: Date.now() / 1000 - last, until: Date.now() / 1000 });

/** The chosen tags over the chosen time: as a picture and as a table. */
export function TrendView({ tags, span, runId, onShow }: { readonly tags: readonly SitedTag[]; readonly span: Span; readonly runId: string | undefined; readonly onShow: (next: Partial<Looked>) => void }) {
  const { t } = useTranslation();
  const [as, setAs] = useState('picture');
  const [cursor, setCursor] = useState<number>();
  const [lastLive, setLastLive] = useState<number>(LASTS[0]);
  const codes = tags.map(({ code }) => code);
  const key = codes.join(' ');
  const same = useMemo(() => tags, [key]);
  const { curves, error, reading } = useCurves(codes, span);
  const live = 'last' in span;
  const view: Shown = live ? (curves && Math.abs(curves.shown.until - curves.shown.from - span.last) < 1 ? curves.shown : ofNow(span.last)) : span;
  const canvas = useRef<TrendCanvas>(null);
  const sentences = useSentences(tags, curves?.of ?? new Map(), view);
  const beside = useHappenings({ equipment: tags.map(({ equipment }) => equipment), runId, shown: view, live });
  const happened = useHappenedSentences(beside.bands, beside.marks, tags, view);
  const change = (next: Span): void => {
    if (live) setLastLive(span.last);
    onShow({ span: next });
  };
  const goLive = (): void => change({ last: lastLive });
  return (
    <>
      <div className="spread">
        <SpanChoice span={span} shown={view} onChange={change} />
        <SegmentedControl size="md" aria-label={t('trend.as')} value={as} onChange={setAs} data={[{ value: 'picture', label: t('trend.picture') }, { value: 'table', label: t('trend.table') }]} />
      </div>
      {error !== undefined && <ProblemNotice error={error} />}
      {curves && as === 'picture' && (
        <section className="panel stack-tight" aria-label={t('trend.picture')}>
          <div className="spread">
            <div className="row">
              {live ? <Sign tone="running">{t('trend.live')}</Sign> : <Sign tone="waiting">{t('trend.not-live')}</Sign>}
              <span className="soft"><SiteTime at={new Date(view.from * 1000).toISOString()} site={tags[0]?.site} show="seconds" /> – <SiteTime at={new Date(view.until * 1000).toISOString()} site={tags[0]?.site} show="seconds" /></span>
              {reading && !live && <Loader size="xs" />}
            </div>
            <Moving view={view} live={live} onView={change} onLive={goLive} />
          </div>
          <TrendPicture ref={canvas} tags={same} curves={curves} beside={beside} view={view} says={sentences.join(' ')} onView={change} onLive={goLive} onCursor={setCursor} />
          <WholeRuns runs={beside.runs} view={view} onChange={change} />
          <p id="trend-keys" className="small soft">{t('trend.keys')} {beside.marks.length > 0 && t('trend.keys-marks')}</p>
        </section>
      )}
      {!curves && error === undefined && <p className="row soft" role="status"><Loader size="sm" /> {t('loading')}</p>}
      {curves && <HappenedList bands={beside.bands} marks={beside.marks} tags={tags} shown={view} phases={as === 'table'} />}
      {curves && as === 'table' && <TrendTable tags={tags} curves={curves.of} bands={beside.bands} marks={beside.marks} shown={view} />}
      {curves && <ul className="visually-hidden" aria-label={t('trend.in-words')}>{[...sentences, ...happened.exceptions, ...happened.phases].map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
      {curves && <TrendLegend tags={tags} curves={curves.of} shown={view} cursor={as === 'picture' ? cursor : undefined} onRemove={(code) => onShow({ codes: codes.filter((one) => one !== code) })} />}
      {curves && <TakeOut tags={tags} view={view} sentences={sentences} notes={happened.exceptions} drawn={as === 'picture'} canvas={() => canvas.current?.canvas()} />}
    </>
  );
}

function Moving({ view, live, onView, onLive }: { readonly view: Shown; readonly live: boolean; readonly onView: (shown: Shown) => void; readonly onLive: () => void }) {
  const { t } = useTranslation();
  const acts = [['earlier', '◀', () => moved(view, -0.5)], ['later', '▶', () => moved(view, 0.5)], ['nearer', '+', () => zoomed(view, 0.5)], ['farther', '−', () => zoomed(view, 2)]] as const;
  return (
    <div className="row" role="group" aria-label={t('trend.move')}>
      {acts.map(([name, sign, to]) => <Button key={name} variant="default" mih={48} miw={56} px="sm" aria-label={t(`trend.${name}`)} onClick={() => onView(to())}><span aria-hidden="true">{sign}</span></Button>)}
      <Button mih={48} variant={live ? 'default' : 'filled'} aria-disabled={live} onClick={onLive}>{t('trend.go-live')}</Button>
    </div>
  );
}

/** The whole of a run that is in sight, one touch away. */
function WholeRuns({ runs, view, onChange }: { readonly runs: Beside['runs']; readonly view: Shown; readonly onChange: (span: Span) => void }) {
  const { t } = useTranslation();
  const seen = runs.filter(({ from, until }) => Date.parse(from) / 1000 <= view.until && (until === undefined || Date.parse(until) / 1000 >= view.from)).slice(0, MOST_WHOLE);
  if (seen.length === 0) return null;
  return <div className="row">{seen.map((run) => <Button key={run.id} variant="default" mih={48} onClick={() => onChange(wholeRun(run, Date.now() / 1000))}>{t('trend.whole-run', { number: run.number })}</Button>)}</div>;
}

function TakeOut({ tags, view, sentences, notes, drawn, canvas }: { readonly tags: readonly SitedTag[]; readonly view: Shown; readonly sentences: readonly string[]; readonly notes: readonly string[]; readonly drawn: boolean; readonly canvas: () => HTMLCanvasElement | undefined }) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const csv = useMutation({ mutationFn: () => takeCsv(tags, view) });
  const png = useMutation({
    mutationFn: async () => {
      const shown = canvas();
      const time = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
      if (shown) await takePng(shown, { title: `${t('trend.title')}, ${time(view.from)} – ${time(view.until)} UTC`, lines: sentences, notes, ink: inkOf(scheme), name: nameOf(view) });
    },
  });
  return (
    <div className="stack-tight">
      {csv.error && <ProblemNotice error={csv.error} />}
      {csv.data === false && <Notice tone="attention" title={t('trend.too-many')}><p>{t('trend.too-many-help')}</p></Notice>}
      <div className="row">
        <Button variant="default" mih={48} loading={csv.isPending} onClick={() => csv.mutate()}>{t('trend.csv')}</Button>
        {drawn && <Button variant="default" mih={48} loading={png.isPending} onClick={() => png.mutate()}>{t('trend.png')}</Button>}
        <span className="small soft">{t('trend.csv-help')}</span>
      </div>
    </div>
  );
}
