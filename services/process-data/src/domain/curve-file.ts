import type { Sample } from './admit';
import { instantOfMicroseconds } from './instants';
import { exactOf } from './plain-number';

/** Samples that a curve of a record has at most. */
export const CURVE_SAMPLES = 200_000;

/** Name and version of the form of the file. */
export const CURVE_FORMAT = 'batchwright.curve/1';

/** What the head of the file says. Instants are ISO-8601 UTC with microseconds. */
export interface CurveHead {
  readonly tag: string;
  readonly title: string;
  readonly unit: string;
  readonly equipment: string;
  readonly runNumber: string;
  readonly from: string;
  readonly until: string;
}

/**
 * The data of a curve as they enter a record: CSV (RFC 4180, lines end in LF), the line `format,batchwright.curve/1`, seven lines of `name,value`, the line `time,value,quality`, then every sample in order, also
 * those of bad quality; the first may lie before `from`: it is what held there. Numbers have all their digits. The same samples give the same bytes.
 */
export function curveFile(head: CurveHead, samples: readonly Sample[]): string {
  const lines = [
    ['format', CURVE_FORMAT], ['tag', head.tag], ['title', head.title], ['unit', head.unit], ['equipment', head.equipment], ['run', head.runNumber], ['from', head.from], ['until', head.until], ['time', 'value', 'quality'],
    ...samples.map(({ at, value, quality }) => [instantOfMicroseconds(at), value === null ? '' : typeof value === 'number' ? exactOf(value) : String(value), quality]),
  ];
  return `${lines.map((cells) => cells.map(cell).join(',')).join('\n')}\n`;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
