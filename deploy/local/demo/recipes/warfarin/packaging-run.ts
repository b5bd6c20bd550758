import type { Column, ReactionPlan } from '@batchwright/procedure';
import { calcCol, num, numCol, operation, sign, step, table, tx, yes } from '../recipe-parts';

const MADE = ['GMP-ANNUAL', 'SOP-MFG-WAR-001'];
const NTI = [...MADE, 'SOP-NTI-001'];
const MOMENTS = { moments: ['start', 'midpoint', 'end'], midpointAfter: { value: '90', unit: 'min' }, grace: { value: '10', unit: 'min' }, during: 'packing-run' };

const PACK_PLAN: ReactionPlan = {
  title: tx('A check of the packed bottles fails', 'Eine Prüfung der Packungen fällt aus'),
  block: 'nothing',
  quarantineSinceLastGood: true,
  notify: ['supervisor', 'qa'],
  allowedRecoveries: [tx('Stop the line, set aside the bottles since the last good check, mend the station, check again', 'Linie anhalten, Flaschen seit der letzten guten Prüfung absondern, Station in Ordnung bringen, neu prüfen')],
  attempts: 2,
  approvers: ['supervisor', 'qa'],
};

const ROOM: readonly Column[] = [
  numCol('temperature', tx('Temperature', 'Temperatur'), 'Cel', 1, { ranges: { plausible: { low: '0.0', high: '60.0' }, action: { low: '18.0', high: '25.0' } } }),
  numCol('humidity', tx('Relative humidity', 'Relative Feuchte'), '%', 0, { ranges: { plausible: { low: '0', high: '100' }, action: { low: '30', high: '55' } } }),
  numCol('pressure', tx('Overpressure against the corridor', 'Überdruck gegen den Flur'), 'Pa', 0, { ranges: { plausible: { low: '-100', high: '200' }, action: { low: '10' } } }),
];

const good = (id: string, title: ReturnType<typeof tx>): Column => ({ id, type: 'boolean', title, required: true, acceptance: { accepted: ['yes'], level: 'validated' } });

/** The line runs; beside it torque, seals, labels and the room are checked. Torque in newton metres: 8 to 12 inch-pounds. */
export const PACK = operation(
  'pack',
  tx('Pack', 'Verpacken'),
  step('packing-start', 'instruction', tx('Release the first packed bottles', 'Erste Packungen freigeben'), {
    instruction: tx('Compare the first five bottles with the record: overprint, code, filling, seal, cap, leaflet.', 'Die ersten fünf Packungen mit der Aufzeichnung vergleichen: Aufdruck, Code, Füllung, Siegel, Verschluss, Beilage.'),
    critical: true,
    qualifications: NTI,
    entries: [
      yes('overprint', tx('The overprint says what the record says, and reads well', 'Der Aufdruck sagt, was die Aufzeichnung sagt, und ist gut lesbar'), 'registered'),
      yes('complete', tx('Hundred tablets, cotton, desiccant, seal, cap, label, leaflet, carton', 'Hundert Tabletten, Watte, Trockenmittel, Siegel, Verschluss, Etikett, Beilage, Schachtel'), 'validated'),
    ],
    signatures: [sign('approved', 'supervisor', 'approved-to-proceed', tx('Packing may begin.', 'Das Verpacken darf beginnen.'), ['performer'])],
  }),
  {
    id: 'pack-and-check',
    type: 'parallel',
    title: tx('Pack and check', 'Verpacken und prüfen'),
    children: [
      step('packing-run', 'timer', tx('Run of the line', 'Lauf der Linie'), {
        qualifications: MADE,
        entries: [
          { id: 'stop', type: 'boolean', title: tx('The line stands still', 'Die Linie steht'), required: true },
          num('duration', tx('Length of the run', 'Dauer des Laufs'), 'min', 1, { source: 'measured', ranges: { information: { low: '30.0', high: '600.0' } } }),
        ],
        equipment: [{ requirement: 'packaging-line', occupation: 'continue' }, { requirement: 'checkweigher', occupation: 'continue' }],
        config: { duration: 'duration', stop: 'stop' },
      }),
      step('cap-torque', 'check-series', tx('Torque of the caps', 'Drehmoment der Verschlüsse'), {
        instruction: tx('Three bottles at the start, in the middle and at the end.', 'Drei Flaschen am Anfang, in der Mitte und am Ende.'),
        qualifications: MADE,
        entries: [
          table('caps', tx('Caps', 'Verschlüsse'), [numCol('torque', tx('Torque', 'Drehmoment'), 'N.m', 2, { mark: 'IPC', ranges: { plausible: { low: '0.05', high: '5.00' }, action: { low: '0.90', high: '1.36' } } })]),
          table('checks', tx('Checks', 'Prüfungen'), [calcCol('mean', tx('Mean', 'Mittelwert'), 'N.m', 3, 'mean(checked.torque)'), calcCol('rsd', tx('Relative standard deviation', 'Relative Standardabweichung'), '%', 1, 'rsd(checked.torque)', { ranges: { action: { high: '15.0' } } })]),
        ],
        equipment: [{ requirement: 'torque-tester', occupation: 'step' }],
        reactionPlan: PACK_PLAN,
        config: { table: 'caps', statistics: 'checks', samples: 3, ...MOMENTS },
      }),
      step('seal-check', 'check-series', tx('Seals, one bottle in ten', 'Siegel, jede zehnte Flasche'), {
        qualifications: MADE,
        entries: [
          table('checks', tx('Checks', 'Prüfungen'), [
            numCol('tested', tx('Bottles tested', 'Geprüfte Flaschen'), '{bottle}', 0, { mark: 'IPC', ranges: { plausible: { low: '0', high: '200' }, action: { low: '6' } } }),
            numCol('leaking', tx('Leaking', 'Undicht'), '{bottle}', 0, { mark: 'IPC', ranges: { plausible: { low: '0', high: '200' }, action: { high: '0' } } }),
          ]),
        ],
        reactionPlan: PACK_PLAN,
        config: { table: 'checks', interval: { value: '60', unit: 'min' }, grace: { value: '10', unit: 'min' }, during: 'packing-run' },
      }),
      step('label-check', 'check-series', tx('Labels on the bottles', 'Etiketten auf den Flaschen'), {
        qualifications: MADE,
        entries: [table('checks', tx('Checks', 'Prüfungen'), [good('right', tx('Lot and dates are those of the record', 'Charge und Daten sind die der Aufzeichnung')), good('straight', tx('Straight and firm', 'Gerade und fest'))])],
        reactionPlan: PACK_PLAN,
        config: { table: 'checks', ...MOMENTS },
      }),
      step('pk-room-log', 'check-series', tx('Room every 90 minutes', 'Raum alle 90 Minuten'), {
        entries: [table('checks', tx('Readings', 'Ablesungen'), ROOM)],
        reactionPlan: { ...PACK_PLAN, title: tx('Room outside its conditions', 'Raum außerhalb seiner Bedingungen'), notify: ['supervisor', 'qa', 'maintenance'] },
        config: { table: 'checks', interval: { value: '90', unit: 'min' }, grace: { value: '10', unit: 'min' }, during: 'packing-run' },
      }),
    ],
  },
);
