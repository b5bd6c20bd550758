import type { ReactionPlan } from '@batchwright/procedure';
import { calc, calcCol, clearance, num, numCol, operation, roomConditions, sign, step, storage, table, tx, unitProcedure, words, yes } from '../recipe-parts';
import { airSample } from './environment';
import { COMPRESS, metalDetectorCheck } from './compression-run';

const MADE = ['GMP-ANNUAL', 'SOP-MFG-WAR-001'];
const NTI = [...MADE, 'SOP-NTI-001'];

const SETTINGS_PLAN: ReactionPlan = {
  title: tx('A setting of the press outside its range', 'Einstellung der Presse außerhalb ihres Bereichs'),
  block: 'operation',
  notify: ['supervisor'],
  allowedRecoveries: [tx('Set the press anew and record it', 'Presse neu einstellen und festhalten')],
  attempts: 2,
  approvers: ['supervisor', 'qa'],
};

const PREPARE = operation(
  'prepare-compression',
  tx('Prepare the compression room', 'Pressraum vorbereiten'),
  clearance('cp-clearance', 'CP-01', [
    yes('empty', tx('No material of another product is in the room', 'Kein Material eines anderen Produkts ist im Raum')),
    yes('clean', tx('Room and press are clean and labelled so', 'Raum und Presse sind sauber und so gekennzeichnet')),
    yes('dust', tx('Dust extraction runs', 'Staubabsaugung läuft')),
  ]),
  roomConditions('cp-conditions', 'CP-01', false),
  storage('storage-blend', tx('the blend', 'Mischung'), '18.0'),
  airSample('cp-plates', 'CP-01'),
  step('set-up-press', 'equipment-use', tx('Set up the press', 'Presse einrichten'), {
    documents: ['SOP-CMP-007'],
    qualifications: MADE,
    entries: [
      yes('punches', tx('Upper and lower punches without chips or wear', 'Ober- und Unterstempel ohne Ausbrüche oder Verschleiß')),
      yes('dies', tx('Die table clean, not scored', 'Matrizentisch sauber, ohne Riefen')),
      yes('feeder', tx('Paddle feeder is mounted', 'Flügelradzuführung ist montiert')),
    ],
    equipment: [{ requirement: 'press', occupation: 'begin' }, { requirement: 'tooling', occupation: 'begin' }, { requirement: 'metal-detector', occupation: 'begin' }, { requirement: 'hardness-tester', occupation: 'begin' }, { requirement: 'tablet-balance', occupation: 'begin' }],
  }),
  metalDetectorCheck('check-metal-detector', tx('Check the metal detector', 'Metalldetektor prüfen')),
  step('press-settings', 'number', tx('Settings of the press', 'Einstellungen der Presse'), {
    qualifications: MADE,
    entries: [
      num('pre-force', tx('Pre-compression force', 'Vorpresskraft'), 'kN', 1, { mark: 'CPP', setPoint: '2.0', ranges: { plausible: { low: '0.0', high: '20.0' }, validated: { low: '1.5', high: '3.0' } } }),
      num('main-force', tx('Main compression force', 'Hauptpresskraft'), 'kN', 1, { mark: 'CPP', setPoint: '8.0', ranges: { plausible: { low: '0.0', high: '50.0' }, validated: { low: '6.0', high: '10.0' } } }),
      num('turret-speed', tx('Speed of the turret', 'Drehzahl des Rotors'), '/min', 0, { mark: 'CPP', setPoint: '30', ranges: { plausible: { low: '1', high: '120' }, validated: { low: '25', high: '40' } } }),
    ],
    equipment: [{ requirement: 'press', occupation: 'continue' }],
    reactionPlan: SETTINGS_PLAN,
  }),
);

