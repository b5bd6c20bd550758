import { batchRows } from './row-batches';
import type { RowChange } from './transaction';

const keys = new Map([['step', ['site', 'key']], ['run', ['site', 'id']]]);
const up = (table: string, values: RowChange['values']): RowChange => ({ table, op: 'upsert', values });

describe('N4 rows of an act', () => {
  it('come as one batch for each table, kind and set of columns', () => {
    expect(batchRows([up('step', { key: 'a', state: 'x' }), up('run', { id: 'r', n: 1 }), up('step', { key: 'b', state: 'y' }), up('step', { key: 'c', value: '1' })], keys, 'HAM')).toEqual([
      { table: 'step', op: 'upsert', columns: ['key', 'site', 'state'], rows: [{ key: 'a', state: 'x', site: 'HAM' }, { key: 'b', state: 'y', site: 'HAM' }] },
      { table: 'run', op: 'upsert', columns: ['id', 'n', 'site'], rows: [{ id: 'r', n: 1, site: 'HAM' }] },
      { table: 'step', op: 'upsert', columns: ['key', 'site', 'value'], rows: [{ key: 'c', value: '1', site: 'HAM' }] },
    ]);
  });

  it('of one row become one: later columns win, a deletion ends it', () => {
    expect(batchRows([up('step', { key: 'a', state: 'x', value: '1' }), up('step', { key: 'a', state: 'y' })], keys, 'HAM')).toEqual([
      { table: 'step', op: 'upsert', columns: ['key', 'site', 'state', 'value'], rows: [{ key: 'a', state: 'y', value: '1', site: 'HAM' }] },
    ]);
    expect(batchRows([up('step', { key: 'a', state: 'x' }), { table: 'step', op: 'delete', values: { key: 'a' } }], keys, 'HAM')).toEqual([
      { table: 'step', op: 'delete', columns: ['site', 'key'], rows: [{ key: 'a', site: 'HAM' }] },
    ]);
  });

  it('deleted and made again come after the deletion', () => {
    const batches = batchRows([up('step', { key: 'b', state: 'x' }), { table: 'step', op: 'delete', values: { key: 'a' } }, up('step', { key: 'a', state: 'new' })], keys, 'HAM');
    expect(batches.map(({ op, rows }) => [op, rows.map(({ key }) => key)])).toEqual([['upsert', ['b']], ['delete', ['a']], ['upsert', ['a']]]);
  });

  it('of a table that is not registered are a fault', () => {
    expect(() => batchRows([up('audit', {})], keys, 'HAM')).toThrow('audit');
  });
});
