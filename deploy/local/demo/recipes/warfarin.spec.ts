import { canonicalRecipe, indexRecipe, lintRecipe, parseRecipe, type RecipeDocument, type RunEvent, type RunView } from '@batchwright/procedure';
import type { BatchScript } from './batch-script';
import { DEMO_ROLES } from './demo-roles.fixture';
import { rehearse } from './rehearsal.fixture';
import { WARFARIN_5MG } from './warfarin-5mg';
import { warfarinBatch } from './warfarin-batch';

const value = (view: RunView, step: string, entry: string): string | undefined => {
  const found = view.steps[step]?.entries[entry]?.value;
  return found?.kind === 'number' ? `${found.value} ${found.unit}` : undefined;
};
const exceptions = (events: readonly RunEvent[]): string[] => events.flatMap((event) => (event.type === 'ExceptionRaised' ? [`${event.body.stepKey ?? ''} ${event.body.type}: ${event.body.text}`] : []));

describe('A1 the warfarin recipe', () => {
  it('is a document that can be read, sent as JSON and read again', () => {
    const parsed = parseRecipe(JSON.parse(canonicalRecipe(WARFARIN_5MG)));
    expect(parsed.ok ? [] : parsed.error).toEqual([]);
  });

  it('A13 gives lint nothing to say', () => {
    const recipe = indexRecipe(WARFARIN_5MG, 'h');
    expect(lintRecipe(recipe)).toEqual([]);
    expect(recipe.steps.length).toBeGreaterThan(35);
  });
});

describe('A13 a planted error in the warfarin recipe is named with its place', () => {
  const found = (change: (document: RecipeDocument) => void): unknown[] => {
    const document = JSON.parse(canonicalRecipe(WARFARIN_5MG)) as RecipeDocument;
    change(document);
    return lintRecipe(indexRecipe(document, 'h')).map(({ code, severity, path }) => [code, severity, path]);
  };
  const at = (document: RecipeDocument, pointer: string): Record<string, unknown> => pointer.split('/').slice(1).reduce((value, key) => value[key] as Record<string, unknown>, document as unknown as Record<string, unknown>);

  it('a hundredfold amount of the active', () => {
    expect(found((document) => Object.assign(at(document, '/formula/inputs/0/quantity'), { value: '10000.0' }))).toEqual([
      ['per-unit-wrong', 'error', '/formula/inputs/0/quantity'],
      ['sum-wrong', 'error', '/formula/outputs/0/quantity'],
    ]);
  });

  it('a sum that is not the sum of its parts', () => {
    expect(found((document) => Object.assign(at(document, '/formula/outputs/0'), { quantity: { value: '2010.0', unit: 'g' }, perUnit: { value: '100.5', unit: 'mg' } }))).toContainEqual(['sum-wrong', 'error', '/formula/outputs/0/quantity']);
  });

  it('a yield of grams divided by pieces', () => {
    const entry = '/procedure/children/1/children/2/children/10/entries/6';
    expect(found((document) => Object.assign(at(document, entry), { formula: 'net / batch.size' }))).toContainEqual(['unit-mismatch', 'error', `${entry}/formula`]);
  });
});

