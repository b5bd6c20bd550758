import { err, Instants, ok, refuse, type Result } from '@batchwright/kernel';

/** One use of equipment as a history of another system or of paper tells it. */
export interface ImportedUse {
  /** Line of the file, the header is line 1; of a list, its place. */
  readonly line: number;
  readonly equipment: string;
  readonly batch: string;
  readonly product?: string;
  /** Instants. */
  readonly start: string;
  readonly end: string;
  readonly person?: string;
}

/** A use that is known here already: executed, or imported before. */
export type KnownUse = Pick<ImportedUse, 'equipment' | 'batch' | 'start'> & { readonly end?: string };

/** Two batches at one item at one time (21 CFR 211.105(a)). */
export interface UseOverlap {
  readonly line: number;
  readonly equipment: string;
  readonly batch: string;
  /** The other line; absent where the other use is known here already. */
  readonly withLine?: number;
  readonly withBatch: string;
  readonly from: string;
  /** Absent while the other use lasts. */
  readonly until?: string;
}

/** Most uses of one import. */
export const MOST_USES = 1000;

const COLUMNS = ['equipment', 'batch', 'product', 'start', 'end', 'person'] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['equipment', 'batch', 'start', 'end'];

/** Reads a history as CSV: a header with `equipment,batch,product,start,end,person` in any order, comma or semicolon. Refusals: `history-header`, `history-lines` (each line that cannot be read, and why). */
export function readHistory(csv: string): Result<ImportedUse[]> {
  const rows = csv.replace(/^\uFEFF/, '').split(/\r?\n/).map((text, index) => ({ line: index + 1, text })).filter(({ text }) => text.trim() !== '');
  const [head, ...rest] = rows;
  const separator = head?.text.includes(';') ? ';' : ',';
  const names = cellsOf(head?.text ?? '', separator).map((name) => name.toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) return err(refuse('history-header', { missing: missing.join(', '), columns: COLUMNS.join(', ') }, { field: 'csv' }));
  return checkHistory(rest.map(({ line, text }) => {
    const cells = cellsOf(text, separator);
    const of = (name: Column): string => cells[names.indexOf(name)] ?? '';
    const more = { ...(of('product') === '' ? {} : { product: of('product') }), ...(of('person') === '' ? {} : { person: of('person') }) };
    return { line, equipment: of('equipment'), batch: of('batch'), start: of('start'), end: of('end'), ...more };
  }));
}

/** Checks the uses of a history and makes their times instants. Refusals: `history-empty`, `history-lines`. */
export function checkHistory(uses: readonly ImportedUse[]): Result<ImportedUse[]> {
  if (uses.length === 0 || uses.length > MOST_USES) return err(refuse('history-empty', { most: MOST_USES }, { field: 'csv' }));
  const wrong = uses.flatMap((use) => {
    const why = unreadable(use);
    return why === undefined ? [] : [`${use.line}: ${why}`];
  });
  if (wrong.length > 0) return err(refuse('history-lines', { lines: wrong.slice(0, 20).join('; '), count: wrong.length }, { field: 'csv' }));
  return ok(uses.map((use) => ({ ...use, start: instantOf(use.start) ?? '', end: instantOf(use.end) ?? '' })));
}

/** Where two batches were at one item at one time: among the lines, and with what is known here. Each pair once, in the order of lines. */
export function overlapsOf(uses: readonly ImportedUse[], known: readonly KnownUse[]): UseOverlap[] {
  return uses.flatMap((use, index) => [
    ...uses.slice(0, index).flatMap((other) => overlap(use, other, other.line)),
    ...known.flatMap((other) => overlap(use, other)),
  ]);
}

function overlap(use: ImportedUse, other: KnownUse, withLine?: number): UseOverlap[] {
  if (use.equipment !== other.equipment || use.batch === other.batch) return [];
  const from = Instants.compare(use.start, other.start) > 0 ? use.start : other.start;
  const until = other.end === undefined || Instants.compare(use.end, other.end) < 0 ? use.end : other.end;
  if (Instants.compare(from, until) >= 0) return [];
  return [{ line: use.line, equipment: use.equipment, batch: use.batch, ...(withLine === undefined ? {} : { withLine }), withBatch: other.batch, from, until }];
}

function unreadable({ equipment, batch, start, end }: ImportedUse): string | undefined {
  if (equipment === '' || batch === '') return `${equipment === '' ? 'equipment' : 'batch'} is missing`;
  const [from, until] = [instantOf(start), instantOf(end)];
  if (from === undefined || until === undefined) return `"${from === undefined ? start : end}" is no time with its zone, such as 2026-03-02T06:00:00Z`;
  return Instants.compare(from, until) < 0 ? undefined : 'it ends before it begins';
}

/** The instant in the form of the record; undefined for what names no zone or no moment. */
function instantOf(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

function cellsOf(text: string, separator: string): string[] {
  const cells: string[] = [];
  let [cell, quoted] = ['', false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
    else if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) [cell] = [(cells.push(cell.trim()), '')];
    else cell += sign;
  }
  return [...cells, cell.trim()];
}
