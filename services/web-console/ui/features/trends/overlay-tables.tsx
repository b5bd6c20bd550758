import { ActionIcon, useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../look/amount';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { inkOf } from './colours';
import { strokeOf } from './overlay-picture';
import { pointsOf, type Overlay } from './overlay-queries';
import { standingAt, summaryOfRun } from './overlay-words';
import type { Shown } from './scales';
import { marksOf, sinceText } from './since';
import { valueText } from './values';

/** Rows of the table that stands for the picture. */
const ROWS = 40;

/** The runs by number, line and date, with what each comes to. `cursor`: the time since the beginning that is pointed at. */
export function OverlayLegend({ overlay: { runs }, unit, cursor, onRemove }: { readonly overlay: Overlay; readonly unit: string | undefined; readonly cursor: number | undefined; readonly onRemove: (runId: string) => void }) {
  const { t, i18n } = useTranslation();
  const ink = inkOf(useComputedColorScheme('light'));
  const text = (value: number | string | boolean | null | undefined): string => valueText(value, { language: i18n.language, yes: t('trend.yes'), no: t('trend.no') });
  return (
    <div className="panel scroll">
      <table className="list">
        <thead><tr><th>{t('trend.number')}</th><th>{t('overlay.run')}</th><th>{t('overlay.began')}</th><th>{cursor === undefined ? t('trend.last') : t('overlay.at', { since: sinceText(cursor, i18n.language) })}</th><th>{t('trend.low')}</th><th>{t('trend.high')}</th><th>{t('overlay.samples')}</th><th><span className="visually-hidden">{t('trend.remove')}</span></th></tr></thead>
        <tbody>
          {runs.map((one, at) => {
            const { run, golden, from, until, pieces } = one;
            const { low, high, last, count, bad } = summaryOfRun(one);
            const { width, dash } = strokeOf(one, at);
            const point = cursor === undefined ? last : standingAt(pointsOf(one), cursor);
            return (
              <tr key={run.id}>
                <td style={{ whiteSpace: 'nowrap' }}>
                  <span className="trend-number" style={{ color: ink.curve(at) }}>{at + 1}</span>{' '}
                  <svg className="trend-line" viewBox="0 0 56 12" width="56" height="12" aria-hidden="true"><path d="M0 6H56" stroke={ink.curve(at)} strokeWidth={width} strokeDasharray={dash.join(' ')} /></svg>
                </td>
                <td><strong>{run.number}</strong> {golden && <Sign tone="done">{t('overlay.golden')}</Sign>}<div className="small soft">{t('overlay.version', { version: run.recipeVersion })}, {[...new Set(pieces.map(({ equipment }) => equipment))].join(', ')}</div></td>
                <td><SiteTime at={from} site={run.site} />{until === undefined && <div><Sign tone="running">{t('overlay.goes-on')}</Sign></div>}</td>
                <td><Amount value={text(point?.value)} unit={point ? unit : undefined} />{cursor === undefined && last && <div className="small soft">{sinceText(last.since, i18n.language)}</div>}</td>
                <td><Amount value={text(low)} unit={low === undefined ? undefined : unit} /></td>
                <td><Amount value={text(high)} unit={high === undefined ? undefined : unit} /></td>
                <td>{count.toLocaleString(i18n.language)}{bad > 0 && <div className="small soft">{t('overlay.bad', { bad })}</div>}</td>
                <td><ActionIcon aria-label={`${t('trend.remove')}: ${run.number}`} onClick={() => onRemove(run.id)}><svg viewBox="0 0 16 16" width="16" aria-hidden="true"><path d="M3 3l10 10M13 3 3 13" stroke="currentColor" strokeWidth="2" /></svg></ActionIcon></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What the picture shows, as a table: rows are times since the beginning, columns are runs. */
export function OverlayTable({ overlay: { runs, band }, unit, shown: { from, until } }: { readonly overlay: Overlay; readonly unit: string | undefined; readonly shown: Shown }) {
  const { t, i18n } = useTranslation();
  const text = (value: number | string | boolean | null | undefined): string => valueText(value, { language: i18n.language, yes: t('trend.yes'), no: t('trend.no') });
  const points = runs.map(pointsOf);
  const times = marksOf(from, until, ROWS);
  return (
    <section className="panel" aria-label={t('trend.table')}>
      <div className="trend-rows" tabIndex={0} role="group" aria-label={t('trend.table')}>
        <table className="list">
          <thead><tr><th scope="col">{t('overlay.since')}</th>{runs.map(({ run, golden }) => <th key={run.id} scope="col">{run.number}{golden && <div className="small">{t('overlay.golden')}</div>}</th>)}{band && <><th scope="col">{t('trend.low')}</th><th scope="col">{t('overlay.mean')}</th><th scope="col">{t('trend.high')}</th></>}</tr></thead>
          <tbody>
            {times.map((since) => {
              const inBand = band?.points.findLast((point) => point.since <= since);
              return (
                <tr key={since}>
                  <th scope="row" style={{ whiteSpace: 'nowrap' }}>{sinceText(since, i18n.language)}</th>
                  {points.map((of, at) => <td key={runs[at]?.run.id}><Amount value={text(standingAt(of, since)?.value)} unit={standingAt(of, since) ? unit : undefined} /></td>)}
                  {band && [inBand?.low, inBand?.mean, inBand?.high].map((value, at) => <td key={at}><Amount value={text(value)} unit={value === undefined ? undefined : unit} /></td>)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
