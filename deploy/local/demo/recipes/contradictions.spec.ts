import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { indexRecipe, lintRecipe, type RecipeDocument } from '@batchwright/procedure';
import type { BatchScript, ScriptAct } from './batch-script';
import { DEMO_ROLES } from './demo-roles.fixture';
import { withLimitsOfPaper } from './filled-in-record';
import { COMPRESSION } from './filled-in-record/compression';
import { rehearse, type Rehearsal } from './rehearsal.fixture';
import { warfarinBatch } from './warfarin-batch';

/** Rows of the document, by number: what the system said stands in the last cell. */
const ROWS = new Map(
  readFileSync(resolve(__dirname, '../../../../docs/warfarin/contradictions.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d+ /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => [cells[1] ?? '', cells] as const),
);
const said = (id: string): string => ROWS.get(id)?.[5] ?? `the document has no row ${id}`;
const verdict = (id: string): string => ROWS.get(id)?.[4] ?? '';

const withActs = (change: (act: ScriptAct) => readonly ScriptAct[]): BatchScript => {
  const script = warfarinBatch();
  return { ...script, acts: script.acts.flatMap(change) };
};

/** The script with values as the filled-in record has them: by step and entry. */
const entered = (raw: Readonly<Record<string, Readonly<Record<string, string>>>>): BatchScript =>
  withActs((act) => [act.act === 'enter' && raw[act.step] ? { ...act, values: act.values.map((one) => ({ ...one, value: raw[act.step]?.[one.entry] ?? one.value })) } : act]);

function refusal(script: BatchScript): string {
  try {
    rehearse(script, DEMO_ROLES, { decideExceptions: true });
    return 'not refused';
  } catch (error) {
    return (error as Error).message;
  }
}
const value = ({ view }: Rehearsal, step: string, entry: string): string => {
  const found = view.steps[step]?.entries[entry]?.value;
  return found?.kind === 'number' ? `${found.value} ${found.unit}` : 'nothing';
};
/** The forty tablets that were weighed while the press ran. */
const MASSES = COMPRESSION.flatMap(({ act }) => (act.act === 'enter' && act.step === 'mass-and-hardness' ? act.values.flatMap(({ column, value: mass }) => (column?.startsWith('m') ? [Number(mass)] : [])) : []));
const exceptions = ({ events }: Rehearsal): string[] => events.flatMap((event) => (event.type === 'ExceptionRaised' ? [`${event.body.stepKey ?? ''} ${event.body.type}`] : []));
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const deviation = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, one) => sum + (one - mean(values)) ** 2, 0) / (values.length - 1));

describe('B8 F3 the filled-in record of warfarin is checked, not trusted: computed away', () => {
  const run = rehearse(warfarinBatch(), DEMO_ROLES);

  it('rows 1 and 2: spread and acceptance value of thirty tablets follow from the thirty results', () => {
    const thirty = Object.entries(run.view.steps['content-uniformity']?.entries ?? {}).flatMap(([address, { value: one }]) => (address.endsWith('/assay') && one.kind === 'number' ? [Number(one.value)] : []));
    expect(thirty).toHaveLength(30);
    expect(Number(((deviation(thirty) / mean(thirty)) * 100).toFixed(2))).toBe(0.27); // the paper says 1.8
    expect(said('1')).toContain(value(run, 'content-uniformity', 'rsd'));
    expect(said('2')).toContain(value(run, 'content-uniformity', 'acceptance-value'));
    const typed = withActs((act) => (act.act === 'complete' && act.step === 'content-uniformity' ? [{ ...act, act: 'enter', values: [{ entry: 'rsd', value: '1.8' }] } as ScriptAct, act] : [act]));
    expect(refusal(typed)).toContain('entry-is-calculated');
    expect(said('1')).toContain('entry-is-calculated');
  });

  it('row 3: one yield of compression, over the batch size, however the tablets are counted', () => {
    const raw = rehearse(entered({ 'count-tablets': { pressed: '19980', tested: '0', rejected: '57', gross: '3172.3' } }), DEMO_ROLES, { decideExceptions: true });
    expect(value(raw, 'count-tablets', 'good')).toBe('19923 {tablet}');
    expect(said('3')).toContain(value(raw, 'count-tablets', 'yield'));
    expect(said('3')).toContain('entry `yield`');
  });
});

