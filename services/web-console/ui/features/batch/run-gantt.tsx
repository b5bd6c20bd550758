import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readText } from '../../language/read-text';
import { Empty } from '../../look/notices';
import { Shape } from '../../look/shapes';
import { SiteTime, spanText } from '../../look/site-time';
import { usePlantNow } from '../../session/plant-time';
import { zoneOf } from '../../session/plant';
import type { RunDetail, TreeNode } from '../board/queries';
import { ganttRows, isMidnight, marksOf, spanOf, type Bar, type GanttRow } from './gantt';
import './run-gantt.css';

const WIDEST = 16;
const MARKS = 8;

/** When each part of the procedure was worked on: bars over time, exceptions on them, limits of hold times and now as lines. */
export function RunGantt({ run }: { readonly run: RunDetail }) {
  const { t, i18n } = useTranslation();
  const now = usePlantNow(15_000);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [zoom, setZoom] = useState(1);
  const rows = ganttRows(run.tree.children, ({ id }) => turned.has(id));
  const reached = now ?? Date.parse(run.createdAt);
  const span = spanOf(rows, reached);
  if (span === undefined) return <Empty title={t('gantt.none')}>{t('gantt.none-help')}</Empty>;
  const scale = scaleOf(span);
  const offset = offsetAt(span.from, run.site);
  const turn = (id: string): void => setTurned((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])));
  const limits = run.holdTimes.flatMap(({ holdKey, title, until }) => (until && inside(span, Date.parse(until)) ? [{ key: holdKey, at: until, words: readText(title, i18n.language) }] : []));
  return (
    <div className="stack-tight">
      <div className="spread">
        <p className="small soft"><SiteTime at={new Date(span.from).toISOString()} site={run.site} /> – <SiteTime at={new Date(span.until).toISOString()} site={run.site} /> ({spanText(span.until - span.from)})</p>
        <div className="row">
          <Button variant="default" aria-label={t('gantt.narrower')} disabled={zoom === 1} onClick={() => setZoom(zoom / 2)}>−</Button>
          <Button variant="default" aria-label={t('gantt.wider')} disabled={zoom === WIDEST} onClick={() => setZoom(zoom * 2)}>+</Button>
        </div>
      </div>
      <div className="gantt" role="region" aria-label={t('gantt.title')} tabIndex={0}>
        <table style={{ minWidth: `${zoom * 100}%` }}>
          <thead>
            <tr>
              <th scope="col">{t('gantt.part')}</th>
              <td>
                {marksOf(span, MARKS * zoom, offset).map((mark) => (
                  <span key={mark} className="gantt-mark" style={{ left: scale(mark) }}><SiteTime at={new Date(mark).toISOString()} site={run.site} show={isMidnight(mark, offset) ? 'day' : 'time'} /></span>
                ))}
              </td>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.node.id}>
                <th scope="row" style={{ paddingLeft: `${0.5 + row.depth * 1.25}rem` }}><Part row={row} runId={run.id} turn={turn} /></th>
                <td>
                  {row.node.type !== 'step' && <Whole bars={row.bars} reached={reached} scale={scale} />}
                  {row.bars.map((bar) => <One key={`${bar.from}/${bar.until}`} bar={bar} reached={reached} scale={scale} site={run.site} />)}
                  {limits.map(({ key, at, words }) => <i key={key} className="gantt-limit" title={words} style={{ left: scale(Date.parse(at)) }} />)}
                  {now !== undefined && inside(span, now) && <i className="gantt-now" title={t('gantt.now')} style={{ left: scale(now) }} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {limits.length > 0 && <p className="small soft">{t('gantt.limits')}: {limits.map(({ words, at }) => <span key={at}>{words} ≤ <SiteTime at={at} site={run.site} /> </span>)}</p>}
    </div>
  );
}

function Part({ row: { node, open }, runId, turn }: { readonly row: GanttRow; readonly runId: string; readonly turn: (id: string) => void }) {
  const { i18n } = useTranslation();
  const title = readText(node.title, i18n.language);
  if (node.children.length > 0) return <button type="button" className="gantt-part" aria-expanded={open} onClick={() => turn(node.id)}><span aria-hidden="true">{open ? '▾' : '▸'}</span> {title}</button>;
  const last = newest(node);
  return last ? <Link className="gantt-part" to={`/batches/${runId}/steps/${encodeURIComponent(last)}`}>{title}</Link> : <span className="gantt-part soft">{title}</span>;
}

/** From the first start to the last end of a part, below the bars of its steps. */
function Whole({ bars, reached, scale }: { readonly bars: readonly Bar[]; readonly reached: number; readonly scale: (at: number) => string }) {
  const first = bars[0];
  if (!first) return null;
  const until = Math.max(...bars.map((bar) => bar.until ?? reached));
  return <i className="gantt-whole" style={{ left: scale(first.from), width: `calc(${scale(until)} - ${scale(first.from)})` }} />;
}

function One({ bar, reached, scale, site }: { readonly bar: Bar; readonly reached: number; readonly scale: (at: number) => string; readonly site: string }) {
  const { t } = useTranslation();
  const until = bar.until ?? reached;
  return (
    <span className="gantt-bar" data-tone={bar.until === undefined ? 'running' : 'done'} style={{ left: scale(bar.from), width: `calc(${scale(until)} - ${scale(bar.from)})` }}>
      <span className="visually-hidden"><SiteTime at={new Date(bar.from).toISOString()} site={site} /> {bar.until === undefined ? t('state.started') : `– ${spanText(until - bar.from)}`}</span>
      {bar.exceptions > 0 && <span className="gantt-exception" title={t('batch.exceptions')}><Shape tone="exception" /><span className="visually-hidden">{t('batch.exceptions')}: {bar.exceptions}</span></span>}
    </span>
  );
}

const newest = ({ instances }: TreeNode): string | undefined => instances.at(-1)?.key;
const inside = ({ from, until }: { readonly from: number; readonly until: number }, at: number): boolean => at >= from && at <= until;
const scaleOf = ({ from, until }: { readonly from: number; readonly until: number }) => (at: number): string => `${(((at - from) / (until - from)) * 100).toFixed(3)}%`;

/** What the site's time is ahead of UTC then, in milliseconds. */
function offsetAt(at: number, site: string): number {
  const there = new Date(at).toLocaleString('sv-SE', { timeZone: zoneOf(site) });
  return Date.parse(`${there.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
}
