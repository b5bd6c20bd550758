import { numberOf, type Curve } from './curve';

/** Columns for one line: moments and values. `null` breaks it. */
export type Columns = [x: number[], y: (number | null)[]];

/** The shortest time between two samples, seconds. */
const INSTANT = 1e-6;

/** The two lines of a tag: what was good, and what was uncertain together with the way there and back. */
export interface Lines {
  readonly good: Columns;
  readonly uncertain: Columns;
  /** Moments at which the source had nothing to trust. */
  readonly bad: readonly number[];
}

/**
 * What is drawn of a curve. A line breaks at what is bad or has no value, and where nothing was said for longer than `silentAfter` seconds
 * (undefined: the source speaks on change only, silence says that nothing changed).
 */
export function linesOf({ points, stretchSeconds = 0 }: Curve, silentAfter?: number): Lines {
  const good: Columns = [[], []];
  const uncertain: Columns = [[], []];
  const bad: number[] = [];
  const put = (columns: Columns, x: number, y: number | null): void => {
    columns[0].push(x);
    columns[1].push(y);
  };
  const cut = (columns: Columns, x: number): void => {
    if (columns[1].at(-1) !== null && columns[1].length > 0) put(columns, x, null);
  };
  let before: { readonly x: number; readonly y: number | undefined; readonly quality: string } | undefined;
  for (const point of points) {
    const { x, quality } = point;
    const y = numberOf(point);
    if (before && silentAfter !== undefined && x - before.x > silentAfter + stretchSeconds) {
      const middle = (x + before.x) / 2;
      cut(good, middle);
      cut(uncertain, middle);
      before = undefined;
    }
    if (y === undefined) {
      bad.push(x);
      cut(good, x);
      cut(uncertain, x);
    } else if (quality === 'good') {
      // back to good: the way from the uncertain point is uncertain too
      if (before?.quality === 'uncertain' && before.y !== undefined) {
        put(uncertain, x, y);
        cut(uncertain, x + INSTANT);
      }
      put(good, x, y);
    } else {
      // from good: the way comes from there; where it just came back, it goes on
      if (before?.quality === 'good' && before.y !== undefined) {
        if (uncertain[0].at(-1) === before.x + INSTANT) uncertain.forEach((column) => column.pop());
        else put(uncertain, before.x, before.y);
      }
      put(uncertain, x, y);
      cut(good, before?.y === undefined ? x : (x + before.x) / 2);
    }
    before = { x, y, quality };
  }
  return { good, uncertain, bad };
}
