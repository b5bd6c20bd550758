import type { ReactionPlan } from '@batchwright/procedure';
import { calc, operation, sign, step, storage, tx, unitProcedure } from '../recipe-parts';

const BALANCE_PLAN: ReactionPlan = {
  title: tx('Material is not accounted for', 'Material ist nicht nachgewiesen'),
  block: 'operation',
  notify: ['supervisor', 'qa'],
  allowedRecoveries: [tx('Look for the difference in containers, samples, waste and records', 'Die Differenz in Behältern, Proben, Abfall und Aufzeichnungen suchen')],
  attempts: 1,
  approvers: ['qa'],
};

/** Yields and masses from the first weighing to the last count; nobody types them. */
export const RECONCILIATION = unitProcedure(
  'reconciliation',
  tx('Yields and mass balance', 'Ausbeuten und Massenbilanz'),
  operation(
    'balance-batch',
    tx('Balance the batch', 'Charge bilanzieren'),
    storage('storage-packed', tx('the packed product', 'verpacktes Produkt'), '20.0', false),
    step('mass-balance', 'balance', tx('Mass balance', 'Massenbilanz'), {
      entries: [
        calc('issued', tx('Dispensed', 'Eingewogen'), 'g', 1, 'weigh_api.net + sum(weigh_excipient.net)'),
        calc('samples', tx('Samples of the blend', 'Proben der Mischung'), 'g', 1, 'sample_blend.taken'),
        calc('blender-residue', tx('Left in the blender', 'Rest im Mischer'), 'g', 1, 'discharge_blend.residue'),
        calc('press-residue', tx('Left in the press', 'Rest in der Presse'), 'g', 1, 'count_tablets.residue'),
        calc('waste', tx('Rejected and tested tablets', 'Verworfene und geprüfte Tabletten'), 'g', 1, 'count_tablets.waste'),
        calc('bulk-samples', tx('Samples of tablets', 'Proben der Tabletten'), 'g', 1, 'sample_tablets.taken * count_tablets.mean_mass'),
        calc('packed', tx('In bottles', 'In Flaschen'), 'g', 1, 'packaging_yield.packed * count_tablets.mean_mass'),
        calc('packaging-waste', tx('Tablets rejected in packaging', 'Beim Verpacken verworfene Tabletten'), 'g', 1, 'packaging_yield.rejected * count_tablets.mean_mass'),
        calc('accounted', tx('Accounted for', 'Nachgewiesen'), 'g', 1, 'samples + blender_residue + press_residue + waste + bulk_samples + packed + packaging_waste'),
        calc('unaccounted', tx('Not accounted for', 'Nicht nachgewiesen'), '%', 2, '(issued - accounted) / issued', { ranges: { validated: { low: '-2.00', high: '2.00' } } }),
      ],
      reactionPlan: BALANCE_PLAN,
      config: {
        yields: [{ entry: 'unaccounted', denominator: 'issued' }],
        losses: ['samples', 'blender-residue', 'press-residue', 'waste', 'bulk-samples', 'packaging-waste'].map((entry) => ({ loss: entry, entry })),
      },
    }),
    step('active-balance', 'calculation', tx('Balance of warfarin sodium', 'Bilanz Warfarin-Natrium'), {
      entries: [
        calc('in-tablets', tx('In good tablets', 'In guten Tabletten'), 'g', 2, 'assay.content * count_tablets.good * parameter.label_claim'),
        calc('in-rejects', tx('In rejected and tested tablets', 'In verworfenen und geprüften Tabletten'), 'g', 2, 'assay.content * (count_tablets.tested + count_tablets.rejected) * parameter.label_claim'),
        calc('in-powder', tx('In samples and residues of powder', 'In Proben und Resten von Pulver'), 'g', 2, '(sample_blend.taken + discharge_blend.residue + count_tablets.residue) * input.warfarin_sodium / output.blend'),
        calc('accounted', tx('Accounted for', 'Nachgewiesen'), 'g', 2, 'in_tablets + in_rejects + in_powder'),
        calc('unaccounted', tx('Not accounted for', 'Nicht nachgewiesen'), '%', 2, '(weigh_api.net - accounted) / weigh_api.net', { mark: 'CQA', ranges: { validated: { low: '-1.00', high: '1.00' } } }),
      ],
      reactionPlan: BALANCE_PLAN,
    }),
    step('batch-yield', 'balance', tx('Yield of the batch', 'Ausbeute der Charge'), {
      entries: [
        calc('theoretical-mass', tx('Blend by the formula', 'Mischung nach Formel'), 'g', 1, 'output.blend'),
        calc('theoretical', tx('Tablets by the formula', 'Tabletten nach Formel'), '{tablet}', 0, 'batch.size'),
        calc('dispensed', tx('Dispensing, of the formula', 'Einwaage, von der Formel'), '%', 1, 'dispensing_total.total / theoretical_mass', { ranges: { validated: { low: '99.0', high: '101.0' } } }),
        calc('blending', tx('Blending, of the formula', 'Mischen, von der Formel'), '%', 1, 'discharge_blend.net / theoretical_mass', { ranges: { validated: { low: '98.0', high: '101.0' } } }),
        calc('compression', tx('Compression, of the formula', 'Pressen, von der Formel'), '%', 1, 'count_tablets.good / theoretical', { ranges: { validated: { low: '97.0', high: '101.0' } } }),
        calc('overall', tx('Packed, of the formula', 'Verpackt, von der Formel'), '%', 1, 'packaging_yield.packed / theoretical', { ranges: { validated: { low: '95.0', high: '100.5' } } }),
      ],
      config: {
        yields: [
          { entry: 'dispensed', denominator: 'theoretical-mass' },
          { entry: 'blending', denominator: 'theoretical-mass' },
          { entry: 'compression', denominator: 'theoretical' },
          { entry: 'overall', denominator: 'theoretical' },
        ],
      },
      signatures: [
        sign('reviewed', 'supervisor', 'reviewed', tx('I looked through yields and balances of this batch.', 'Ich habe Ausbeuten und Bilanzen dieser Charge durchgesehen.'), ['quality']),
        sign('quality', 'qa', 'reviewed', tx('Yields and balances are plausible.', 'Ausbeuten und Bilanzen sind plausibel.'), ['reviewed', 'performer']),
      ],
      reactionPlan: BALANCE_PLAN,
    }),
  ),
);
