import { indexRecipe, type RecipeDocument, type RunEvent } from '@batchwright/procedure';
import { makeTestSigner, type TestSigner } from '@batchwright/testing';
import { parseRecord } from '@batchwright/records';
import { MemorySink, RECIPE, ScriptedRun } from '../../boot/scripted-run.fixture';
import { certify, type Certificate } from '../certificate';
import { foldRun, type RunRecord } from '../run-record';
import { findingExceptions, undecidedFindings } from './finding-exceptions';
import { RULES } from './registry';
import type { CheckedSignature } from './rule';

const RUN = '01900000-0000-7000-8000-00000000a001';
let signer: TestSigner;
let clean: RunRecord[];
let recipe: ScriptedRun['recipe'];
beforeAll(async () => {
  signer = await makeTestSigner();
  ({ records: clean, recipe } = await executed());
});

async function executed(change: (run: ScriptedRun, sink: MemorySink) => Promise<void> = (run) => run.execute()): Promise<{ records: RunRecord[]; recipe: ScriptedRun['recipe'] }> {
  const sink = new MemorySink();
  const run = new ScriptedRun(RUN, signer, sink);
  await change(run, sink);
  const records = sink.texts.map(parseRecord).map(({ sequence, type, body, actAt, recordedAt, person, name }): RunRecord => ({ sequence, event: { type, body } as unknown as RunEvent, at: actAt, recordedAt, correctionMs: 0, ...(person ? { person } : {}), ...(name ? { name } : {}) }));
  return { records, recipe: run.recipe };
}

const judge = (records: readonly RunRecord[], signatures: readonly CheckedSignature[] = [], rules = RULES): Certificate =>
  certify({ run: foldRun('HAM', RUN, records), recipe, signatures }, { head: 'h', count: records.length }, rules);

const contradictionsOf = (certificate: Certificate): string[] => undecidedFindings(certificate, []);

/** The record without some events, numbered anew, as if they had never been. */
const without = (drop: (record: RunRecord) => boolean): RunRecord[] => clean.filter((record) => !drop(record)).map((record, i) => ({ ...record, sequence: i + 1 }));

/** The record with the body of some events changed. */
const changed = (type: string, change: (body: Record<string, unknown>) => Record<string, unknown>): RunRecord[] =>
  clean.map((record) => (record.event.type === type ? { ...record, event: { type, body: change(record.event.body as unknown as Record<string, unknown>) } as unknown as RunEvent } : record));

const isEntry = (entry: string) => ({ event }: RunRecord): boolean => event.type === 'EntryRecorded' && event.body.address === entry;

