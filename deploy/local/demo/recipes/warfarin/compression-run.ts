import type { Column, ProcedureNode, ReactionPlan, Text } from '@batchwright/procedure';
import { calc, calcCol, num, numCol, operation, step, table, tx, words, yes } from '../recipe-parts';

const MADE = ['GMP-ANNUAL', 'SOP-MFG-WAR-001'];

const IPC_PLAN: ReactionPlan = {
  title: tx('An in-process check fails', 'Eine Inprozesskontrolle fällt aus'),
  block: 'nothing',
  quarantineSinceLastGood: true,
  notify: ['supervisor', 'qa'],
  allowedRecoveries: [tx('Stop, set aside the tablets since the last good check, adjust the press, check again', 'Anhalten, Tabletten seit der letzten guten Prüfung absondern, Presse einstellen, neu prüfen')],
  attempts: 2,
  approvers: ['supervisor', 'qa'],
};

const TEST_PLAN: ReactionPlan = {
  title: tx('A test of the tablets fails', 'Eine Tablettenprüfung fällt aus'),
  block: 'operation',
  notify: ['supervisor', 'qa', 'qc'],
  allowedRecoveries: [tx('Set the tablets aside and investigate; rejected tablets are never pressed again', 'Tabletten absondern und untersuchen; verworfene Tabletten werden nie neu verpresst')],
  attempts: 0,
  approvers: ['qa'],
};

const YIELD_PLAN: ReactionPlan = {
  title: tx('Tablets are missing or too many', 'Tabletten fehlen oder sind zu viel'),
  block: 'operation',
  notify: ['supervisor', 'qa'],
  allowedRecoveries: [tx('Count and weigh again, look for the difference', 'Neu zählen und wiegen, die Differenz suchen')],
  attempts: 1,
  approvers: ['qa'],
};

const FIVE = ['1', '2', '3', '4', '5'];
const masses: Column[] = FIVE.map((n) => numCol(`m${n}`, tx(`Mass ${n}`, `Masse ${n}`), 'mg', 1, { mark: 'IPC', ranges: { plausible: { low: '10.0', high: '300.0' }, normal: { low: '97.0', high: '103.0' }, action: { low: '95.0', high: '105.0' } } }));
const hardnesses: Column[] = FIVE.map((n) => numCol(`h${n}`, tx(`Hardness ${n}`, `Bruchfestigkeit ${n}`), 'kp', 1, { mark: 'IPC', ranges: { plausible: { low: '0.0', high: '30.0' }, action: { low: '4.0', high: '8.0' } } }));
const thicknesses: Column[] = ['1', '2', '3'].map((n) => numCol(`t${n}`, tx(`Thickness ${n}`, `Dicke ${n}`), 'mm', 1, { mark: 'IPC', ranges: { plausible: { low: '0.5', high: '10.0' }, action: { low: '2.8', high: '3.2' } } }));
const disintegration: Column[] = [...FIVE, '6'].map((n) => numCol(`d${n}`, tx(`Tablet ${n}`, `Tablette ${n}`), 'min', 1, { mark: 'CQA', ranges: { plausible: { low: '0.1', high: '60.0' }, registered: { high: '15.0' } } }));
/** As the press shows them at the moment of the check: settings that were right before the run need not stay so. */
const settings: Column[] = [
  numCol('force', tx('Main compression force', 'Hauptpresskraft'), 'kN', 1, { mark: 'CPP', ranges: { plausible: { low: '0.0', high: '50.0' }, validated: { low: '6.0', high: '10.0' } } }),
  numCol('speed', tx('Speed of the turret', 'Drehzahl des Rotors'), '/min', 0, { mark: 'CPP', ranges: { plausible: { low: '1', high: '120' }, validated: { low: '25', high: '40' } } }),
];
const POINTS = [tx('Middle of the run', 'Mitte des Laufs'), tx('End of the run', 'Ende des Laufs')];
const mean = (letter: string, count: number): string => `(${Array.from({ length: count }, (_, i) => `row.${letter}${i + 1}`).join(' + ')}) / ${count}`;

/** Before and after the run: what passed between two good checks passed a detector that finds (the time between is what a bad one at the end puts in doubt). */
export const metalDetectorCheck = (id: string, title: Text): ProcedureNode =>
  step(id, 'instruction', title, {
    entries: [
      yes('iron', tx('Test piece iron 0.5 mm is found', 'Prüfkörper Eisen 0,5 mm wird gefunden'), 'validated'),
      yes('other', tx('Test piece of other metal 0.8 mm is found', 'Prüfkörper Nichteisen 0,8 mm wird gefunden'), 'validated'),
    ],
    equipment: [{ requirement: 'metal-detector', occupation: 'continue' }],
  });

