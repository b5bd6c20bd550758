import uPlot from 'uplot';
import { decimalText, unitText } from '../../look/amount';
import type { Ink } from './colours';
import type { Curve } from './curve';
import { linesOf, type Columns } from './lines';
import { axesOf, axisOf, boundsOf, rangeOf, type Shown } from './scales';
import type { SitedTag } from './use-tags';
import { digits } from './values';

const FONT = '14px "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif';

/** Words that are drawn. */
export interface Words {
  readonly language: string;
  readonly yes: string;
  readonly no: string;
  readonly limit: (kind: string) => string;
}

/** The tags that can be drawn, with their numbers in the list. */
export function drawn(tags: readonly SitedTag[]): { readonly tag: SitedTag; readonly at: number }[] {
  return tags.flatMap((tag, at) => (axisOf(tag) === undefined ? [] : [{ tag, at }]));
}

/** Of uPlot's ways to join columns: a break reaches over the moments at which only other tags have values, up to the next value of its own (`NULL_EXPAND`). */
const BREAK_UP_TO_THE_NEXT = 2;

/** How long a tag may say nothing before its line breaks; undefined: it speaks on change only. */
const silence = ({ silentAfterSeconds, type }: SitedTag): number | undefined => (type === 'boolean' ? undefined : silentAfterSeconds);

/** Columns for uPlot: moments, then for each drawn tag what was good and what was uncertain. */
export function dataOf(tags: readonly SitedTag[], curves: ReadonlyMap<string, Curve>, shown: Shown): { readonly data: uPlot.AlignedData; readonly bad: readonly (readonly number[])[] } {
  const lines = drawn(tags).map(({ tag }) => linesOf(curves.get(tag.code) ?? { points: [] }, silence(tag)));
  // where a source speaks on change only, what it said last still stands
  const held = drawn(tags).map(({ tag }, index): Columns => {
    const [x, y] = lines[index]?.good ?? [[], []];
    const [end, value] = [x.at(-1), y.at(-1)];
    const until = Math.min(shown.until, Date.now() / 1000);
    return silence(tag) === undefined && end !== undefined && value !== null && value !== undefined && end < until ? [[...x, until], [...y, value]] : [x, y];
  });
  const tables = lines.flatMap(({ uncertain }, index) => [held[index] ?? [[], []], uncertain]);
  return { data: tables.length === 0 ? [[]] : uPlot.join(tables as uPlot.AlignedData[], tables.map((table) => table.map(() => BREAK_UP_TO_THE_NEXT))), bad: lines.map(({ bad }) => bad) };
}

/** How the picture is drawn: an axis for each unit, a good and an uncertain line for each tag, limits, numbers, and where the source was not to be trusted. */
export function optionsOf(tags: readonly SitedTag[], { ink, words, zone, size, view, bad, below = 0, after }: {
  readonly ink: Ink; readonly words: Words; readonly zone: string; readonly size: { readonly width: number; readonly height: number };
  readonly view: () => Shown; readonly bad: () => readonly (readonly number[])[];
  /** Room below the axis of time, CSS pixels, and what draws more when all else is drawn. */
  readonly below?: number; readonly after?: (plot: uPlot) => void;
}): uPlot.Options {
  const units = axesOf(tags);
  const kept = drawn(tags);
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const written = (unit: string, value: number): string => (unit === 'yes-no' ? (value === 1 ? words.yes : value === 0 ? words.no : '') : decimalText(digits(value, undefined), words.language));
  return {
    ...size, tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone), legend: { show: false }, padding: [18, 24, below, 0],
    cursor: { drag: { x: false, y: false, setScale: false }, points: { size: 8 } },
    scales: {
      x: { time: true, range: () => [view().from, view().until] },
      ...Object.fromEntries(units.map((unit) => [unit, { range: (_: uPlot, low: number | null, high: number | null) => (unit === 'yes-no' ? [-0.1, 1.1] : rangeOf(low, high, kept.filter(({ tag }) => axisOf(tag) === unit).flatMap(({ tag }) => boundsOf(tag)))) } as uPlot.Scale])),
    },
    series: [{}, ...kept.flatMap(({ tag, at }): uPlot.Series[] => {
      const line: uPlot.Series = { scale: axisOf(tag) ?? '', stroke: ink.curve(at), width: 2, ...(silence(tag) === undefined && stepped ? { paths: stepped } : {}) };
      return [line, { ...line, dash: [6, 5], points: { show: true, size: 7, stroke: ink.curve(at), fill: ink.ground } }];
    })],
    axes: [
      { stroke: ink.text, font: FONT, grid: { stroke: ink.grid, width: 1 }, ticks: { stroke: ink.grid }, space: 90, values: (_, ticks, __, ___, step) => ticks.map((tick) => timeText(tick, zone, step)) },
      ...units.map((unit, at): uPlot.Axis => ({
        scale: unit, side: at % 2 === 0 ? 3 : 1, stroke: ink.text, font: FONT, labelFont: FONT, size: 64, labelSize: 24, label: unitText(unit === 'yes-no' ? '1' : unit) || ' ', ticks: { stroke: ink.grid },
        grid: { show: at === 0, stroke: ink.grid, width: 1 }, values: (_, ticks) => ticks.map((tick) => written(unit, tick)), ...(unit === 'yes-no' ? { splits: () => [0, 1] } : {}),
      })),
    ],
    hooks: {
      draw: [(plot) => {
        kept.forEach(({ tag, at }, index) => mark(plot, tag, { at, index, ink, words, bad: bad()[index] ?? [] }));
        after?.(plot);
      }],
    },
  };
}

