import type { ProcedureNode, ReactionPlan, SignaturePolicy } from '@batchwright/procedure';
import { calc, num, numCol, operation, sign, step, table, textCol, tx, unitProcedure } from '../recipe-parts';

const METHOD = ['AM-WAR-001'];

const OOS_PLAN: ReactionPlan = {
  title: tx('A result outside its specification', 'Ergebnis außerhalb der Spezifikation'),
  block: 'run',
  notify: ['qc', 'qa', 'supervisor'],
  allowedRecoveries: [tx('Investigate in the laboratory first; test again only with a written reason', 'Zuerst im Labor untersuchen; nur mit schriftlicher Begründung neu prüfen')],
  attempts: 0,
  approvers: ['qa'],
};

const reviewed: SignaturePolicy = sign('reviewed', 'qc', 'reviewed', tx('I checked raw data and results of this test.', 'Ich habe Rohdaten und Ergebnisse dieser Prüfung geprüft.'), ['performer']);

const SAMPLE = operation(
  'sampling',
  tx('Sample the tablets', 'Tabletten beproben'),
  step('sample-tablets', 'sample', tx('Take samples of the tablets', 'Tabletten entnehmen'), {
    qualifications: ['GMP-ANNUAL'],
    entries: [
      table('samples', tx('Samples', 'Proben'), [numCol('count', tx('Tablets', 'Tabletten'), '{tablet}', 0, { ranges: { plausible: { low: '1', high: '500' }, information: { low: '5', high: '100' } } }), textCol('number', tx('Sample number', 'Probennummer'))], [
        tx('Assay', 'Gehalt'),
        tx('Content uniformity', 'Gleichförmigkeit des Gehalts'),
        tx('Dissolution', 'Freisetzung'),
        tx('Identification', 'Identität'),
        tx('Microbial limits', 'Mikrobielle Reinheit'),
        tx('Reserve', 'Rückstellmuster'),
      ]),
      calc('taken', tx('Tablets taken', 'Entnommene Tabletten'), '{tablet}', 0, 'sum(samples.count)'),
    ],
    config: { size: { value: '187', unit: '{tablet}' }, purpose: tx('Release testing and reserve', 'Freigabeprüfung und Rückstellung'), sampleId: 'number' },
  }),
);

const ASSAY = step('assay', 'laboratory-result', tx('Assay by liquid chromatography', 'Gehalt durch Flüssigchromatographie'), {
  critical: true,
  qualifications: METHOD,
  entries: [
    num('tailing', tx('System suitability: tailing', 'Systemeignung: Symmetrie'), '1', 2, { source: 'laboratory', ranges: { plausible: { low: '0.00', high: '20.00' }, validated: { high: '2.00' } } }),
    num('injections', tx('System suitability: RSD of five injections', 'Systemeignung: RSD von fünf Einspritzungen'), '%', 1, { source: 'laboratory', ranges: { plausible: { low: '0.0', high: '100.0' }, validated: { high: '2.0' } } }),
    num('plates', tx('System suitability: theoretical plates', 'Systemeignung: theoretische Böden'), '1', 0, { source: 'laboratory', ranges: { plausible: { low: '0', high: '1000000' }, validated: { low: '2000' } } }),
    num('content', tx('Content, part of label claim', 'Gehalt, Anteil der Deklaration'), '%', 1, { mark: 'CQA', source: 'laboratory', ranges: { plausible: { low: '0.0', high: '200.0' }, registered: { low: '98.0', high: '102.0' } } }),
  ],
  equipment: [{ requirement: 'hplc', occupation: 'continue' }],
  signatures: [reviewed],
  reactionPlan: OOS_PLAN,
  config: { sample: 'sample-tablets', method: 'AM-WAR-001' },
});

