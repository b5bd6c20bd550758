import { indexed, number, sequence, step, words } from '../fixtures/recipe.fixture';
import type { Entry } from '../recipe/entry';
import type { ConsistencyCheck } from '../recipe/consistency-check';
import { parseRecipe } from '../recipe/parse-recipe';
import { documentOf } from '../fixtures/recipe.fixture';
import { lintConsistency } from './lint-consistency';

const time = (id: string): Entry => ({ id, type: 'date-time', title: { en: id }, required: true });
const results: Entry = { id: 'results', type: 'table', title: { en: 'results' }, required: true, columns: [{ id: 'assay', type: 'number', title: { en: 'assay' }, unit: '%', places: 1, required: true }] };
const procedure = sequence('p', step('count', [number('issued', '{label}'), number('used', '{label}'), number('mass', 'g')]), step('test', [time('tested-at'), words('remark'), words('drum')]), step('runs', [results]));
const title = { en: 'Labels' };
const none = { value: '0', unit: '{label}' };
const labels: ConsistencyCheck = { id: 'labels', kind: 'agreement', title, left: 'count.issued', right: 'count.used', tolerance: none };
const order: ConsistencyCheck = { id: 'order', kind: 'order', title, earlier: { step: 'count', event: 'completed' }, later: { step: 'test', entry: 'tested-at' }, least: { value: '6', unit: 'h' } };
const distinct = { id: 'drums', kind: 'distinct', title, entries: [{ step: 'test', entry: 'drum' }, { step: 'test', entry: 'remark' }] } as const satisfies ConsistencyCheck;
const spacing = { id: 'runs', kind: 'spacing', title, step: 'runs', table: 'results', least: { value: '8.4', unit: 'min' } } as const satisfies ConsistencyCheck;
const lint = (...consistency: ConsistencyCheck[]): string[] => lintConsistency(indexed(procedure, { consistency })).map(({ code, path }) => `${code} ${path}`);

describe('F3 consistency checks of a recipe', () => {
  it('are silent when they can be evaluated', () => {
    expect(lint(labels, order, { id: 'place', kind: 'one-place', title, within: { value: '30', unit: 's' } }, distinct, spacing)).toEqual([]);
  });

  it.each<[string, ConsistencyCheck, string]>([
    ['a name that does not exist', { ...labels, left: 'count.printed' }, '/consistency/0/left'],
    ['amounts that cannot be compared', { ...labels, right: 'count.mass' }, 'unit-mismatch /consistency/0/right'],
    ['yes or no instead of an amount', { ...labels, right: 'count.used > 1' }, '/consistency/0/right'],
    ['a tolerance below zero', { ...labels, tolerance: { value: '-1', unit: '{label}' } }, 'amount-not-positive /consistency/0/tolerance/value'],
    ['a step that does not exist', { ...order, earlier: { step: 'weigh', event: 'completed' } }, 'unknown-step /consistency/0/earlier/step'],
    ['an entry that does not exist', { ...order, later: { step: 'test', entry: 'when' } }, 'unknown-entry /consistency/0/later/entry'],
    ['an entry that is no time', { ...order, later: { step: 'test', entry: 'remark' } }, 'not-a-time /consistency/0/later/entry'],
    ['a single code', { ...distinct, entries: distinct.entries.slice(1) }, 'too-few-to-compare /consistency/0/entries'],
    ['a code of a step that does not exist', { ...distinct, entries: [{ step: 'fill', entry: 'drum' }, ...distinct.entries] }, 'unknown-step /consistency/0/entries/0/step'],
    ['an amount where a code should be', { ...distinct, entries: [...distinct.entries, { step: 'count', entry: 'mass' }] }, 'not-a-text /consistency/0/entries/2/entry'],
    ['rows of what is no table', { ...spacing, step: 'test', table: 'remark' }, 'not-a-table /consistency/0/table'],
    ['rows of a table that does not exist', { ...spacing, table: 'result' }, 'unknown-entry /consistency/0/table'],
    ['a time of a row that is none', { ...spacing, least: { value: '8', unit: 'g' } }, 'unit-mismatch /consistency/0/least/unit'],
    ['a duration that is none', { ...order, least: { value: '6', unit: 'g' } }, 'unit-mismatch /consistency/0/least/unit'],
  ])('find %s', (_, check, expected) => {
    expect(lint(check).join('\n')).toContain(expected);
  });

  it('are read strictly: kinds, fields and ids', () => {
    const faults = (check: object): string[] => {
      const parsed = parseRecipe({ ...documentOf(procedure), consistency: [check] });
      return parsed.ok ? [] : parsed.error.map(({ code, pointer }) => `${code} ${pointer}`);
    };
    expect(faults(labels)).toEqual([]);
    expect(faults({ ...labels, kind: 'guess' })).toContain('not-allowed /consistency/0/kind');
    expect(faults({ ...order, tolerance: '1 min' })).toContain('wrong-type /consistency/0/tolerance');
    expect(faults({ ...labels, tolerence: none })).toContain('unknown-field /consistency/0/tolerence');
  });
});