describe('F2 completeness and consistency of the record', () => {
  it('finds nothing in a record that is as it should be', () => {
    expect(contradictionsOf(judge(clean))).toEqual([]);
  });

  it.each<[string, () => RunRecord[], string]>([
    ['a value that is asked for', () => without(isEntry('container')), 'weigh-api / container: is asked for and not recorded'],
    ['a signature that the recipe asks for', () => without(({ event }) => event.type === 'SignatureApplied' && event.body.policy === 'witness'), 'weigh-api / witness: the signature “witnessed” (operator) is missing'],
    ['a calculation', () => without(({ event }) => event.type === 'CalculationRecorded'), 'work-out / percent: is asked for and not recorded'],
    ['a whole step', () => without(({ event }) => (event.body as { stepKey?: string }).stepKey === 'work-out'), 'work-out: the step “Work out the yield” was never reached'],
    ['the end of a hold time', () => without(({ event }) => event.type === 'HoldTimeEnded'), 'began and never ended'],
    ['one event in the middle', () => clean.filter(({ sequence }) => sequence !== 9), 'an event is missing or doubled'],
  ])('finds that %s is missing', (_, plant, finding) => {
    expect(contradictionsOf(judge(plant())).join('\n')).toContain(finding);
  });

  it.each<[string, () => RunRecord[], string]>([
    ['a value outside its limits without an exception', () => changed('EntryRecorded', (body) => (body.address === 'net' ? { ...body, value: { kind: 'number', value: '90.0', unit: 'g' } } : body)), 'by the recipe it is outside the registered range'],
    ['a result that does not follow from its inputs', () => changed('CalculationRecorded', (body) => ({ ...body, value: { kind: 'number', value: '101.2', unit: '%' } })), 'shows 101.2 %; worked out again it is 100.2 %'],
    ['inputs other than were recorded', () => changed('EntryRecorded', (body) => (body.address === 'net' ? { ...body, value: { kind: 'number', value: '100.1', unit: 'g' } } : body)), 'recorded is 100.1 g'],
    ['a hold time that was measured wrongly', () => changed('HoldTimeEnded', (body) => ({ ...body, elapsedMs: 1 })), 'shows 1 ms; by the times of its events it is'],
    ['one person in two roles that exclude each other', () => changed('SignatureApplied', (body) => (body.policy === 'witness' ? { ...body, person: 'E1001', name: 'Mara Berger' } : body)), 'Mara Berger performed the step as well'],
    ['a signature with another meaning', () => changed('SignatureApplied', (body) => (body.policy === 'witness' ? { ...body, meaning: 'reviewed' } : body)), 'was signed as “reviewed”'],
    ['an event before the one it follows', () => clean.map((record, i) => (i === 10 ? { ...record, at: '2026-11-23T00:00:00.000Z' } : record)), 'before the event that precedes it'],
    ['a step that was started without being reached', () => changed('StepMadeReady', (body) => ({ ...body, stepKey: 'elsewhere' })), 'was started without having been reached'],
  ])('finds %s', (_, plant, finding) => {
    expect(contradictionsOf(judge(plant())).join('\n')).toContain(finding);
  });

  it('H2 finds who started or signed a step without proof of the training that it asks for', () => {
    const [first, ...others] = RECIPE.procedure.type === 'sequence' ? RECIPE.procedure.children : [];
    const asking = indexRecipe({ ...RECIPE, qualifications: [{ code: 'SOP-1', title: { en: 'SOP' } }], procedure: { ...RECIPE.procedure, children: [{ ...first, qualifications: ['SOP-1'] }, ...others] } } as RecipeDocument, 'other');
    const text = undecidedFindings(certify({ run: foldRun('HAM', RUN, clean), recipe: asking, signatures: [] }, { head: 'h', count: clean.length }, RULES), []).join('\n');
    for (const gap of ['was started without proof of the training SOP-1', 'performer was signed by E1001 without proof', 'witness was signed by E1002 without proof']) expect(text).toContain(gap);
  });

  it('finds a signature whose evidence does not hold', () => {
    const bad: CheckedSignature = { sequence: 12, stepKey: 'weigh-api', policy: 'witness', person: 'E1002', name: 'Chidi Okafor', meaning: 'witnessed', problem: 'covers other content than it shows' };
    expect(contradictionsOf(judge(clean, [bad]))).toEqual(['signature-evidence 1: weigh-api, event 12: the signature “witnessed” of Chidi Okafor (E1002) covers other content than it shows']);
  });

  it('finds that a corrected value is not covered by the signatures before it', async () => {
    const { records } = await executed(async (run) => {
      await run.execute();
      await run.correct('op.berger', 'weigh-api', 'net', '100.4');
    });
    expect(contradictionsOf(judge(records)).join('\n')).toContain('covers a value that was corrected afterwards');
  });
});

describe('F5 certificate of what was checked', () => {
  it('lists each rule with version, inputs and result, the same each time', () => {
    const { rules } = judge(clean);
    expect(rules.map(({ id, version, result }) => `${id} ${version} ${result}`)).toEqual(RULES.map(({ id, version }) => `${id} ${version} passed`));
    expect(rules.find(({ id }) => id === 'limits')?.inputs).toBe(3);
    expect(judge(clean)).toEqual(judge(clean));
  });

  it('is another one when a rule is taken away, or its version changes', () => {
    expect(judge(clean, [], RULES.slice(1))).not.toEqual(judge(clean));
    expect(judge(clean, [], RULES.map((rule, i) => (i === 0 ? { ...rule, version: 2 } : rule)))).not.toEqual(judge(clean));
  });

  it('counts a rule that cannot be evaluated as one that found something', () => {
    const broken = { id: 'broken', version: 1, title: { en: 'x', de: 'x' }, check: () => { throw new Error('out of range'); } };
    expect(contradictionsOf(judge(clean, [], [broken]))).toEqual(['broken 1: run: the rule could not be evaluated: out of range']);
  });

  it('is covered by the decisions of quality about exactly what it found, and by nothing else', () => {
    const certificate = judge(without(isEntry('container')));
    const [raised] = findingExceptions(certificate, ['weigh-api']);
    expect(raised).toMatchObject({ severity: 'major', stepKey: 'weigh-api', text: 'record-completeness 1: weigh-api / container: is asked for and not recorded' });
    const decided = { text: raised?.text ?? '', type: 'record-finding', closed: true };
    expect(undecidedFindings(certificate, [decided])).toEqual([]);
    for (const other of [{ ...decided, closed: false }, { ...decided, type: 'manual' }, { ...decided, text: 'record-completeness 1: elsewhere' }]) expect(undecidedFindings(certificate, [other])).toHaveLength(1);
  });
});