const START = operation(
  'start-compression',
  tx('Begin compression', 'Pressen beginnen'),
  {
    id: 'adjust-press',
    type: 'loop',
    title: tx('Adjust the press until the first tablets fit', 'Presse einstellen, bis die ersten Tabletten passen'),
    max: 3,
    until: "initial_check.mean_mass >= 98.0 'mg' and initial_check.mean_mass <= 102.0 'mg' and initial_check.mean_hardness >= 5.0 'kp' and initial_check.mean_hardness <= 7.0 'kp'",
    body: step('initial-check', 'table', tx('First five tablets', 'Erste fünf Tabletten'), {
      instruction: tx('Tablets of the adjustment are rejected.', 'Tabletten der Einstellung werden verworfen.'),
      qualifications: MADE,
      entries: [
        table(
          'tablets',
          tx('Tablets', 'Tabletten'),
          [
            numCol('mass', tx('Mass', 'Masse'), 'mg', 1, { ranges: { plausible: { low: '10.0', high: '300.0' }, information: { low: '95.0', high: '105.0' } } }),
            numCol('hardness', tx('Hardness', 'Bruchfestigkeit'), 'kp', 1, { ranges: { plausible: { low: '0.0', high: '30.0' }, information: { low: '4.0', high: '8.0' } } }),
            calcCol('off', tx('Off the target', 'Abweichung vom Soll'), 'mg', 1, 'row.mass - parameter.tablet_mass'),
          ],
          5,
        ),
        calc('mean-mass', tx('Mean mass', 'Mittlere Masse'), 'mg', 1, 'mean(tablets.mass)', { ranges: { information: { low: '98.0', high: '102.0' } } }),
        calc('mean-hardness', tx('Mean hardness', 'Mittlere Bruchfestigkeit'), 'kp', 1, 'mean(tablets.hardness)', { ranges: { information: { low: '5.0', high: '7.0' } } }),
      ],
      equipment: [{ requirement: 'press', occupation: 'continue' }, { requirement: 'hardness-tester', occupation: 'continue' }, { requirement: 'tablet-balance', occupation: 'continue' }],
    }),
  },
  step('compression-start', 'instruction', tx('Release the start of compression', 'Pressbeginn freigeben'), {
    instruction: tx('Quality is present. Compare drum, uniformity of the blend, tooling, settings and the first twenty tablets with this recipe.', 'Die Qualitätssicherung ist dabei. Trommel, Gleichförmigkeit, Werkzeug, Einstellungen und die ersten zwanzig Tabletten mit diesem Rezept vergleichen.'),
    critical: true,
    qualifications: NTI,
    entries: [
      words('drum', tx('Code of the drum', 'Code der Trommel')),
      yes('uniformity', tx('The uniformity of this blend is reviewed and inside its limits', 'Die Gleichförmigkeit dieser Mischung ist geprüft und in ihren Grenzen'), 'registered'),
      yes('tooling', tx('Tooling 7 mm, round, flat, bevelled, W5', 'Werkzeug 7 mm, rund, flach, facettiert, W5'), 'validated'),
      yes('first-twenty', tx('First twenty tablets: white, without defects', 'Erste zwanzig Tabletten: weiß, ohne Fehler')),
    ],
    equipment: [{ requirement: 'press', occupation: 'continue' }, { requirement: 'tooling', occupation: 'continue' }],
    signatures: [
      sign('witness', 'qa', 'present-throughout', tx('I was present: blend, uniformity, tooling, settings and first tablets are right.', 'Ich war dabei: Mischung, Gleichförmigkeit, Werkzeug, Einstellungen und erste Tabletten stimmen.'), ['performer', 'approved'], { where: 'place' }),
      sign('performed', 'operator', 'performed', tx('I prepared the start as described.', 'Ich habe den Beginn wie beschrieben vorbereitet.'), []),
      sign('approved', 'supervisor', 'approved-to-proceed', tx('Compression may begin.', 'Das Pressen darf beginnen.'), ['performer']),
    ],
  }),
);

/** Room CP-01: press adjusted, started under the eyes of quality, checked in series while it runs, tablets counted. */
export const COMPRESSION = unitProcedure('compression', tx('Compression', 'Pressen'), PREPARE, START, COMPRESS);
