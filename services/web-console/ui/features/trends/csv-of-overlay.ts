import { csvOf } from '../materials/csv';
import type { Overlay } from './overlay-queries';

/** Every value of runs over each other, one a line: seconds since the beginning of the phase with six digits, value with all its digits, quality and the word of the source. */
export function csvOfOverlay({ runs }: Overlay): string {
  return csvOf([
    ['run', 'recipe_version', 'golden', 'phase_began_utc', 'equipment', 'tag', 'since_s', 'value', 'unit', 'quality', 'status'],
    ...runs.flatMap(({ run, golden, from, pieces }) => pieces.flatMap(({ equipment, tag, unit, points }) => points.map(({ since, value, quality, status }) => [
      run.number, String(run.recipeVersion), golden ? 'yes' : 'no', from, equipment, tag, since.toFixed(6), value === null ? '' : String(value), unit ?? '', quality, status ?? '',
    ]))),
  ]);
}
