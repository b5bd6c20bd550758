import type { RecipeDocument } from '@batchwright/procedure';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { drawnBalance, pageOf } from '../../deploy/local/demo/recipes/drawn-document';
import { num, step, tx } from '../../deploy/local/demo/recipes/recipe-parts';
import { pressCheck } from './press-check.fixture';

export const SHOWN = tx('The container stands in the middle of the pan.', 'Der Behälter steht in der Mitte der Waagschale.');

/** The press check with a step that is worked by an SOP and shows a picture; of the SOP the test itself adds the versions. */
export function documentedStep(order: string, press: string, sop: string): BatchScript {
  const script = pressCheck(order, press);
  const document = script.recipe.document as RecipeDocument & { readonly procedure: { readonly children: readonly unknown[] } };
  const picture = `PIC-${press}`;
  const documented = step('weigh-sample', 'number', tx('Weigh the sample', 'Probe wiegen'), {
    instruction: tx('Close both doors before you read.', 'Vor dem Ablesen beide Türen schließen.'),
    documents: [sop],
    media: [{ document: picture, version: 1, alt: SHOWN }],
    entries: [num('mass', tx('Mass', 'Masse'), 'g', 1, { ranges: { plausible: { low: '1.0', high: '50.0' } } })],
  });
  const recipe = { ...document, procedure: { ...document.procedure, children: [...document.procedure.children, documented] } } as RecipeDocument;
  const versions = [{ version: 1, fileName: 'balance.png', content: drawnBalance(), effectiveInDays: 0 }];
  return { ...script, recipe: { ...script.recipe, document: recipe }, preparation: { ...script.preparation, documents: [{ code: picture, title: { en: 'Container on the balance', de: 'Behälter auf der Waage' }, versions }] } };
}

/** The pages of a version of the SOP. */
export function sopPage(sop: string, version: number): Buffer {
  return pageOf([`${sop}, version ${version}`, 'Weighing of samples', 'Both doors are closed for every reading.']);
}
