import type { ProcedureNode } from '@batchwright/procedure';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { sign, tx } from '../../deploy/local/demo/recipes/recipe-parts';
import { pressCheck } from './press-check.fixture';

/** A step that a witness of quality may attest from afar, and whose settings somebody at the place has to see. */
export function remoteWitness(order: string, press: string): BatchScript {
  const script = pressCheck(order, press);
  const { document } = script.recipe;
  const signatures = [
    sign('saw', 'qa', 'witnessed', tx('I saw the tablet break and the reading.', 'Ich habe den Bruch der Tablette und die Anzeige gesehen.'), ['performer'], { where: 'any' }),
    sign('jaws', 'supervisor', 'witnessed', tx('I saw that the jaws are clean.', 'Ich habe gesehen, dass die Backen sauber sind.'), ['performer'], { where: 'place' }),
  ];
  const { procedure } = document as { procedure: ProcedureNode & { readonly children: readonly ProcedureNode[] } };
  const children = procedure.children.map((node) => (node.id === 'measure-hardness' ? { ...node, signatures } : node));
  return { ...script, recipe: { ...script.recipe, document: { ...document, procedure: { ...procedure, children } as ProcedureNode } } };
}
