import type { RecipeDocument } from '@batchwright/procedure';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { num, step, tx } from '../../deploy/local/demo/recipes/recipe-parts';
import { pressCheck } from './press-check.fixture';

const tumble = step('tumble', 'number', tx('Tumble the tablets', 'Tabletten umwälzen'), {
  entries: [num('speed', tx('Speed', 'Drehzahl'), '/min', 0, { ranges: { plausible: { low: '0', high: '60' } } })],
  equipment: [{ requirement: 'tumbler', occupation: 'step' }],
});

/** The press check with a step that holds an item of equipment, of which there are two. */
export function tumbled(order: string, press: string): BatchScript {
  const script = pressCheck(order, press);
  const document = script.recipe.document as RecipeDocument & { readonly procedure: { readonly children: readonly unknown[] } };
  const { preparation } = script;
  const [area] = preparation.terminals.map((terminal) => terminal.area);
  const item = (code: string) => ({ code, title: 'Tumbler of the press', class: 'v-blender', area: area ?? '', properties: [{ property: 'working-volume', value: '2', unit: 'L' }] });
  return {
    ...script,
    recipe: {
      ...script.recipe,
      document: {
        ...document,
        equipment: [{ id: 'tumbler', title: tx('Tumbler', 'Wälzer'), class: 'v-blender', properties: [{ property: 'working-volume', unit: 'L', min: '2' }] }],
        procedure: { ...document.procedure, children: [...document.procedure.children, tumble] },
      } as RecipeDocument,
    },
    preparation: { ...preparation, equipment: [item(`TU-${press}A`), item(`TU-${press}B`)] },
  };
}
