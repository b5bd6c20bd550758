import type { ReactionPlan, RecipeDocument } from '@batchwright/procedure';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { calc, calcCol, numCol, step, table, textCol, tx } from '../../deploy/local/demo/recipes/recipe-parts';
import { pressCheck } from './press-check.fixture';

const plan: ReactionPlan = {
  title: tx('Tablets out of weight', 'Tabletten außerhalb der Masse'), block: 'nothing', quarantineSinceLastGood: true, notify: ['supervisor', 'maintenance'],
  allowedRecoveries: [tx('Adjust the fill depth', 'Fülltiefe nachstellen'), tx('Change the punch', 'Stempel wechseln')], attempts: 1, approvers: ['qa'],
};
const series = step('tablet-masses', 'check-series', tx('Two tablets every 15 minutes', 'Zwei Tabletten alle 15 Minuten'), {
  instruction: tx('Take two tablets from the chute and weigh them one by one.', 'Zwei Tabletten aus der Rutsche nehmen und einzeln wiegen.'),
  entries: [
    { ...table('tablets', tx('Tablets', 'Tabletten'), [numCol('mass', tx('Mass', 'Masse'), 'mg', 1, { mark: 'IPC', ranges: { plausible: { low: '50.0', high: '200.0' }, action: { low: '95.0', high: '105.0' } } })]), required: false },
    { ...table('means', tx('Means', 'Mittelwerte'), [calcCol('mean', tx('Mean mass', 'Mittlere Masse'), 'mg', 1, 'mean(checked.mass)')]), required: false },
  ],
  config: { table: 'tablets', statistics: 'means', samples: 2, interval: { value: '15', unit: 'min' }, grace: { value: '5', unit: 'min' } },
  reactionPlan: plan,
});
const drums = step('fill-drums', 'output', tx('Fill the drums', 'Fässer füllen'), {
  entries: [
    table('drums', tx('Drums', 'Fässer'), [textCol('code', tx('Code', 'Code')), numCol('net', tx('Net', 'Netto'), 'g', 1)]),
    calc('filled', tx('Filled', 'Gefüllt'), 'g', 1, 'sum(drums.net)'),
  ],
  config: { output: 'tablets', quantity: 'filled', containers: { table: 'drums', code: 'code', amount: 'net' } },
});

/** The press check with a series that has a reaction plan, and drums that are filled beside it. */
export function withSeries(order: string, press: string): BatchScript {
  const script = pressCheck(order, press);
  const document = script.recipe.document as RecipeDocument & { readonly procedure: { readonly children: readonly unknown[] } };
  const { header, procedure, formula } = document;
  const outputs = [{ id: 'tablets', material: header.product?.code ?? '', title: tx('Tablets', 'Tabletten'), quantity: header.batchSize }];
  return { ...script, recipe: { ...script.recipe, document: { ...document, formula: { ...formula, outputs }, procedure: { ...procedure, children: [...procedure.children, drums, series] } } as RecipeDocument } };
}