const UNIFORMITY = step('content-uniformity', 'laboratory-result', tx('Uniformity of content, thirty tablets', 'Gleichförmigkeit des Gehalts, dreißig Tabletten'), {
  critical: true,
  qualifications: METHOD,
  entries: [
    table('results', tx('Content, part of label claim', 'Gehalt, Anteil der Deklaration'), [numCol('assay', tx('Content', 'Gehalt'), '%', 1, { mark: 'CQA', ranges: { plausible: { low: '0.0', high: '200.0' }, validated: { low: '75.0', high: '125.0' } } })], 30),
    calc('mean', tx('Mean', 'Mittelwert'), '%', 2, 'mean(results.assay)', { mark: 'CQA', ranges: { registered: { low: '98.0', high: '102.0' } } }),
    calc('s', tx('Standard deviation', 'Standardabweichung'), '%', 3, 'stdev(results.assay)'),
    calc('rsd', tx('Relative standard deviation', 'Relative Standardabweichung'), '%', 2, 'rsd(results.assay)', { mark: 'CQA', ranges: { registered: { high: '3.0' } } }),
    calc('acceptance-value', tx('Acceptance value', 'Akzeptanzwert'), '%', 1, "if(mean < 98.5 '%', 98.5 '%' - mean, if(mean > 101.5 '%', mean - 101.5 '%', 0 '%')) + 2 * s", { mark: 'CQA', ranges: { registered: { high: '15.0' } } }),
  ],
  equipment: [{ requirement: 'hplc', occupation: 'continue' }],
  signatures: [reviewed],
  reactionPlan: OOS_PLAN,
  config: { sample: 'sample-tablets', method: 'USP 905' },
});

const IDENTIFICATION = step('identification', 'laboratory-result', tx('Identification', 'Identität'), {
  critical: true,
  qualifications: METHOD,
  entries: [
    num('found-time', tx('Retention time of the sample', 'Retentionszeit der Probe'), 'min', 2, { source: 'laboratory', ranges: { plausible: { low: '0.00', high: '60.00' } } }),
    num('reference-time', tx('Retention time of the reference', 'Retentionszeit der Referenz'), 'min', 2, { source: 'laboratory', ranges: { plausible: { low: '0.01', high: '60.00' } } }),
    calc('difference', tx('Difference', 'Unterschied'), '%', 1, 'abs(found_time - reference_time) / reference_time', { mark: 'CQA', ranges: { registered: { high: '2.0' } } }),
    num('maximum', tx('Absorption maximum', 'Absorptionsmaximum'), 'nm', 0, { mark: 'CQA', source: 'laboratory', ranges: { plausible: { low: '190', high: '800' }, registered: { low: '306', high: '310' } } }),
  ],
  equipment: [{ requirement: 'hplc', occupation: 'end' }, { requirement: 'uv-spectrometer', occupation: 'step' }],
  signatures: [reviewed],
  reactionPlan: OOS_PLAN,
  config: { sample: 'sample-tablets', method: 'AM-WAR-001' },
});

const DISSOLUTION = step('dissolution', 'laboratory-result', tx('Dissolution in 30 minutes', 'Freisetzung in 30 Minuten'), {
  critical: true,
  qualifications: METHOD,
  entries: [
    num('bath', tx('Temperature of the medium', 'Temperatur des Mediums'), 'Cel', 1, { setPoint: '37.0', ranges: { plausible: { low: '0.0', high: '60.0' }, validated: { low: '36.5', high: '37.5' } } }),
    num('paddle', tx('Speed of the paddle', 'Drehzahl des Blattrührers'), '/min', 0, { setPoint: '50', ranges: { plausible: { low: '0', high: '300' }, validated: { low: '48', high: '52' } } }),
    table('vessels', tx('Vessels', 'Gefäße'), [numCol('dissolved', tx('Dissolved', 'Freigesetzt'), '%', 1, { mark: 'CQA', ranges: { plausible: { low: '0.0', high: '130.0' }, registered: { low: '85.0' } } })], 6),
    calc('mean', tx('Mean', 'Mittelwert'), '%', 1, 'mean(vessels.dissolved)'),
    calc('least', tx('Smallest', 'Kleinster'), '%', 1, 'min(vessels.dissolved)', { mark: 'CQA', ranges: { registered: { low: '85.0' } } }),
  ],
  equipment: [{ requirement: 'dissolution-tester', occupation: 'step' }],
  signatures: [reviewed],
  reactionPlan: OOS_PLAN,
  config: { sample: 'sample-tablets', method: 'USP 711' },
});