/** The press runs; beside it the checks become due, and quality control tests tablets of the middle and the end. */
export const COMPRESS = operation(
  'compress',
  tx('Compress', 'Pressen'),
  {
    id: 'run-and-check',
    type: 'parallel',
    title: tx('Run and check', 'Laufen und prüfen'),
    children: [
      step('compression-run', 'timer', tx('Run of the press', 'Lauf der Presse'), {
        instruction: tx('Watch the tablets all the time: even colour, no capping, picking or sticking.', 'Tabletten ständig ansehen: gleichmäßige Farbe, kein Deckeln, Picken oder Kleben.'),
        qualifications: MADE,
        entries: [
          { id: 'stop', type: 'boolean', title: tx('The press stands still', 'Die Presse steht'), required: true },
          num('duration', tx('Length of the run', 'Dauer des Laufs'), 'min', 1, { source: 'measured', ranges: { information: { low: '30.0', high: '480.0' } } }),
        ],
        equipment: [{ requirement: 'press', occupation: 'continue' }, { requirement: 'tooling', occupation: 'continue' }, { requirement: 'metal-detector', occupation: 'continue' }],
        config: { duration: 'duration', stop: 'stop' },
      }),
      step('mass-and-hardness', 'check-series', tx('Mass and hardness every 15 minutes', 'Masse und Bruchfestigkeit alle 15 Minuten'), {
        qualifications: MADE,
        entries: [table('checks', tx('Checks', 'Prüfungen'), [...masses, calcCol('mean-mass', tx('Mean mass', 'Mittlere Masse'), 'mg', 1, mean('m', 5), { ranges: { action: { low: '95.0', high: '105.0' } } }), ...hardnesses, calcCol('mean-hardness', tx('Mean hardness', 'Mittlere Bruchfestigkeit'), 'kp', 1, mean('h', 5), { ranges: { action: { low: '4.0', high: '8.0' } } }), ...settings])],
        equipment: [{ requirement: 'hardness-tester', occupation: 'continue' }, { requirement: 'tablet-balance', occupation: 'continue' }],
        reactionPlan: IPC_PLAN,
        config: { table: 'checks', interval: { value: '15', unit: 'min' }, grace: { value: '5', unit: 'min' }, during: 'compression-run' },
      }),
      step('thickness', 'check-series', tx('Thickness every 30 minutes', 'Dicke alle 30 Minuten'), {
        qualifications: MADE,
        entries: [table('checks', tx('Checks', 'Prüfungen'), [...thicknesses, calcCol('mean-thickness', tx('Mean thickness', 'Mittlere Dicke'), 'mm', 1, mean('t', 3), { ranges: { action: { low: '2.8', high: '3.2' } } })])],
        equipment: [{ requirement: 'thickness-gauge', occupation: 'step' }],
        reactionPlan: IPC_PLAN,
        config: { table: 'checks', interval: { value: '30', unit: 'min' }, grace: { value: '5', unit: 'min' }, during: 'compression-run' },
      }),
      step('friability', 'table', tx('Friability', 'Friabilität'), {
        instruction: tx('At least 6.5 g of tablets, 100 turns in 4 minutes.', 'Mindestens 6,5 g Tabletten, 100 Umdrehungen in 4 Minuten.'),
        performers: ['qc'],
        entries: [
          table(
            'tests',
            tx('Tests', 'Prüfungen'),
            [
              numCol('before', tx('Before', 'Vorher'), 'g', 2, { ranges: { plausible: { low: '1.00', high: '20.00' }, action: { low: '6.50' } } }),
              numCol('after', tx('After', 'Nachher'), 'g', 2, { ranges: { plausible: { low: '1.00', high: '20.00' } } }),
              calcCol('loss', tx('Loss', 'Abrieb'), '%', 2, '(row.before - row.after) / row.before', { mark: 'CQA', ranges: { registered: { low: '0.0', high: '1.0' } } }),
            ],
            POINTS,
          ),
        ],
        equipment: [{ requirement: 'friability-tester', occupation: 'step' }, { requirement: 'tablet-balance', occupation: 'continue' }],
        reactionPlan: TEST_PLAN,
      }),
      step('disintegration', 'table', tx('Disintegration', 'Zerfall'), {
        instruction: tx('Six tablets in water of 37 °C.', 'Sechs Tabletten in Wasser von 37 °C.'),
        performers: ['qc'],
        entries: [
          num('bath', tx('Temperature of the bath', 'Temperatur des Bades'), 'Cel', 1, { setPoint: '37.0', ranges: { plausible: { low: '0.0', high: '60.0' }, action: { low: '35.0', high: '39.0' } } }),
          table('tests', tx('Tests', 'Prüfungen'), [...disintegration, calcCol('longest', tx('Longest', 'Längste'), 'min', 1, 'max(row.d1, row.d2, row.d3, row.d4, row.d5, row.d6)', { mark: 'CQA', ranges: { registered: { high: '15.0' } } })], POINTS),
        ],
        equipment: [{ requirement: 'disintegration-tester', occupation: 'step' }],
        reactionPlan: TEST_PLAN,
      }),
    ],
  },
  metalDetectorCheck('check-metal-detector-end', tx('Check the metal detector after the run', 'Metalldetektor nach dem Lauf prüfen')),
  step('count-tablets', 'output', tx('Count and weigh the tablets', 'Tabletten zählen und wiegen'), {
    qualifications: MADE,
    entries: [
      words('drum', tx('Code of the container with the tablets', 'Code des Behälters mit den Tabletten')),
      words('manufactured', tx('Manufactured', 'Hergestellt'), { source: 'measured' }),
      words('expires', tx('Expires', 'Verwendbar bis'), { source: 'measured' }),
      num('pressed', tx('Tablets pressed', 'Gepresste Tabletten'), '{tablet}', 0, { ranges: { plausible: { low: '0', high: '40000' } } }),
      num('tested', tx('Tablets used up by checks and tests', 'Durch Prüfungen verbrauchte Tabletten'), '{tablet}', 0, { ranges: { plausible: { low: '0', high: '2000' }, information: { high: '500' } } }),
      num('rejected', tx('Tablets rejected', 'Verworfene Tabletten'), '{tablet}', 0, { ranges: { plausible: { low: '0', high: '20000' }, action: { high: '200' } } }),
      calc('good', tx('Good tablets', 'Gute Tabletten'), '{tablet}', 0, 'pressed - tested - rejected'),
      num('tare', tx('Tare', 'Tara'), 'g', 1, { ranges: { plausible: { low: '100.0', high: '5000.0' } } }),
      num('gross', tx('Gross mass', 'Bruttomasse'), 'g', 1, { setPoint: '=tare + output.tablets', ranges: { plausible: { low: '50', high: '150', percentOf: 'set-point' } } }),
      calc('net', tx('Mass of the good tablets', 'Masse der guten Tabletten'), 'g', 1, 'gross - tare'),
      num('waste', tx('Mass of rejected and tested tablets', 'Masse verworfener und geprüfter Tabletten'), 'g', 1, { ranges: { plausible: { low: '0.0', high: '500.0' } } }),
      num('residue', tx('Powder left in press and dust filter', 'Pulver in Presse und Staubfilter'), 'g', 1, { ranges: { plausible: { low: '0.0', high: '500.0' }, action: { high: '20.0' } } }),
      calc('mean-mass', tx('Mean mass of a tablet', 'Mittlere Masse einer Tablette'), 'mg/{tablet}', 2, 'net / good', { mark: 'CQA', ranges: { validated: { low: '95.00', high: '105.00' } } }),
      calc('yield', tx('Yield of compression', 'Ausbeute Pressen'), '%', 1, 'good / batch.size', { ranges: { validated: { low: '97.0', high: '101.0' } } }),
    ],
    equipment: [
      { requirement: 'press', occupation: 'end' },
      { requirement: 'tooling', occupation: 'end' },
      { requirement: 'metal-detector', occupation: 'end' },
      { requirement: 'hardness-tester', occupation: 'end' },
      { requirement: 'tablet-balance', occupation: 'end' },
      { requirement: 'bulk-scale', occupation: 'step' },
    ],
    reactionPlan: YIELD_PLAN,
    config: { output: 'tablets', quantity: 'net', yield: 'yield', dates: { since: 'charge-api', manufactured: 'manufactured', expires: 'expires', rule: 'end-of-month' } },
  }),
);
