import { indexRecipe, newRunView, type RecipeDocument, type RunEvent, type ShownDocuments, type UsedDocument } from '@batchwright/procedure';
import { RECIPE } from '../../boot/scripted-run.fixture';
import type { ReceivedRun } from '../run-record';
import { documents } from './documents';

const AT = '2026-11-24T08:00:00.000Z';
const used = (code: string, version: number, effectiveFrom = '2026-01-01T00:00:00.000Z'): UsedDocument => ({ documentId: 'd', code, version, sha256: '1'.repeat(64), mediaType: 'application/pdf', effectiveFrom });

function recipeWith(more: object): RecipeDocument {
  if (RECIPE.procedure.type !== 'sequence') throw new Error('the recipe is a sequence');
  const [first, ...others] = RECIPE.procedure.children;
  return { ...RECIPE, procedure: { ...RECIPE.procedure, children: [{ ...first, ...more }, ...others] } } as RecipeDocument;
}
/** The rule on a record with one start of the weighing. */
function judged(asked: object, shown: ShownDocuments) {
  const event = { type: 'StepStarted', body: { stepKey: 'weigh-api', items: [], qualifications: [], ...shown } } as RunEvent;
  const run: ReceivedRun = { records: [{ sequence: 5, event, at: AT, recordedAt: AT, correctionMs: 0 }], states: [], view: newRunView('r', 'HAM') } as unknown as ReceivedRun;
  const { inputs, findings } = documents.check({ run, recipe: indexRecipe(recipeWith(asked), 'h'), signatures: [] });
  return { inputs, problems: findings.map(({ place, problem }) => `${place}: ${problem}`) };
}
const asked = { documents: ['SOP-0042'], media: [{ document: 'PIC-0007', version: 2, alt: { en: 'x' } }] };

describe('A9 the record proves which documents a step was begun by', () => {
  it('finds nothing where each is named in the version in effect, and has nothing to say where the recipe names none', () => {
    expect(judged(asked, { documents: [used('SOP-0042', 1)], media: [used('PIC-0007', 2)] })).toEqual({ inputs: 2, problems: [] });
    expect(judged({}, {})).toEqual({ inputs: 0, problems: [] });
  });

  it('finds a start without a version, by a version of the future, and with another picture', () => {
    expect(judged(asked, {}).problems).toEqual(['weigh-api, event 5: was begun without a version of SOP-0042', 'weigh-api, event 5: was begun without PIC-0007 version 2, which the recipe shows there']);
    expect(judged(asked, { documents: [used('SOP-0042', 2, '2026-11-24T08:00:00.001Z')], media: [used('PIC-0007', 1)] }).problems).toEqual([
      'weigh-api, event 5: was begun by SOP-0042 version 2, which was in effect only from 2026-11-24T08:00:00.001Z', 'weigh-api, event 5: was begun without PIC-0007 version 2, which the recipe shows there',
    ]);
  });
});
