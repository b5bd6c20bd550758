import uPlot from 'uplot';
import { decimalText, unitText } from '../../look/amount';
import type { Ink } from './colours';
import { lineOf, type Overlay, type OverlaidRun } from './overlay-queries';
import { rangeOf, type Shown } from './scales';
import { sinceText, STEPS } from './since';
import { digits } from './values';

const FONT = '14px "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif';
/** Breaks of a line beside its colour, so that no colour is needed to tell two apart; the golden run has none. */
const DASHES: readonly (readonly number[])[] = [[], [10, 5], [3, 4], [14, 4, 3, 4], [6, 3], [18, 6], [3, 8], [14, 4, 3, 4, 3, 4]];

/** How a run is drawn. */
export interface Stroke {
  readonly colour: number;
  readonly width: number;
  readonly dash: readonly number[];
}

/** The look of the run at a place of the list: golden ones thick and whole, the others by colour and breaks, no two alike among the first 64. */
export function strokeOf(run: Pick<OverlaidRun, 'golden'>, at: number): Stroke {
  return run.golden ? { colour: at, width: 4, dash: [] } : { colour: at, width: 1.75, dash: DASHES[(at + Math.floor(at / 8)) % DASHES.length] ?? [] };
}

/** Columns for uPlot: seconds since the beginning, then the band (lowest, highest, mean) where there is one, then each piece of each run; golden ones last, which lie on top. */
export function overlayData({ runs, band }: Overlay): { readonly data: uPlot.AlignedData; readonly columns: readonly { readonly at: number }[] } {
  const order = runs.map((run, at) => ({ run, at })).toSorted((a, b) => Number(a.run.golden) - Number(b.run.golden));
  const pieces = order.flatMap(({ run, at }) => run.pieces.map((piece) => ({ at, line: lineOf(piece) })));
  // one run alone is no band; where one ends, the mean of the others begins anew
  const together = (band?.points ?? []).map((point, at, all) => ({ ...point, alone: point.runs < 2, other: at > 0 && all[at - 1]?.runs !== point.runs }));
  const bands = band ? [[together.map((point) => point.since), together.map(({ low, alone }) => (alone ? null : low)), together.map(({ high, alone }) => (alone ? null : high)), together.map(({ mean, alone, other }) => (alone || other ? null : mean))]] : [];
  const tables = [...bands, ...pieces.map(({ line }) => line)] as uPlot.AlignedData[];
  return { data: tables.length === 0 ? [[]] : uPlot.join(tables, tables.map((table) => table.map(() => 2))), columns: pieces.map(({ at }) => ({ at })) };
}

/** Where all curves together begin and end, seconds since the beginning. */
export function wholeOf({ runs }: Overlay): Shown {
  const ends = runs.flatMap(({ pieces }) => pieces.map(({ points }) => points.at(-1)?.since ?? 0));
  return { from: 0, until: Math.max(1, ...ends) };
}

/** How runs over each other are drawn: the time since the beginning below, one axis for the point, numbers on the curves. */
export function overlayOptions({ runs, band }: Overlay, { ink, language, size, view, unit, sinceLabel }: {
  readonly ink: Ink; readonly language: string; readonly size: { readonly width: number; readonly height: number }; readonly view: () => Shown; readonly unit: string | undefined; readonly sinceLabel: string;
}): uPlot.Options {
  const { columns } = overlayData({ runs, ...(band ? { band } : {}) });
  const inBand: uPlot.Series[] = band ? [
    { scale: 'y', stroke: ink.grid, width: 1, points: { show: false } }, { scale: 'y', stroke: ink.grid, width: 1, points: { show: false } },
    { scale: 'y', stroke: ink.text, width: 2, dash: [2, 5], points: { show: false } },
  ] : [];
  const first = 1 + inBand.length;
  return {
    ...size, legend: { show: false }, padding: [18, 24, 0, 0], cursor: { drag: { x: false, y: false, setScale: false }, points: { size: 8 } },
    scales: { x: { time: false, range: () => [view().from, view().until] }, y: { range: (_, low: number | null, high: number | null) => rangeOf(low, high, []) } },
    series: [{}, ...inBand, ...columns.map(({ at }): uPlot.Series => {
      const { colour, width, dash } = strokeOf(runs[at] ?? { golden: false }, at);
      return { scale: 'y', stroke: ink.curve(colour), width, dash: [...dash], points: { show: false } };
    })],
    ...(band ? { bands: [{ series: [2, 1] as [number, number], fill: `${ink.text}1f` }] } : {}),
    axes: [
      { stroke: ink.text, font: FONT, labelFont: FONT, label: sinceLabel, labelSize: 24, grid: { stroke: ink.grid, width: 1 }, ticks: { stroke: ink.grid }, space: 100, incrs: STEPS, values: (_, ticks) => ticks.map((tick) => sinceText(tick, language)) },
      { scale: 'y', stroke: ink.text, font: FONT, labelFont: FONT, size: 72, labelSize: 24, label: unitText(unit) || ' ', grid: { stroke: ink.grid, width: 1 }, ticks: { stroke: ink.grid }, values: (_, ticks) => ticks.map((tick) => decimalText(digits(tick, undefined), language)) },
    ],
    hooks: { draw: [(plot) => columns.forEach(({ at }, index) => number(plot, { column: first + index, at, of: runs.length, ink, bold: runs[at]?.golden === true }))] },
  };
}

/** The number of a run on its curve; each run at another place, so that none covers another where all end together. */
function number(plot: uPlot, { column, at, of, ink, bold }: { readonly column: number; readonly at: number; readonly of: number; readonly ink: Ink; readonly bold: boolean }): void {
  const { ctx, bbox, data, scales } = plot;
  const [xs, ys] = [data[0], data[column]];
  const [from, until] = [scales['x']?.min ?? 0, scales['x']?.max ?? 0];
  const wanted = from + ((until - from) * (at + 1)) / (of + 1);
  let place = -1;
  for (let index = 0; index < xs.length; index += 1) {
    const x = xs[index] as number;
    if (ys?.[index] === null || ys?.[index] === undefined || x < from || x > until) continue;
    place = index;
    if (x >= wanted) break;
  }
  const [x, y] = [xs[place], ys?.[place]];
  if (x === undefined || y === null || y === undefined) return;
  const ratio = uPlot.pxRatio;
  const [left, top] = [plot.valToPos(x, 'x', true), plot.valToPos(y, 'y', true)];
  if (top < bbox.top || top > bbox.top + bbox.height) return;
  ctx.save();
  ctx.setLineDash([]);
  ctx.fillStyle = bold ? ink.curve(at) : ink.ground;
  ctx.strokeStyle = ink.curve(at);
  ctx.lineWidth = 1.5 * ratio;
  ctx.beginPath();
  ctx.arc(left, top, 10 * ratio, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.font = `${bold ? 700 : 400} ${13 * ratio}px "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif`;
  ctx.fillStyle = bold ? ink.ground : ink.curve(at);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(String(at + 1), left, top + ratio);
  ctx.restore();
}
