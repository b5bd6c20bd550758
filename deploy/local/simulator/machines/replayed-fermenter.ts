import { FERMENTER_TAGS } from './fermenter';
import { rounded, type Model } from './stepped-machine';

/** Columns of the published batches that are played, and what makes them values of our tags. */
const COLUMNS: Readonly<Record<string, readonly [column: string, places: number, from: (value: number) => number]>> = {
  temperature: ['T', 2, (kelvin) => kelvin - 273.15],
  ph: ['pH', 2, (value) => value],
  // saturation at these conditions is about 14.7 mg/L in the model behind the file
  'dissolved-oxygen': ['DO2', 1, (milligrams) => (milligrams / 14.7) * 100],
  'air-flow': ['Fg', 1, (value) => value],
  pressure: ['pressure', 3, (value) => value],
  'agitator-speed': ['RPM', 0, (value) => value],
  feed: ['Fs', 2, (value) => value],
};

/** Plays a batch from the text of a CSV (head, units, rows with `time_h` first), line by line in between; begins again at its end. */
export function replayedFermenter(csv: string, { hoursPerHour = 1 } = {}): Model {
  const [head = '', , ...lines] = csv.split(/\r?\n/).filter((line) => line.trim() !== '');
  const columns = head.split(',');
  const rows = lines.map((line) => line.split(',').map(Number));
  const hourOf = (row: number): number => rows[row]?.[0] ?? 0;
  const end = hourOf(rows.length - 1);
  if (rows.length < 2 || !Object.values(COLUMNS).every(([column]) => columns.includes(column))) throw new Error('that is no CSV of a fermentation');
  let hours = hourOf(0);
  let row = 0;
  return {
    tags: FERMENTER_TAGS,
    step(seconds) {
      hours += (seconds * hoursPerHour) / 3600;
      if (hours > end) [hours, row] = [hourOf(0), 0];
      while (row < rows.length - 2 && hourOf(row + 1) <= hours) row += 1;
    },
    read() {
      const part = (hours - hourOf(row)) / (hourOf(row + 1) - hourOf(row) || 1);
      return Object.fromEntries(Object.entries(COLUMNS).map(([name, [column, places, from]]) => {
        const at = columns.indexOf(column);
        const [before = NaN, after = NaN] = [rows[row]?.[at], rows[row + 1]?.[at]];
        return [name, rounded(from(before + (after - before) * part), places)];
      }));
    },
  };
}