/** Time of the site on the axis: with the day at its midnight, with seconds where they differ. */
function timeText(seconds: number, timeZone: string, step: number): string {
  const date = new Date(seconds * 1000);
  const clock = date.toLocaleTimeString('de-DE', { timeZone, hour: '2-digit', minute: '2-digit', ...(step < 60 ? { second: '2-digit' } : {}), ...(step < 1 ? { fractionalSecondDigits: step < 0.1 ? 2 : 1 } : {}) });
  return step >= 86_400 || clock === '00:00' ? date.toLocaleDateString('de-DE', { timeZone, day: '2-digit', month: '2-digit' }) : clock;
}

function mark(plot: uPlot, tag: SitedTag, { at, index, ink, words, bad }: { readonly at: number; readonly index: number; readonly ink: Ink; readonly words: Words; readonly bad: readonly number[] }): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const scale = axisOf(tag) ?? '';
  const inside = (y: number): boolean => y >= bbox.top && y <= bbox.top + bbox.height;
  ctx.save();
  ctx.font = `${13 * ratio}px "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif`;
  ctx.textBaseline = 'bottom';
  for (const { kind, value } of tag.type === 'number' ? tag.limits : []) {
    const y = Math.floor(plot.valToPos(Number(value), scale, true)) + 0.5; // sharp
    if (!inside(y)) continue;
    ctx.strokeStyle = ctx.fillStyle = ink.curve(at);
    ctx.lineWidth = ratio;
    ctx.setLineDash([10 * ratio, 4 * ratio, 2 * ratio, 4 * ratio]);
    ctx.lineDashOffset = -10 * ratio * index; // limits of two axes may lie at one height: each shows in the gaps of the other
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.textAlign = 'left';
    ctx.fillText(`${at + 1}: ${words.limit(kind)} ${decimalText(value, words.language)}`, bbox.left + ((6 + index * 130) * ratio) % (bbox.width * 0.8), y - 2 * ratio);
  }
  ctx.setLineDash([]);
  // where the source had nothing to trust: a cross at the foot of the picture
  ctx.strokeStyle = ink.bad;
  ctx.lineWidth = 2 * ratio;
  const foot = bbox.top + bbox.height - 7 * ratio;
  for (const moment of bad) {
    const x = plot.valToPos(moment, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.beginPath();
    for (const slope of [1, -1]) {
      ctx.moveTo(x - 4 * ratio, foot - 4 * ratio * slope);
      ctx.lineTo(x + 4 * ratio, foot + 4 * ratio * slope);
    }
    ctx.stroke();
  }
  numberAtEnd(plot, { scale, column: 1 + 2 * index, text: String(at + 1), colour: ink.curve(at), ground: ink.ground });
  ctx.restore();
}

/** The number of a curve at its last point in sight, so that no colour is needed to tell it. */
function numberAtEnd(plot: uPlot, { scale, column, text, colour, ground }: { readonly scale: string; readonly column: number; readonly text: string; readonly colour: string; readonly ground: string }): void {
  const { ctx, bbox, data } = plot;
  const [xs, ys] = [data[0], data[column]];
  const until = plot.scales['x']?.max ?? 0;
  for (let index = xs.length - 1; index >= 0; index -= 1) {
    const [x, y] = [xs[index] as number, ys?.[index]];
    if (x > until || y === null || y === undefined) continue;
    const ratio = uPlot.pxRatio;
    const [left, top] = [Math.min(plot.valToPos(x, 'x', true), bbox.left + bbox.width - 9 * ratio), plot.valToPos(y, scale, true)];
    if (left < bbox.left) return;
    ctx.fillStyle = ground;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.5 * ratio;
    ctx.beginPath();
    ctx.arc(left, top, 9 * ratio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = colour;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(text, left, top + ratio);
    return;
  }
}
