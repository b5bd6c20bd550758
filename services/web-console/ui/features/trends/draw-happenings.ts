import uPlot from 'uplot';
import type { Ink } from './colours';
import type { Band, Mark } from './happenings';
import { axisOf } from './scales';
import { drawn } from './picture';
import type { SitedTag } from './use-tags';

/** Height of a row of bands, and how far below the axis they begin, CSS pixels. */
const [LANE, GAP] = [26, 6];
const MARK = 9;

/** Room that so many rows of bands need below a picture, CSS pixels. */
export const roomOf = (lanes: number): number => (lanes === 0 ? 0 : lanes * LANE + GAP);

/** Where the mark of an exception stands in the picture, CSS pixels; undefined: out of sight, or its tag is not drawn. */
export function placeOf(plot: uPlot, tags: readonly SitedTag[], { exception, from, until, peak }: Mark): { readonly left: number; readonly top: number } | undefined {
  const { min = 0, max = 0 } = plot.scales['x'] ?? {};
  const of = drawn(tags).findIndex(({ tag }) => exception.tags.includes(tag.code));
  const tag = drawn(tags)[of]?.tag;
  if (!tag || min === null || max === null || from > max || until < min) return undefined;
  // a worst place that is out of sight: the mark stands where the exception can still be seen
  const x = peak && peak.x >= min && peak.x <= max ? peak.x : Math.max(min, Math.min(from, max));
  const y = peak && peak.x === x ? peak.y : valueAt(plot, 1 + 2 * of, x);
  const [width, height] = [plot.bbox.width / uPlot.pxRatio, plot.bbox.height / uPlot.pxRatio];
  const top = y === undefined ? MARK + 4 : plot.valToPos(y, axisOf(tag) ?? '');
  return { left: plot.bbox.left / uPlot.pxRatio + Math.max(MARK, Math.min(width - MARK, plot.valToPos(x, 'x'))), top: plot.bbox.top / uPlot.pxRatio + Math.max(MARK + 4, Math.min(height - MARK, top)) };
}

/** The last value of a column up to a moment. */
function valueAt({ data }: uPlot, column: number, x: number): number | undefined {
  const [xs, ys] = [data[0], data[column]];
  let found: number | undefined;
  for (let at = 0; at < xs.length && (xs[at] as number) <= x; at += 1) found = ys?.[at] ?? found;
  return found;
}

