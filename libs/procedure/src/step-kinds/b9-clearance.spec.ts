import { PEOPLE, Run } from '../fixtures/run.fixture';
import { indexed, loop, parallel, policy, sequence, step, yes } from '../fixtures/recipe.fixture';
import { lintRecipe } from '../lint/lint-recipe';
import { simulate } from '../simulate/simulate';
import type { ProcedureNode, StepNode } from '../recipe/procedure-node';
import type { IndexedRecipe } from '../tree/indexed-recipe';

const clear = (config: object = {}, change: Partial<StepNode> = {}): StepNode =>
  step('clear', [yes('empty')], { kind: 'clearance', config: { area: 'PK-01', opens: ['pack', 'label'], ...config }, signatures: [policy('checked', 'operator', 'reviewed', { differentFrom: ['performer'] })], ...change });
const line = (...children: ProcedureNode[]): IndexedRecipe => indexed(sequence('p', ...children));
function cleared(run: Run, key = 'clear'): Run {
  run.start(key);
  run.enter(key, 'empty', 'yes');
  run.complete(key, { signatures: [run.offered(key, 'checked', PEOPLE.second)] });
  return run;
}
const refused = (run: Run, key: string): unknown => run.refusal({ type: 'StartStep', ...run.at(key) });

describe('B9 clearance', () => {
  it('opens the start of what it was made for', () => {
    const run = cleared(new Run(line(clear(), step('pack'))));
    run.pass(60);
    run.do('pack');
    expect(run.step('pack').status).toBe('completed');
  });

  it('without it nothing starts, also where the order would let it', () => {
    const run = new Run(line(parallel('both', clear(), step('pack'))));
    expect(refused(run, 'pack')).toMatchObject({ code: 'clearance-missing', rule: '21 CFR 211.130(e)', params: { clearance: 'clear', why: 'open' } });
    run.start('clear');
    run.enter('clear', 'empty', 'yes');
    expect(refused(run, 'pack')).toMatchObject({ code: 'clearance-missing', params: { why: 'open' } });
  });

  it('cleared and not yet checked by another is no clearance', () => {
    const run = new Run(line(clear(), step('pack')));
    run.start('clear');
    run.enter('clear', 'empty', 'yes');
    expect(run.refusal({ type: 'CompleteStep', ...run.at('clear') })).toMatchObject({ code: 'step-incomplete' });
    expect(run.refusal({ type: 'CompleteStep', ...run.at('clear'), signatures: [run.offered('clear', 'checked', PEOPLE.opTwin)] })).toMatchObject({ code: expect.stringMatching(/same-person|step-incomplete/) as string });
  });

  it('any use uses it up: the next one needs a clearance signed after it', () => {
    const run = cleared(new Run(line(clear(), parallel('both', step('pack'), step('label')))));
    run.pass(60);
    run.do('pack');
    expect(refused(run, 'label')).toMatchObject({ code: 'clearance-missing', params: { why: 'used' } });
  });

  it('in each turn of a loop the line is cleared anew', () => {
    const run = new Run(line(loop('again', sequence('turn', clear({ opens: ['pack'] }), step('pack', [yes('done')])), 'pack.done', 3)));
    cleared(run, 'clear~1').pass(60);
    run.do('pack~1', { done: 'no' });
    run.pass(60);
    cleared(run, 'clear~2').pass(60);
    run.do('pack~2', { done: 'yes' });
    expect(run.step('pack~2').status).toBe('completed');
  });

  it('one clearance before a loop opens its first turn only', () => {
    const run = cleared(new Run(line(clear({ opens: ['pack'] }), loop('again', step('pack', [yes('done')]), 'pack.done', 3))));
    run.pass(60);
    run.do('pack~1', { done: 'no' });
    expect(refused(run, 'pack~2')).toMatchObject({ code: 'clearance-missing', params: { why: 'used' } });
  });

  it('a corrected clearance is none until it is checked again', () => {
    const run = cleared(new Run(line(clear(), step('pack'))));
    run.correct('clear', 'empty', 'no');
    expect(refused(run, 'pack')).toMatchObject({ code: 'clearance-missing', params: { why: 'unsigned' } });
  });

  it('lint: what it opens exists, one person does not do both, and the line is held', () => {
    const codes = (node: StepNode): string[] => lintRecipe(line(node, step('pack'), step('label'))).filter(({ path }) => path.startsWith('/procedure/children/0')).map(({ code }) => code);
    expect(codes(clear())).toEqual(['clearance-never-expires', 'clearance-not-held']);
    expect(codes(clear({ opens: ['nothing'] }))).toContain('unknown-step');
    expect(codes(clear({}, { signatures: [] }))).toContain('clearance-by-one');
  });

  it('is rehearsed to its end', () => {
    expect(simulate(line(clear({ opens: ['pack'] }), step('pack'))).scenarios.filter(({ stuck }) => stuck)).toEqual([]);
  });
});
