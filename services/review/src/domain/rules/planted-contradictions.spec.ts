import { indexRecipe, type ConsistencyCheck, type Entry, type RecipeDocument, type RunView } from '@batchwright/procedure';
import type { RunRecord } from '../run-record';
import { agreement } from './agreement';
import { distinct } from './distinct';
import { onePlace } from './one-place';
import { possibleOrder } from './possible-order';
import type { Rule, RuleInput } from './rule';
import { spacing } from './spacing';

const title = (en: string): { en: string } => ({ en });
const amount = (id: string, unit: string): Entry => ({ id, type: 'number', title: title(id), required: true, unit });
const code = (id: string): Entry => ({ id, type: 'text', title: title(id), required: true });
const time = (id: string): Entry => ({ id, type: 'date-time', title: title(id), required: true });
const step = (id: string, ...entries: Entry[]): object => ({ id, type: 'step', kind: 'instruction', title: title(id), entries, signatures: [], config: {} });

const CHECKS: readonly ConsistencyCheck[] = [
  { id: 'labels', kind: 'agreement', title: title('Labels'), left: 'print.issued', right: 'pack.used + pack.destroyed', tolerance: { value: '2', unit: '{label}' } },
  { id: 'sum', kind: 'agreement', title: title('Sum of drums'), left: 'pack.net', right: 'pack.drum_a + pack.drum_b', tolerance: { value: '0.1', unit: 'kg' } },
  { id: 'counter', kind: 'agreement', title: title('Counter against yield'), left: 'press.counter', right: 'pack.tablets', tolerance: { value: '50', unit: '{tablet}' } },
  { id: 'laboratory', kind: 'order', title: title('Test after sampling'), earlier: { step: 'sample', entry: 'taken-at' }, later: { step: 'result', entry: 'tested-at' }, least: { value: '2', unit: 'h' }, tolerance: { value: '5', unit: 'min' } },
  { id: 'sampled', kind: 'order', title: title('Sampled after pressing'), earlier: { step: 'press', event: 'started' }, later: { step: 'sample', entry: 'taken-at' } },
  { id: 'drums', kind: 'distinct', title: title('Drums'), entries: [{ step: 'press', entry: 'filled' }, { step: 'pack', entry: 'emptied' }] },
  { id: 'place', kind: 'one-place', title: title('Way between rooms'), within: { value: '30', unit: 's' } },
  { id: 'runs', kind: 'spacing', title: title('Runs take their time'), step: 'result', table: 'assays', least: { value: '8.4', unit: 'min' } },
];

const recipe = indexRecipe({
  format: 'batchwright.recipe/1',
  header: { code: 'T', title: title('T'), kind: 'batch', batchSize: { value: '100', unit: '{tablet}' }, languages: ['en'] },
  formula: { inputs: [], outputs: [], parameters: [] }, equipment: [], qualifications: [], holdTimes: [],
  procedure: {
    id: 'p', type: 'sequence', title: title('p'),
    children: [
      step('print', amount('issued', '{label}')), step('press', amount('counter', '{tablet}'), code('filled')), step('sample', time('taken-at')), step('result', time('tested-at')),
      step('pack', amount('used', '{label}'), amount('destroyed', '{label}'), amount('net', 'kg'), amount('drum-a', 'kg'), amount('drum-b', 'g'), amount('tablets', '{tablet}'), code('emptied')),
    ],
  },
  consistency: CHECKS,
} as unknown as RecipeDocument, 'h');

type Values = Readonly<Record<string, string>>;
const CLEAN: Values = {
  'print/issued': '100 {label}', 'press/counter': '20010 {tablet}', 'sample/taken-at': '2026-11-20T10:00:00.000Z', 'result/tested-at': '2026-11-20T12:30:00.000Z',
  'pack/used': '96 {label}', 'pack/destroyed': '4 {label}', 'pack/net': '20.0 kg', 'pack/drum-a': '12.50 kg', 'pack/drum-b': '7500 g', 'pack/tablets': '19990 {tablet}', 'press/filled': 'DRUM-1', 'pack/emptied': 'DRUM-2',
};

const valueOf = (text: string): object => {
  const [value, unit] = text.split(' ');
  if (/^DRUM/.test(text)) return { kind: 'text', text };
  return unit ? { kind: 'number', value, unit } : { kind: 'date-time', instant: value };
};

/** A record whose steps are done with these values; without those of `open`. */
function record(change: Values = {}, open: readonly string[] = [], records: readonly Partial<RunRecord>[] = []): RuleInput {
  const values = Object.entries({ ...CLEAN, ...change });
  const steps = recipe.steps.filter(({ node }) => !open.includes(node.id)).map(({ node }) => [node.id, {
    key: node.id, stepId: node.id, status: 'completed', iteration: [], exceptions: [], started: { at: '2026-11-20T09:00:00.000Z', correctionMs: 0 }, completedAt: '2026-11-20T09:30:00.000Z',
    entries: Object.fromEntries(values.flatMap(([name, text]) => (name.startsWith(`${node.id}/`) ? [[name.slice(node.id.length + 1), { value: valueOf(text) }]] : []))),
  }]);
  const view = { steps: Object.fromEntries(steps) as object, values: {}, run: { batchSize: { value: '100', unit: '{tablet}' } } } as unknown as RunView;
  return { run: { site: 'HAM', runId: 'r', records: records as readonly RunRecord[], states: [], view }, recipe, signatures: [] };
}

const found = (rule: Rule, input: RuleInput): string[] => rule.check(input).findings.map(({ place, problem }) => `${place}: ${problem}`);
const act = (sequence: number, at: string, terminal: string, person = 'E1001', correctionMs = 0): Partial<RunRecord> => ({ sequence, at: `2026-11-20T10:00:${at}.000Z`, person, name: person, terminal, correctionMs });