const absent = (id: string, title: ReturnType<typeof tx>) => ({
  id,
  type: 'choice' as const,
  title,
  required: true,
  choices: [{ id: 'absent', text: tx('Absent', 'Nicht nachgewiesen') }, { id: 'present', text: tx('Present', 'Nachgewiesen') }],
  acceptance: { accepted: ['absent'], level: 'registered' as const },
  mark: 'CQA' as const,
});

const PLATES: ProcedureNode = {
  id: 'microbiology-phase',
  type: 'sequence',
  title: tx('Microbial limits', 'Mikrobielle Reinheit'),
  children: [
    step('incubation', 'hold', tx('Incubate the plates', 'Platten bebrüten'), {
      instruction: tx('At least five days.', 'Mindestens fünf Tage.'),
      performers: ['qc'],
      qualifications: METHOD,
      entries: [num('duration', tx('Time of incubation', 'Bebrütungszeit'), 'h', 1, { source: 'measured', ranges: { validated: { low: '120.0', high: '168.0' } } })],
      config: { duration: 'duration', target: { value: '120', unit: 'h' } },
    }),
    step('microbial-limits', 'laboratory-result', tx('Count the plates', 'Platten auszählen'), {
      critical: true,
      qualifications: METHOD,
      entries: [
        num('bacteria', tx('Aerobic count', 'Aerobe Gesamtkeimzahl'), '{CFU}/g', 0, { mark: 'CQA', censored: true, source: 'laboratory', ranges: { plausible: { low: '0', high: '10000000' }, registered: { high: '1000' } } }),
        num('yeasts', tx('Yeasts and moulds', 'Hefen und Schimmelpilze'), '{CFU}/g', 0, { mark: 'CQA', censored: true, source: 'laboratory', ranges: { plausible: { low: '0', high: '10000000' }, registered: { high: '100' } } }),
        num('tablets', tx('Tablets examined for salmonella', 'Auf Salmonellen untersuchte Tabletten'), '{tablet}', 0, { source: 'laboratory', ranges: { plausible: { low: '1', high: '1000' } } }),
        calc('examined', tx('Mass examined for salmonella', 'Auf Salmonellen untersuchte Masse'), 'g', 1, "tablets / 1 '{tablet}' * parameter.tablet_mass", { ranges: { action: { low: '10.0' } } }),
        absent('coli', tx('Escherichia coli in 1 g', 'Escherichia coli in 1 g')),
        absent('salmonella', tx('Salmonella in 10 g', 'Salmonellen in 10 g')),
      ],
      signatures: [reviewed],
      reactionPlan: OOS_PLAN,
      config: { sample: 'sample-tablets', method: 'USP 61, USP 62' },
    }),
  ],
};

const TESTS = operation('release-testing', tx('Test the tablets', 'Tabletten prüfen'), {
  id: 'tests',
  type: 'parallel',
  title: tx('Tests', 'Prüfungen'),
  children: [{ id: 'chromatography', type: 'sequence', title: tx('Chromatography', 'Chromatographie'), children: [ASSAY, UNIFORMITY, IDENTIFICATION] }, DISSOLUTION],
});

/** Bulk tablets are sampled. */
export const SAMPLING = unitProcedure('sampling-of-bulk', tx('Sampling', 'Probenahme'), SAMPLE);

/** Tests that packaging waits for; each result looked through by a second analyst. */
export const LABORATORY = unitProcedure('laboratory', tx('Testing', 'Prüfung'), TESTS);

/** Plates take days: packaging does not wait for them, the end of the batch does. */
export const MICROBIOLOGY = unitProcedure('microbiology', tx('Microbiology', 'Mikrobiologie'), PLATES);
