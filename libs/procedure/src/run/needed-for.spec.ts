import type { ProcedureNode, StepNode } from '../recipe/procedure-node';
import type { RecipeDocument } from '../recipe/recipe-document';
import { indexRecipe } from '../tree/index-recipe';
import { neededFor } from './needed-for';

const en = (text: string): { en: string } => ({ en: text });

const step = (id: string, formula?: string): StepNode => ({
  id, type: 'step', kind: 'number', title: en(id), signatures: [], config: {},
  entries: [
    { id: 'value', type: 'number', title: en('value'), unit: 'g', places: 1, required: true },
    ...(formula === undefined ? [] : [{ id: 'result', type: 'calculated' as const, title: en('result'), unit: 'g', places: 1, required: true, formula }]),
  ],
});

const recipe = (procedure: ProcedureNode): ReturnType<typeof indexRecipe> => {
  const document: RecipeDocument = {
    format: 'batchwright.recipe/1', header: { code: 'R', title: en('R'), kind: 'check', batchSize: { value: '1', unit: '1' }, languages: ['en'] },
    formula: { inputs: [], outputs: [], parameters: [] }, equipment: [], qualifications: [], procedure, holdTimes: [],
  };
  return indexRecipe(document, 'hash');
};

const long = recipe({ id: 'rounds', type: 'loop', title: en('rounds'), max: 10, until: "gauge.value > 40 'g'", body: { id: 'turns', type: 'loop', title: en('turns'), max: 1000, until: "gauge.value > 10 'g'", body: step('gauge') } });

describe('what a decision about a step may look at', () => {
  it('is as much for the thousandth turn as for the first', () => {
    const [first, late] = [neededFor(long, 'gauge~1.1', false), neededFor(long, 'gauge~7.999', false)];
    expect(late).toEqual(JSON.parse(JSON.stringify(first).replaceAll('~1.1', '~7.999').replaceAll('~1', '~7')));
    expect(late.stepKeys).toEqual(['gauge~7.999']);
    expect(late.many).toEqual([]);
    expect(late.newest).toEqual([{ loopKey: 'turns~7', before: 'gauge~7.', after: '' }]);
  });

  it('names the steps that its own expressions read, and nothing of other steps', () => {
    const three = recipe({ id: 'all', type: 'sequence', title: en('all'), children: [step('first'), step('second'), step('third', 'first.value + value')] });
    expect(neededFor(three, 'third', false)).toMatchObject({ stepKeys: ['third', 'first'], newest: [], many: [], blockKeys: ['*', 'third', 'all'] });
    expect(neededFor(three, 'second', false).stepKeys).toEqual(['second']);
    expect(neededFor(three, 'first', false).stepKeys).toEqual(['first']);
  });

  it('reaches for a correction to everything that depends on the step', () => {
    const three = recipe({ id: 'all', type: 'sequence', title: en('all'), children: [step('first'), step('second', 'first.value + value'), step('third', 'second.result + value')] });
    expect([...neededFor(three, 'first', true).stepKeys].sort()).toEqual(['first', 'second', 'third']);
  });

  it('takes all turns of a for-each where an expression reads all of them, by the beginning of their keys', () => {
    const each = recipe({
      id: 'all', type: 'sequence', title: en('all'),
      children: [{ id: 'each', type: 'for-each', title: en('each'), over: { inputs: 'all' }, mode: 'parallel', body: step('weigh') }, step('sum', 'sum(weigh.value)')],
    });
    expect(neededFor(each, 'sum', false)).toMatchObject({ stepKeys: ['sum'], many: [{ stepId: 'weigh', beginning: 'weigh~' }] });
  });
});