describe('B3 the corrected warfarin batch', () => {
  const { view, events } = rehearse(warfarinBatch(), DEMO_ROLES);

  it('is executed to its end, every step completed, without an exception', () => {
    expect(exceptions(events)).toEqual([]);
    expect([view.run.state, view.run.business]).toEqual(['complete', 'executed']);
    expect(Object.values(view.steps).filter(({ status }) => status !== 'completed')).toEqual([]);
  });

  it('B8 has the statistics that its own values give', () => {
    expect([value(view, 'blend-uniformity', 'mean'), value(view, 'blend-uniformity', 's'), value(view, 'blend-uniformity', 'rsd')]).toEqual(['99.95 %', '0.303 %', '0.30 %']);
    expect([value(view, 'content-uniformity', 'mean'), value(view, 'content-uniformity', 'rsd'), value(view, 'content-uniformity', 'acceptance-value')]).toEqual(['99.45 %', '0.27 %', '0.5 %']);
  });

  it('B10 has masses and yields that add up', () => {
    expect([value(view, 'dispensing-total', 'total'), value(view, 'discharge-blend', 'yield'), value(view, 'count-tablets', 'good'), value(view, 'count-tablets', 'mean-mass'), value(view, 'count-tablets', 'yield')]).toEqual(['2000.0 g', '99.9 %', '19724 {tablet}', '100.06 mg/{tablet}', '98.6 %']);
    expect([value(view, 'mass-balance', 'unaccounted'), value(view, 'active-balance', 'unaccounted'), value(view, 'batch-yield', 'overall')]).toEqual(['0.14 %', '0.80 %', '97.5 %']);
  });

  it('B14 B22 has an overprint made of the record, labels accounted for, dates by rule and what may be released', () => {
    const text = (step: string, entry: string): unknown => view.steps[step]?.entries[entry]?.value;
    expect([text('packed-product', 'manufactured'), text('packed-product', 'expires')]).toMatchObject([{ text: '2026-01-05' }, { text: '2029-01-31' }]);
    expect(text('issue-bottle-labels', 'overprint')).toMatchObject({ text: 'LOT WS-2026-0001 MFG 2026-01-05 EXP 2029-01-31' });
    expect(['count-bottle-labels', 'count-carton-labels', 'count-leaflets'].map((step) => value(view, step, 'difference'))).toEqual(['0 {piece}', '0 {piece}', '0 {piece}']);
    expect([value(view, 'packed-product', 'packed'), value(view, 'packed-product', 'releasable')]).toEqual(['195 {bottle}', '187 {bottle}']);
    expect([value(view, 'packaging-yield', 'yield'), value(view, 'packaging-yield', 'unaccounted')]).toEqual(['99.8 %', '0.10 %']);
  });

  it('A11 has the signatures of the signatory matrix, the witness before and after', () => {
    const signatures = (step: string): string[] => (view.steps[step]?.signatures ?? []).map(({ policy, person, moment }) => `${policy} ${moment}: ${person}`);
    expect(signatures('weigh-api')).toEqual(['witness before: qa.weiss', 'performed after: op.berger', 'verified after: op.okafor', 'witness after: qa.weiss', 'reviewed after: sup.haas']);
    expect(signatures('compression-start')).toEqual(['witness before: qa.weiss', 'performed after: op.lindqvist', 'witness after: qa.weiss', 'approved after: sup.haas']);
  });
});

describe('the warfarin batch with one thing wrong', () => {
  const changed = (change: (act: BatchScript['acts'][number]) => BatchScript['acts'][number]): BatchScript => {
    const script = warfarinBatch();
    return { ...script, acts: script.acts.map(change) };
  };
  const entered = (step: string, entry: string, typed: string): BatchScript =>
    changed((act) => (act.act === 'enter' && act.step === step ? { ...act, values: act.values.map((one) => (one.entry === entry ? { ...one, value: typed } : one)) } : act));

  it('B5 a mass ten times too high is refused at the entry', () => {
    expect(() => rehearse(entered('weigh-api', 'gross', '1453.0'), DEMO_ROLES)).toThrow(/implausible/);
  });

  it('C4 a container that was dispensed for another material does not go into the blender', () => {
    expect(() => rehearse(entered('charge-lactose', 'container', 'DC-EXC-A'), DEMO_ROLES)).toThrow(/wrong-item/);
    expect(() => rehearse(entered('sieve-material~2', 'container', 'DC-API-1'), DEMO_ROLES)).toThrow(/wrong-item/);
  });

  it('gmp-5 the verifier cannot be the performer', () => {
    expect(() => rehearse(changed((act) => (act.step === 'weigh-api' && act.act === 'sign' && act.policy === 'verified' ? { ...act, by: 'op.berger' } : act)), DEMO_ROLES)).toThrow(/same-person/);
  });

  it('A12 a lubricant that is blended too long leaves a deviation and holds the operation', () => {
    const late = changed((act) => (act.step === 'lubricate' && act.at === 171 ? { ...act, at: 172 } : act));
    expect(() => rehearse(late, DEMO_ROLES)).toThrow(/blocked-by-exception/);
  });
});

describe('gmp-8 the paper record as it was filled in', () => {
  /** What the executed paper record says where it contradicts itself: a sample too small for its test, plates counted the next morning. */
  const paper = (): BatchScript => {
    const script = warfarinBatch();
    const nextMorning = 470 + 18 * 60;
    const acts = script.acts.map((act) => {
      if (act.act === 'enter' && act.step === 'friability') return { ...act, values: act.values.map((one) => (one.row === 2 ? { ...one, value: one.column === 'before' ? '6.48' : '6.45' } : one)) };
      return act.at > 7000 ? { ...act, at: nextMorning + (act.at - 7730) } : act;
    });
    return { ...script, acts };
  };

  it('stands still until quality has decided', () => {
    expect(() => rehearse(paper(), DEMO_ROLES)).toThrow(/check-metal-detector-end.*blocked-by-exception/);
  });

  it('raises what is wrong with it instead of passing for clean', () => {
    const { events } = rehearse(paper(), DEMO_ROLES, { decideExceptions: true });
    expect(events.flatMap((event) => (event.type === 'ExceptionRaised' ? [[event.body.type, event.body.stepKey, event.body.severity]] : []))).toEqual([
      ['limit-action', 'friability', 'minor'],
      ['limit-validated', 'incubation', 'major'],
      ['hold-time-short', 'incubation', 'major'],
    ]);
  });
});