describe('B3 A11 A12 the filled-in record of warfarin is checked, not trusted: refused or raised', () => {
  it('row 6: results of a test before its plates can be counted', () => {
    const hurried = withActs((act) => (act.step === 'microbial-limits' || (act.step === 'incubation' && act.act === 'complete') || act.at > 5000 ? [] : [act]));
    const day = { ...hurried, acts: [...hurried.acts, ...warfarinBatch().acts.filter(({ step }) => step === 'microbial-limits').map((act) => ({ ...act, at: 900 }))] };
    expect(refusal(day)).toContain('step-not-ready');
    expect(said('6')).toContain('step-not-ready');
    const short = rehearse(withActs((act) => [act.step === 'incubation' && act.act === 'complete' ? { ...act, at: 790 } : act]).acts.reduce<BatchScript>((script, act) => ({ ...script, acts: [...script.acts, { ...act, at: Math.max(act.at, script.acts.at(-1)?.at ?? 0) }] }), { ...warfarinBatch(), acts: [] }), DEMO_ROLES, { decideExceptions: true });
    expect(exceptions(short)).toContain('incubation hold-time-short');
    expect(said('6')).toContain('hold-time-short');
  });

  it('row 7: a witness who signs after the start was not there at the start', () => {
    const late = withActs((act) => (act.act === 'sign' && act.step === 'compression-start' && act.policy === 'witness' ? [] : [act]));
    expect(refusal(late)).toContain('signature-missing');
    expect(said('7')).toContain('signature-missing');
  });

  it('row 8: a check that says nothing but "done"', () => {
    const blank = withActs((act) => [act.act === 'enter' && act.step === 'assay' ? { ...act, values: act.values.filter(({ entry }) => entry !== 'content') } : act]);
    expect(refusal(blank)).toContain('step-incomplete');
    expect(said('8')).toContain('step-incomplete');
  });

  it('row 9: the analyst does not review his own result', () => {
    const own = withActs((act) => [act.act === 'sign' && act.step === 'assay' && act.policy === 'reviewed' ? { ...act, by: 'qc.silva' } : act]);
    expect(refusal(own)).toContain('same-person');
    expect(said('9')).toContain('same-person');
  });
});

describe('A13 the filled-in record of warfarin is checked, not trusted: before there is a record', () => {
  it('row 28: a recipe that checks the detector at the start only is told so', () => {
    const without = (node: unknown): unknown => (Array.isArray(node) ? node.filter((one) => (one as { id?: string } | null)?.id !== 'check-metal-detector-end').map(without) : typeof node === 'object' && node !== null ? Object.fromEntries(Object.entries(node).map(([key, value]) => [key, without(value)])) : node);
    const lint = (document: unknown): string[] => lintRecipe(indexRecipe(document as RecipeDocument, '')).map(({ code }) => code);
    const { document } = warfarinBatch().recipe;
    expect([lint(document), lint(without(document))]).toEqual([[], ['checked-before-only']]);
    expect(said('28')).toContain('checked-before-only');
  });

  it('row 69: a recipe that holds "ISO 8" to the limit of class 7 has an error in each of its rooms', () => {
    const findings = lintRecipe(indexRecipe(withLimitsOfPaper(warfarinBatch().recipe.document), ''));
    expect(findings.map(({ code, severity, params }) => [code, severity, params.step, params.other])).toEqual(['ds-conditions', 'pk-conditions'].map((room) => ['limit-not-of-class', 'error', room, '7']));
    expect(findings[0]?.message).toContain('has the action limit 352000, which is the maximum of ISO class 7 from 0.5 µm; that of ISO class 8 from 0.5 µm is 3520000 /m3');
    expect([verdict('69'), said('69')]).toEqual(['refused', expect.stringContaining('`limit-not-of-class`')]);
  });
});

describe('the list of contradictions', () => {
  it('says of each what the system does, from a fixed list, and is numbered without a gap', () => {
    expect([...ROWS.keys()]).toEqual([...ROWS.keys()].map((_, i) => `${i + 1}`));
    expect(ROWS.size).toBeGreaterThanOrEqual(94);
    for (const id of ROWS.keys()) expect(['computed away', 'refused', 'raised', 'not caught', 'no contradiction']).toContain(verdict(id));
  });

  it('names the arithmetic of the paper as it is', () => {
    expect(20 + 30 + 12 + 5 + 20 + 100).toBe(187);
    expect(19_923 - 187).toBe(19_736);
    expect([19_736 * 0.1, 1992.3 - 18.1].map((grams) => grams.toFixed(1))).toEqual(['1973.6', '1974.2']);
    expect(20_000 - (19_700 + 187 + 75)).toBe(38);
    expect(30 * 16 * 125).toBe(60_000);
    expect(Math.round(6.52 / 0.1) + Math.round(6.48 / 0.1) + 12 + 8 * 5).toBe(182);
    expect(197 - 2 - 2 - 2 - 2).toBe(189);
    expect((0.8 / 100) * 2000).toBe(16); // grams of blend that hold 0.8 g of the active
    expect(deviation([99.8, 100.3, 99.5, 100.1, 99.7, 100.4, 99.9, 100.2, 99.6, 100.0]).toFixed(3)).toBe('0.303');
    expect(2000.0 - 1997.8 - 1.2).toBeCloseTo(1.0);
    expect((19_923 * 0.1).toFixed(1)).toBe('1992.3');
    expect(mean(MASSES).toFixed(2)).toBe('100.07');
    expect([1282.0 - 82.4, 599.8 * 2].map((grams) => grams.toFixed(1))).toEqual(['1199.6', '1199.6']);
  });
});
