import { refuse, type DomainError } from '@batchwright/kernel';
import { err, ok, type Result } from '@batchwright/kernel';
import type { Column, Entry } from '../recipe/entry';
import type { MachinePoint } from '../recipe/machine-point';
import type { StepNode } from '../recipe/procedure-node';
import { bilingual, type BilingualText, type Text } from '../text';

/** One field of a step, and where its value stands: an entry, or a cell of a table. */
export interface Field {
  readonly entry: Entry;
  readonly column?: Column;
  /** Row of a table, from 1. */
  readonly row?: number;
  /** `net`, or `assays/3/result`. */
  readonly address: string;
  /** The definition that counts: the column's, or the entry's. */
  readonly definition: Entry | Column;
}

/** Finds the field that a command names. Refusals: `unknown-entry`, `row-missing`, `unknown-column`, `row-out-of-range`, `not-a-table`. */
export function findField(step: StepNode, named: { readonly entry: string; readonly row?: number; readonly column?: string }): Result<Field, DomainError> {
  const entry = step.entries.find((candidate) => candidate.id === named.entry);
  if (!entry) return err(refuse('unknown-entry', { entry: named.entry, step: step.id }, { field: 'entry' }));
  if (entry.type !== 'table') {
    if (named.row !== undefined || named.column !== undefined) return err(refuse('not-a-table', { entry: entry.id }, { field: 'row' }));
    return ok({ entry, address: entry.id, definition: entry });
  }
  if (named.row === undefined || named.column === undefined) return err(refuse('row-missing', { entry: entry.id }, { field: 'row' }));
  const column = entry.columns?.find((candidate) => candidate.id === named.column);
  if (!column) return err(refuse('unknown-column', { entry: entry.id, column: named.column }, { field: 'column' }));
  const last = rowCount(entry) ?? 1000;
  if (!Number.isInteger(named.row) || named.row < 1 || named.row > last) return err(refuse('row-out-of-range', { entry: entry.id, row: named.row, last }, { field: 'row' }));
  return ok({ entry, column, row: named.row, address: cellAddress(entry.id, named.row, column.id), definition: column });
}

/** The measuring point that an entry or a cell is taken from, or written into; undefined: it is typed. */
export function machineOf({ entry, definition }: Field): MachinePoint | undefined {
  return definition.capture ?? entry.write;
}

/** Field at an address that stands in the record. */
export function fieldAt(step: StepNode, address: string): Field | undefined {
  const [entry = '', row, column] = address.split('/');
  const field = findField(step, { entry, ...(row === undefined ? {} : { row: Number(row) }), ...(column === undefined ? {} : { column }) });
  return field.ok ? field.value : undefined;
}

export function cellAddress(table: string, row: number, column: string): string {
  return `${table}/${row}/${column}`;
}

/** Number of rows that a table must have; undefined when it may have any. */
export function rowCount(entry: Entry): number | undefined {
  return typeof entry.rows === 'number' ? entry.rows : entry.rows?.length;
}

/** What people read: title of the field in both languages, with row and column. */
export function fieldTitles(field: Field): BilingualText {
  const entry = bilingual(field.entry.title);
  if (!field.column || field.row === undefined) return entry;
  const titles = field.entry.rows;
  const named = Array.isArray(titles) ? (titles[field.row - 1] as Text | undefined) : undefined;
  const row = named ? bilingual(named) : { en: `row ${field.row}`, de: `Zeile ${field.row}` };
  const column = bilingual(field.column.title);
  return { en: `${entry.en}, ${row.en}, ${column.en}`, de: `${entry.de}, ${row.de}, ${column.de}` };
}

/** The same in English. */
export function fieldTitle(field: Field): string {
  return fieldTitles(field).en;
}
