import type { ReactionPlan, StepNode, Text } from '@batchwright/procedure';
import { calc, numCol, sign, step, table, tx } from '../recipe-parts';

/** Re-blending once for five minutes is all that is allowed; then it is an investigation. */
const UNIFORMITY_PLAN: ReactionPlan = {
  title: tx('The blend is not uniform', 'Die Mischung ist nicht gleichförmig'),
  block: 'run',
  quarantineSinceLastGood: false,
  notify: ['supervisor', 'qa', 'qc'],
  allowedRecoveries: [tx('Blend once more for 5 minutes, sample all ten places again', 'Einmal 5 Minuten nachmischen, alle zehn Stellen neu beproben')],
  attempts: 1,
  approvers: ['supervisor', 'qa'],
};

/** Ten results, their statistics worked out by the system; tightened limits of a narrow therapeutic index. */
export const blendUniformity = (places: readonly Text[]): StepNode =>
  step('blend-uniformity', 'laboratory-result', tx('Uniformity of the blend', 'Gleichförmigkeit der Mischung'), {
    critical: true,
    qualifications: ['AM-WAR-001'],
    entries: [
      table('results', tx('Content, part of label claim', 'Gehalt, Anteil der Deklaration'), [numCol('assay', tx('Content', 'Gehalt'), '%', 1, { mark: 'CQA', ranges: { plausible: { low: '0.0', high: '200.0' }, validated: { low: '95.0', high: '105.0' } } })], places),
      calc('mean', tx('Mean', 'Mittelwert'), '%', 2, 'mean(results.assay)', { mark: 'CQA', ranges: { registered: { low: '98.0', high: '102.0' } } }),
      calc('s', tx('Standard deviation', 'Standardabweichung'), '%', 3, 'stdev(results.assay)'),
      calc('rsd', tx('Relative standard deviation', 'Relative Standardabweichung'), '%', 2, 'rsd(results.assay)', { mark: 'CQA', ranges: { registered: { high: '3.0' } } }),
      calc('least', tx('Smallest', 'Kleinster'), '%', 1, 'min(results.assay)'),
      calc('most', tx('Largest', 'Größter'), '%', 1, 'max(results.assay)'),
    ],
    equipment: [{ requirement: 'hplc', occupation: 'begin' }],
    signatures: [sign('reviewed', 'qc', 'reviewed', tx('I checked chromatograms and results of this test.', 'Ich habe Chromatogramme und Ergebnisse dieser Prüfung geprüft.'), ['performer'])],
    reactionPlan: UNIFORMITY_PLAN,
    config: { sample: 'sample-blend', method: 'AM-WAR-001' },
  });