describe('F3 planted contradictions between sources', () => {
  it('finds nothing in a record that agrees within its tolerances, and says how much it looked at', () => {
    const clean = record({}, [], [act(1, '00', 'TAB-1'), act(2, '40', 'TAB-2')]);
    expect([agreement, possibleOrder, distinct, onePlace].map((rule) => rule.check(clean))).toEqual([{ inputs: 3, findings: [] }, { inputs: 2, findings: [] }, { inputs: 2, findings: [] }, { inputs: 2, findings: [] }]);
  });

  it.each<[string, Rule, Values, string]>([
    ['labels that nobody accounted for', agreement, { 'pack/destroyed': '1 {label}' }, 'labels: Labels: print.issued is 100 {label}, pack.used + pack.destroyed is 97 {label}; they may differ by 2 {label}'],
    ['parts that are not the sum, across units', agreement, { 'pack/drum-b': '7350 g' }, 'sum: Sum of drums: pack.net is 20 kg, pack.drum_a + pack.drum_b is 19.85 kg; they may differ by 0.1 kg'],
    ['a counter that the yield contradicts', agreement, { 'pack/tablets': '20061 {tablet}' }, 'counter: Counter against yield: press.counter is 20010 {tablet}, pack.tablets is 20061 {tablet}'],
    ['a result before the test can be over', possibleOrder, { 'result/tested-at': '2026-11-20T11:54:00.000Z' }, 'it is less than 2 h'],
    ['a result before its sample', possibleOrder, { 'result/tested-at': '2026-11-20T08:00:00.000Z' }, 'result tested-at (2026-11-20T08:00:00.000Z) lies before sample taken-at (2026-11-20T10:00:00.000Z)'],
    ['one drum with two contents', distinct, { 'pack/emptied': 'DRUM-1 ' }, 'pack: Drums: DRUM-1 stands here and at press'],
    ['a sample of what was not begun', possibleOrder, { 'sample/taken-at': '2026-11-20T08:59:59.000Z' }, 'sampled: Sampled after pressing: sample taken-at (2026-11-20T08:59:59.000Z) lies before press started'],
  ])('finds %s', (_, rule, planted, expected) => {
    expect(found(rule, record(planted)).join('\n')).toContain(expected);
  });

  it.each<[string, Rule, Values]>([
    ['a difference of exactly the tolerance', agreement, { 'pack/destroyed': '2 {label}', 'pack/drum-b': '7400 g', 'pack/tablets': '20060 {tablet}' }],
    ['a time that is short by no more than the clocks may differ', possibleOrder, { 'result/tested-at': '2026-11-20T11:55:00.000Z' }],
  ])('lets %s pass', (_, rule, values) => {
    expect(found(rule, record(values))).toEqual([]);
  });

  it('finds one person in two places, and neither two persons nor a clock that was set', () => {
    expect(found(onePlace, record({}, [], [act(1, '00', 'TAB-1'), act(2, '29', 'TAB-2')]))).toEqual(['event 2: Way between rooms: E1001 acted at TAB-2 29 s after event 1 at TAB-1']);
    expect(found(onePlace, record({}, [], [act(1, '00', 'TAB-1'), act(2, '01', 'TAB-2', 'E1002')]))).toEqual([]);
    expect(found(onePlace, record({}, [], [act(1, '00', 'TAB-1'), act(2, '29', 'TAB-2', 'E1001', -3000)]))).toEqual([]);
  });

  it('finds rows that are there before they can be, however many there are, and not those of a table that is written down at once when they can', () => {
    const begun = { sequence: 1, at: '2026-11-20T10:00:00.000Z', correctionMs: 0, event: { type: 'StepStarted', body: { stepKey: 'result' } } } as unknown as RunRecord;
    const rows = (minutes: readonly string[], more: object = {}, correctionMs = 0): Partial<RunRecord>[] => [begun, ...minutes.map((at, i) => ({ sequence: i + 2, at: `2026-11-20T10:${at}.000Z`, correctionMs, event: { type: 'EntryRecorded', body: { stepKey: 'result', address: `assays/${i + 1}/content`, ...more } } }) as unknown as RunRecord)];
    expect(spacing.check(record({}, [], rows(['00:00', '01:00', '02:00'])))).toEqual({ inputs: 3, findings: [{ place: 'result', problem: 'Runs take their time: 3 rows of assays were there 120 s after the step began; each takes 8.4 min' }] });
    expect(found(spacing, record({}, [], rows(['25:12', '25:12', '25:12'])))).toEqual([]);
    expect(found(spacing, record({}, [], rows(['25:11', '25:11', '25:11'])))).toHaveLength(1);
    expect(found(spacing, record({}, [], rows(['25:12', '25:12', '25:12'], { observedAt: '2026-11-20T10:02:00.000Z' })))).toHaveLength(1); // copied later, observed then
    expect(found(spacing, record({}, [], rows(['25:12', '25:12', '25:12'], {}, 60_000)))).toHaveLength(1); // the clock was set forward meanwhile
  });

  it('says nothing about what was never reached, and fails where a value that is needed is gone', () => {
    expect(agreement.check(record({}, ['pack']))).toEqual({ inputs: 0, findings: [] });
    expect(possibleOrder.check(record({}, ['result'])).inputs).toBe(1);
    const gone = record();
    delete (gone.run.view.steps.print as unknown as { entries: Record<string, unknown> }).entries.issued;
    expect(() => agreement.check(gone)).toThrow('labels cannot be worked out from the record: abs((print.issued)');
  });
});