/** Bands below the axis of time. Each is as wide as it lasted; what does not fit of its name is cut. */
export function drawBands(plot: uPlot, lanes: readonly (readonly Band[])[], ink: Ink): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const [left, right] = [bbox.left, bbox.left + bbox.width];
  const begin = ctx.canvas.height - (roomOf(lanes.length) - GAP) * ratio;
  ctx.save();
  ctx.font = `${13 * ratio}px "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  lanes.forEach((lane, row) => {
    const top = begin + row * LANE * ratio;
    for (const { from, until, name, kind } of lane) {
      const [a, b] = [Math.max(left, plot.valToPos(from, 'x', true)), Math.min(right, until === Infinity ? Math.max(left, Math.min(right, plot.valToPos(Date.now() / 1000, 'x', true))) : plot.valToPos(until, 'x', true))];
      if (b <= left || a >= right || b - a < ratio) continue;
      ctx.beginPath();
      ctx.rect(a + ratio / 2, top + ratio, b - a - ratio, (LANE - 3) * ratio);
      ctx.fillStyle = kind === 'step' ? ink.ground : ink.grid;
      ctx.fill();
      ctx.strokeStyle = ink.text;
      ctx.lineWidth = (kind === 'run' ? 1.5 : 1) * ratio;
      ctx.stroke();
      const room = b - a - 12 * ratio;
      const text = room > 14 * ratio ? fitting(ctx, name, room) : '';
      if (text === '') continue;
      ctx.fillStyle = ink.text;
      ctx.fillText(text, a + 6 * ratio, top + (LANE / 2) * ratio);
    }
  });
  ctx.restore();
}

function fitting(ctx: CanvasRenderingContext2D, name: string, room: number): string {
  if (ctx.measureText(name).width <= room) return name;
  let length = name.length - 1;
  while (length > 0 && ctx.measureText(`${name.slice(0, length)}…`).width > room) length -= 1;
  return length < 2 ? '' : `${name.slice(0, length).trimEnd()}…`;
}

/** Exceptions at their places: the time that they lasted is shaded, their part of the curve thick, their sign where it was worst. */
export function drawMarks(plot: uPlot, tags: readonly SitedTag[], marks: readonly Mark[], ink: Ink): void {
  const { ctx, bbox, data } = plot;
  const ratio = uPlot.pxRatio;
  const [left, right] = [bbox.left, bbox.left + bbox.width];
  const place = (x: number): number => Math.max(left, Math.min(right, plot.valToPos(x, 'x', true)));
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.strokeStyle = ctx.fillStyle = ink.bad;
  for (const mark of marks) {
    if (!placeOf(plot, tags, mark)) continue;
    const [a, b] = [place(mark.from), place(Math.min(mark.until, Date.now() / 1000))];
    ctx.globalAlpha = 0.1;
    ctx.fillRect(a, bbox.top, Math.max(ratio, b - a), bbox.height);
    ctx.globalAlpha = 0.45;
    ctx.lineWidth = 7 * ratio;
    ctx.lineJoin = 'round';
    drawn(tags).forEach(({ tag }, index) => {
      if (!mark.exception.tags.includes(tag.code)) return;
      const ys = data[1 + 2 * index];
      let before: number | undefined;
      ctx.beginPath();
      data[0].forEach((x, at) => {
        const y = ys?.[at];
        if (x < mark.from || x > mark.until || y === null || y === undefined) return;
        const [px, py] = [plot.valToPos(x, 'x', true), plot.valToPos(y, axisOf(tag) ?? '', true)];
        if (before !== undefined && steps(tag)) ctx.lineTo(px, before); // as its line is drawn
        ctx.lineTo(px, py);
        before = py;
      });
      ctx.stroke();
    });
    ctx.globalAlpha = 1;
    ctx.lineWidth = 1.5 * ratio;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    for (const x of [mark.from, ...(mark.until === Infinity ? [] : [mark.until])].map(place)) {
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
    ctx.setLineDash([]);
  }
  ctx.restore();
  for (const mark of marks) sign(plot, placeOf(plot, tags, mark), mark.sign, ink);
}

/** A tag that speaks on change only: what it said stands until it says something else. */
const steps = ({ silentAfterSeconds, type }: SitedTag): boolean => type === 'boolean' || silentAfterSeconds === undefined;

/** A diamond with the sign of an exception beside it. */
function sign({ ctx }: uPlot, place: { readonly left: number; readonly top: number } | undefined, text: string, ink: Ink): void {
  if (!place) return;
  const ratio = uPlot.pxRatio;
  const [x, y, r] = [place.left * ratio, place.top * ratio, MARK * ratio];
  ctx.save();
  ctx.beginPath();
  for (const [dx, dy] of [[0, -r], [r, 0], [0, r], [-r, 0]] as const) ctx.lineTo(x + dx, y + dy);
  ctx.closePath();
  ctx.fillStyle = ink.bad;
  ctx.strokeStyle = ink.ground;
  ctx.lineWidth = 2 * ratio;
  ctx.fill();
  ctx.stroke();
  ctx.font = `700 ${13 * ratio}px "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif`;
  ctx.textBaseline = 'middle';
  const right = x + r + 30 * ratio > ctx.canvas.width - 24 * ratio;
  ctx.textAlign = right ? 'right' : 'left';
  ctx.lineWidth = 4 * ratio;
  const at = x + (right ? -1 : 1) * (r + 4 * ratio);
  ctx.strokeText(text, at, y);
  ctx.fillText(text, at, y);
  ctx.restore();
}
