import type { JsonObject, JsonValue } from '@batchwright/records';
import type { RowChange } from './transaction';

/** Rows of one table that change in the same way, as `apply_rows()` takes them: one statement each. */
export interface RowBatch {
  readonly table: string;
  readonly op: RowChange['op'];
  readonly columns: string[];
  readonly rows: JsonObject[];
}

/** Key columns of the registered tables. */
export type KeyColumns = ReadonlyMap<string, readonly string[]>;

interface Pending {
  readonly table: string;
  readonly generation: number;
  op: RowChange['op'];
  values: Record<string, JsonValue>;
}

/**
 * Puts changes together: several changes of one row become one (later columns win), rows that change alike become one batch.
 * The result is the same as applying them one by one, in few statements. Throws for a table that is not registered.
 */
export function batchRows(changes: readonly RowChange[], keyColumns: KeyColumns, site?: string): RowBatch[] {
  const pending: Pending[] = [];
  const newest = new Map<string, Pending>();
  let generation = 0;
  for (const change of changes) {
    const keys = keyColumns.get(change.table);
    if (!keys) throw new Error(`table ${change.table} is not registered for this`);
    const values: Record<string, JsonValue> = { ...change.values, ...(site === undefined ? {} : { site }) };
    const place = JSON.stringify([change.table, ...keys.map((key) => values[key])]);
    const before = newest.get(place);
    if (before && change.op === 'upsert' && before.op === 'upsert') {
      Object.assign(before.values, values);
      continue;
    }
    if (before && change.op === 'delete') {
      before.op = 'delete';
      before.values = values;
      continue;
    }
    if (before) generation++; // deleted, then made again: the new row must come after the deletion
    const entry: Pending = { table: change.table, op: change.op, generation, values };
    newest.set(place, entry);
    pending.push(entry);
  }

  const batches = new Map<string, RowBatch>();
  for (const { table, op, generation: when, values } of pending) {
    const columns = op === 'delete' ? [...(keyColumns.get(table) ?? [])] : Object.keys(values).filter((column) => values[column] !== undefined).sort();
    const alike = `${when} ${op} ${table} ${columns.join()}`;
    const batch = batches.get(alike) ?? { table, op, columns, rows: [] };
    batch.rows.push(values);
    batches.set(alike, batch);
  }
  return [...batches.values()];
}
