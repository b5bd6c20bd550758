import { bodies, PEOPLE, Run, types } from '../fixtures/run.fixture';
import { indexed, number, sequence, step, tx, words, yes } from '../fixtures/recipe.fixture';
import type { Entry } from '../recipe/entry';

const mass = number('mass', 'g', { plausible: { low: '50', high: '150', percentOf: 'set-point' }, validated: { low: '99', high: '101', percentOf: 'set-point' } }, { setPoint: '500.0', places: 1 });
const started = (...entries: Entry[]): Run => {
  const run = new Run(indexed(step('weigh', entries)));
  run.start('weigh');
  return run;
};
const entry = (run: Run, value: string, more: object = {}): { type: 'RecordEntry'; entry: string; value: string; stepKey: string; version: number; by: typeof PEOPLE.op } => ({ type: 'RecordEntry', ...run.at('weigh'), entry: 'mass', value, ...more });

describe('B5 plausible bounds', () => {
  it('stops a value ten times too high before it is recorded, keeps the try, and shows what was expected', () => {
    const run = started(mass);
    const events = run.enter('weigh', 'mass', '5000.0');
    expect(events).toMatchObject([{ type: 'EntryRejected', body: { entered: { value: '5000.0' }, code: 'implausible', expected: { low: '250.0', high: '750.0', unit: 'g' }, attempt: 1 } }]);
    expect(run.value('weigh', 'mass')).toBeUndefined();
    expect(run.exceptions).toEqual([]);
  });

  it('makes no exception of one mended typing error', () => {
    const run = started(mass);
    run.enter('weigh', 'mass', '5000.0');
    run.enter('weigh', 'mass', '500.0');
    expect([run.value('weigh', 'mass'), run.exceptions]).toEqual([{ kind: 'number', value: '500.0', unit: 'g' }, []]);
  });

  it('makes one of the third try, and no other of the fourth', () => {
    const run = started(mass);
    for (const value of ['5000.0', '50.0', '4999.9', '5001.0']) run.enter('weigh', 'mass', value);
    expect(bodies(run.events, 'EntryRejected').map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    expect(run.exceptions).toMatchObject([{ type: 'implausible-thrice', params: { tries: 3, last: '4999.9' } }]);
  });

  it('records a plausible value outside its limits with its exception', () => {
    const run = started(mass);
    run.enter('weigh', 'mass', '506.0');
    expect([run.value('weigh', 'mass'), run.exceptions]).toMatchObject([{ value: '506.0' }, [{ type: 'limit-validated', deviation: true }]]);
  });

  it('judges a value in another unit after conversion', () => {
    const run = started(mass);
    expect(types(run.enter('weigh', 'mass', '5', { unit: 'kg' }))).toEqual(['EntryRejected']);
    expect(types(run.enter('weigh', 'mass', '0.5', { unit: 'kg' }))).toEqual(['EntryRecorded']);
  });

  it('keeps the step open when a last value of the completion is stopped', () => {
    const run = started(mass);
    expect(types(run.complete('weigh', { entries: [{ entry: 'mass', value: '5000.0' }] }))).toEqual(['EntryRejected']);
    expect(run.step('weigh').status).toBe('started');
  });

  it('stops an implausible correction as well, and the old value stays', () => {
    const run = started(mass);
    run.enter('weigh', 'mass', '500.0');
    expect(types(run.correct('weigh', 'mass', '5000.0'))).toEqual(['EntryRejected']);
    expect(run.value('weigh', 'mass')).toMatchObject({ value: '500.0' });
  });
});

describe('B4 entries', () => {
  it('four additions are four entries in order, each with its time', () => {
    const run = started(...['a', 'b', 'c', 'd'].map((id) => number(id, 'g')));
    for (const id of ['a', 'b', 'c', 'd']) run.pass(10).enter('weigh', id, '1.0');
    expect(Object.values(run.step('weigh').entries).map(({ at }) => at.slice(17, 19))).toEqual(['10', '20', '30', '40']);
  });

  it('refuses values before the start and after the end, and names the way out', () => {
    const run = new Run(indexed(sequence('p', step('weigh', [number('mass', 'g', undefined, { required: false })]), step('next'))));
    run.when(entry(run, '1.0')).thenRefused('step-not-started');
    run.do('weigh');
    expect(run.refusal(entry(run, '1.0')).moves?.map(({ move }) => move)).toEqual(['correct-entry', 'reopen-step']);
  });

  it('a late entry says when it was observed and why it is late, and cannot come from the future', () => {
    const run = started(mass).pass(3600);
    run.when(entry(run, '500.0', { observedAt: '2026-03-02T06:10:00.000Z' })).thenRefused('reason-missing');
    run.when(entry(run, '500.0', { observedAt: '2026-03-02T08:10:00.000Z', reason: 'r' })).thenRefused('observed-in-the-future');
    run.when(entry(run, '500.0', { observedAt: '1999-01-01T00:00:00.000Z', reason: 'r' })).thenRefused('observed-before-release');
    run.when(entry(run, '500.0', { observedAt: 'yesterday', reason: 'r' })).thenRefused('not-an-instant');
    expect(run.refusal(entry(run, '500.0', { observedAt: '2026-03-02T06:10:00.000Z', reason: 'network was down' }))).toMatchObject({ code: 'late-entry-not-checked', moves: [{ move: 'late-entry' }] });
  });

  it('asks for a field only where its condition holds', () => {
    const run = started(yes('dirty'), words('why', { when: 'dirty' }));
    run.when({ ...entry(run, 'x'), entry: 'why' }).thenRefused('entry-not-asked');
    run.enter('weigh', 'dirty', 'no');
    expect(run.decide({ type: 'CompleteStep', ...run.at('weigh') }).ok).toBe(true);
    run.correct('weigh', 'dirty', 'yes');
    expect(run.refusal({ type: 'CompleteStep', ...run.at('weigh') }).params.entries).toEqual(['why']);
    run.enter('weigh', 'why', 'powder on the floor');
    run.complete('weigh');
  });

  it('names every cell of a table that is missing', () => {
    const table: Entry = { id: 'tablets', type: 'table', title: tx('Tablets'), required: true, rows: 2, columns: [{ id: 'mass', type: 'number', title: tx('Mass'), unit: 'mg', required: true }, { id: 'note', type: 'text', title: tx('Note'), required: false }] };
    const run = started(table);
    run.enter('weigh', 'tablets', '100.1', { row: 2, column: 'mass' });
    expect(run.refusal({ type: 'CompleteStep', ...run.at('weigh') }).params.entries).toEqual(['tablets/1/mass']);
    run.when({ ...entry(run, '1'), entry: 'tablets', row: 3, column: 'mass' } as never).thenRefused('row-out-of-range');
    run.when({ ...entry(run, '1'), entry: 'tablets', row: 1, column: 'length' } as never).thenRefused('unknown-column');
    run.when({ ...entry(run, '1'), entry: 'tablets' }).thenRefused('row-missing');
    run.when({ ...entry(run, '1'), entry: 'nothing' }).thenRefused('unknown-entry');
  });

  it('takes entries from the roles of the step only', () => {
    const run = started(mass);
    run.when({ ...entry(run, '500.0'), by: PEOPLE.qc }).thenRefused('role-missing');
  });
});

describe('G1 exceptions and comments at any time', () => {
  it('by a person at a step; a critical one holds back what is around it', () => {
    const run = new Run(indexed(sequence('p', step('weigh'), step('next'))));
    run.start('weigh');
    run.act({ type: 'RaiseException', by: PEOPLE.op, exceptionType: 'manual', severity: 'critical', stepKey: 'weigh', text: 'glass broke' });
    run.complete('weigh');
    run.when({ type: 'StartStep', ...run.at('next') }).thenRefused('blocked-by-exception');
    run.when({ type: 'RaiseException', by: PEOPLE.op, exceptionType: 'manual', severity: 'minor', text: ' ' }).thenRefused('text-missing');
  });

  it('without words at first: the place says where, a comment follows', () => {
    const run = started(mass);
    run.act({ type: 'RaiseException', by: PEOPLE.op, exceptionType: 'manual', severity: 'minor', stepKey: 'weigh', text: '' });
    expect(run.exceptions).toMatchObject([{ type: 'manual', stepKey: 'weigh', text: expect.stringMatching(/^Raised at “.+”, without words yet$/) as string }]);
  });

  it('by another service under the id it chose, once', () => {
    const run = started(mass);
    const raise = { type: 'RaiseException', exceptionId: 'x-1', exceptionType: 'lot-recalled', severity: 'major', stepKey: 'weigh', text: 'recalled', raisedFor: 'E30' } as const;
    run.act(raise);
    run.when(raise).thenNothing();
  });

  it('correcting the value does not remove its exception', () => {
    const run = started(mass);
    run.enter('weigh', 'mass', '506.0');
    run.correct('weigh', 'mass', '500.0');
    expect(run.step('weigh').exceptions).toHaveLength(1);
  });
});
