import type { RecipeDocument } from '@batchwright/procedure';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { step, tx, words } from '../../deploy/local/demo/recipes/recipe-parts';
import { pressCheck } from './press-check.fixture';

const photographed = step('photograph', 'text', tx('Photograph the press', 'Presse fotografieren'), {
  instruction: tx('The plate with the number has to be readable.', 'Das Schild mit der Nummer muss lesbar sein.'),
  entries: [
    { id: 'plate', type: 'photo', title: tx('Photo of the plate', 'Foto des Schilds'), required: true },
    { id: 'printout', type: 'file', title: tx('Printout of the press', 'Ausdruck der Presse'), required: true },
    words('remark', tx('Remark', 'Bemerkung'), { required: false }),
  ],
});

/** The press check with a step that asks for a photo and a file. */
export function photoStep(order: string, press: string): BatchScript {
  const script = pressCheck(order, press);
  const document = script.recipe.document as RecipeDocument & { readonly procedure: { readonly children: readonly unknown[] } };
  return { ...script, recipe: { ...script.recipe, document: { ...document, procedure: { ...document.procedure, children: [...document.procedure.children, photographed] } } as RecipeDocument } };
}
