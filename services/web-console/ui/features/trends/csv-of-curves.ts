import { csvOf } from '../materials/csv';
import type { CurvePoint } from './curve';

/** Every sample of some tags, one a line: time in UTC with microseconds, value with all its digits, quality and the word of the source. */
export function csvOfCurves(curves: readonly { readonly code: string; readonly unit?: string | undefined; readonly points: readonly CurvePoint[] }[]): string {
  return csvOf([
    ['tag', 'time_utc', 'value', 'unit', 'quality', 'status'],
    ...curves.flatMap(({ code, unit, points }) => points.map(({ at, value, quality, status }) => [code, at, value === null ? '' : String(value), unit ?? '', quality, status ?? ''])),
  ]);
}
