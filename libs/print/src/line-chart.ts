/** A curve to be drawn: points in their order; without a value the line breaks. */
export interface LineChart {
  /** What stands at the axis of values: `°C`. */
  readonly unit: string;
  /** What stands under the beginning and the end of the time. */
  readonly from: string;
  readonly until: string;
  readonly points: readonly { readonly at: number; readonly value?: number }[];
}

/** A curve in a rectangle: strokes of neighbouring points, from 0 to 1 in both directions, (0, 0) at the lower left; and the marks of the axis of values. */
export interface DrawnChart {
  readonly strokes: readonly (readonly (readonly [x: number, y: number])[])[];
  readonly marks: readonly { readonly y: number; readonly text: string }[];
}

/** How many columns a print can tell apart. */
const COLUMNS = 700;

/** Where the points of a curve lie. Of points closer than the print can show, the lowest and the highest of each column are drawn: no peak is lost. */
export function drawnChart({ points }: LineChart): DrawnChart {
  const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const marks = marksOf(Math.min(...values), Math.max(...values));
  const [low, high] = [marks[0] ?? 0, marks.at(-1) ?? 1];
  const [begin, end] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 1];
  const x = (at: number): number => (end > begin ? (at - begin) / (end - begin) : 0);
  const y = (value: number): number => (value - low) / (high - low);
  const strokes: (readonly [number, number])[][] = [];
  let stroke: { at: number; value: number }[] = [];
  const put = (): void => {
    if (stroke.length > 0) strokes.push(thinned(stroke, x).map(({ at, value }) => [x(at), y(value)] as const));
    stroke = [];
  };
  for (const { at, value } of points) {
    if (value === undefined) put();
    else stroke.push({ at, value });
  }
  put();
  return { strokes, marks: marks.map((value) => ({ y: y(value), text: String(value) })) };
}

function thinned<T extends { readonly at: number; readonly value: number }>(stroke: readonly T[], x: (at: number) => number): T[] {
  if (stroke.length <= COLUMNS * 2) return [...stroke];
  const columns = new Map<number, { first: T; low: T; high: T; last: T }>();
  for (const point of stroke) {
    const key = Math.floor(x(point.at) * COLUMNS);
    const seen = columns.get(key);
    columns.set(key, { first: seen?.first ?? point, low: seen && seen.low.value <= point.value ? seen.low : point, high: seen && seen.high.value >= point.value ? seen.high : point, last: point });
  }
  return [...columns.values()].flatMap(({ first, low, high, last }) => [...new Set([first, low, high, last])].sort((a, b) => a.at - b.at));
}

/** Round numbers around a range, lowest first: 3 to 7 of them. */
function marksOf(low: number, high: number): number[] {
  const span = high > low ? high - low : Math.max(Math.abs(high), 1);
  const raw = span / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
