import { Button, Loader, SegmentedControl, useComputedColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type uPlot from 'uplot';
import { Empty, Notice, ProblemNotice } from '../../look/notices';
import { saveAs } from '../../look/save-as';
import { inkOf } from './colours';
import { csvOfOverlay } from './csv-of-overlay';
import { GoldenPanel } from './golden-panel';
import type { Compared } from './overlay-address';
import { OverlayChoice, RunChoice } from './overlay-choice';
import { overlayData, overlayOptions, wholeOf } from './overlay-picture';
import { readForFile, useOverlay, useSeenRecipes, type Overlay } from './overlay-queries';
import { OverlayLegend, OverlayTable } from './overlay-tables';
import { useOverlaySentences } from './overlay-words';
import { PlotFrame, type TrendCanvas } from './plot-frame';
import { moved, zoomed, type Shown } from './scales';
import { sinceText } from './since';
import { takePng } from './take-out';

/** Runs of a recipe over each other, by the time since a phase began; the golden one first. */
export function OverlayView({ compared, onChange }: { readonly compared: Compared; readonly onChange: (next: Compared) => void }) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const overlay = useOverlay(compared);
  const { recipe, point } = compared;
  const versions = useSeenRecipes().data?.find((one) => one.recipe === recipe)?.versions ?? [];
  const shown = overlay.data?.runs.map(({ run }) => run.id) ?? [];
  const asked = recipe !== '' && point !== undefined;
  return (
    <>
      <div className="spread">
        <OverlayChoice compared={compared} onChange={onChange} />
        <Button size="md" mih={48} variant="default" disabled={recipe === ''} onClick={() => setChoosing(true)}>{t('overlay.choose-runs')}</Button>
      </div>
      {choosing && <RunChoice recipe={recipe} versions={versions} chosen={compared.runs.length > 0 ? compared.runs : shown} onChange={(runs) => onChange({ ...compared, runs })} onClose={() => setChoosing(false)} />}
      {!asked && <Empty title={t('overlay.none-chosen')}>{t('overlay.none-chosen-help')}</Empty>}
      {asked && overlay.error && <ProblemNotice error={overlay.error} again={() => void overlay.refetch()} />}
      {asked && overlay.isPending && <p className="row soft" role="status"><Loader size="sm" /> {t('loading')}</p>}
      {asked && overlay.data && (overlay.data.runs.every(({ pieces }) => pieces.length === 0) ? <Empty title={t('overlay.nothing')}>{t('overlay.nothing-help')}</Empty> : <Laid key={`${recipe} ${compared.phase} ${point}`} overlay={overlay.data} compared={compared} onRemove={(id) => onChange({ ...compared, runs: shown.filter((one) => one !== id) })} />)}
      {asked && overlay.data && <GoldenPanel recipe={recipe} runs={overlay.data.runs} />}
    </>
  );
}

function Laid({ overlay, compared, onRemove }: { readonly overlay: Overlay; readonly compared: Compared; readonly onRemove: (runId: string) => void }) {
  const { t, i18n } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { language } = i18n;
  const [as, setAs] = useState('picture');
  const [zoom, setZoom] = useState<Shown>();
  const [cursor, setCursor] = useState<number>();
  const canvas = useRef<TrendCanvas>(null);
  const whole = useMemo(() => wholeOf(overlay), [overlay]);
  const view = zoom ?? whole;
  const now = useRef(view);
  now.current = view;
  const unit = overlay.runs.flatMap(({ pieces }) => pieces)[0]?.unit;
  const sentences = useOverlaySentences(overlay, unit);
  const { data } = useMemo(() => overlayData(overlay), [overlay]);
  const options = useCallback(
    (size: { readonly width: number; readonly height: number }): uPlot.Options => overlayOptions(overlay, { ink: inkOf(scheme), language, size, view: () => now.current, unit, sinceLabel: t('overlay.since') }),
    [overlay, scheme, language, unit, t],
  );
  const name = `overlay ${compared.recipe} ${compared.point ?? ''}`;
  const title = `${compared.recipe}, ${compared.phase?.slice(5) ?? t('overlay.whole-run')}, ${compared.point ?? ''}: ${sinceText(view.from, language)} – ${sinceText(view.until, language)}`;
  const csv = useMutation({
    mutationFn: async () => {
      const whole = await readForFile({ ...compared, runs: overlay.runs.map(({ run }) => run.id) });
      saveAs(`${name}.csv`, new Blob([csvOfOverlay(whole)], { type: 'text/csv' }));
      return whole.runs.every(({ pieces }) => pieces.every(({ stretchSeconds }) => stretchSeconds === undefined));
    },
  });
  const png = useMutation({
    mutationFn: async () => {
      const shown = canvas.current?.canvas();
      if (shown) await takePng(shown, { title, lines: sentences, ink: inkOf(scheme), name });
    },
  });
  const acts = [['earlier', '◀', () => moved(view, -0.5)], ['later', '▶', () => moved(view, 0.5)], ['nearer', '+', () => zoomed(view, 0.5)], ['farther', '−', () => zoomed(view, 2)]] as const;
  return (
    <>
      <div className="spread">
        <p className="soft">{t('overlay.count', { count: overlay.runs.length })} {overlay.band && t('overlay.has-band')}</p>
        <SegmentedControl size="md" aria-label={t('trend.as')} value={as} onChange={setAs} data={[{ value: 'picture', label: t('trend.picture') }, { value: 'table', label: t('trend.table') }]} />
      </div>
      {as === 'picture' && (
        <section className="panel stack-tight" aria-label={t('trend.picture')}>
          <div className="spread">
            <span className="soft">{title}</span>
            <div className="row" role="group" aria-label={t('trend.move')}>
              {acts.map(([word, sign, to]) => <Button key={word} variant="default" mih={48} miw={56} px="sm" aria-label={t(`trend.${word}`)} onClick={() => setZoom(to())}><span aria-hidden="true">{sign}</span></Button>)}
              <Button mih={48} variant="default" aria-disabled={zoom === undefined} onClick={() => setZoom(undefined)}>{t('overlay.whole')}</Button>
            </div>
          </div>
          <PlotFrame ref={canvas} options={options} data={data} view={view} says={`${title}. ${sentences.join(' ')}`} keys="overlay-keys" onView={setZoom} onHome={() => setZoom(undefined)} onCursor={setCursor} />
          <p id="overlay-keys" className="small soft">{t('overlay.keys')}</p>
        </section>
      )}
      {as === 'table' && <OverlayTable overlay={overlay} unit={unit} shown={view} />}
      <ul className="visually-hidden" aria-label={t('trend.in-words')}>{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      <OverlayLegend overlay={overlay} unit={unit} cursor={as === 'picture' ? cursor : undefined} onRemove={onRemove} />
      {csv.error && <ProblemNotice error={csv.error} />}
      {csv.data === false && <Notice tone="attention" title={t('overlay.not-all')}><p>{t('overlay.not-all-help')}</p></Notice>}
      <div className="row">
        <Button variant="default" mih={48} loading={csv.isPending} onClick={() => csv.mutate()}>{t('trend.csv')}</Button>
        {as === 'picture' && <Button variant="default" mih={48} loading={png.isPending} onClick={() => png.mutate()}>{t('trend.png')}</Button>}
        <span className="small soft">{t('overlay.csv-help')}</span>
      </div>
    </>
  );
}
