import type { RecipeDocument, RunKind, StepNode, Text } from '@batchwright/procedure';
import type { BatchScript, Preparation, ScriptAct } from './batch-script';
import { num, sign, step, tx, yes } from './recipe-parts';
import { checkedWith, confirmed, played, values } from './script-writing';

const SIZE = { value: '1', unit: '{run}' };
const TRAINED = { code: 'GMP-ANNUAL', title: tx('Good manufacturing practice, yearly', 'Gute Herstellungspraxis, jährlich') };

function runOf(code: string, kind: RunKind, title: Text, equipment: RecipeDocument['equipment'][number], steps: readonly StepNode[]): RecipeDocument {
  return {
    format: 'batchwright.recipe/1',
    header: { code, title, kind, batchSize: SIZE, languages: ['en', 'de'] },
    formula: { inputs: [], outputs: [], parameters: [] },
    equipment: [equipment],
    qualifications: [TRAINED],
    procedure: { id: 'whole', type: 'sequence', level: 'procedure', title, children: steps },
    holdTimes: [],
  };
}

const hold = (value: string) => ({ holds: { value, unit: 'h' } });
const seen = (attests: Text) => [sign('seen', 'supervisor', 'verified-independently', attests, ['performer'], { where: 'place' })];

/** Cleaning of the tablet press between two products: taken apart, washed, dried, looked at by a second person; clean for three days. */
export const PRESS_CLEANING = runOf('CLN-PRESS-1', 'cleaning', tx('Cleaning of the small tablet press', 'Reinigung der kleinen Tablettenpresse'), { id: 'press', title: tx('Tablet press', 'Tablettenpresse'), class: 'tablet-press', properties: [] }, [
  step('take-apart', 'equipment-use', tx('Take the press apart', 'Presse zerlegen'), {
    instruction: tx('Remove hopper, feeder, punches and dies. Vacuum all powder.', 'Trichter, Füllschuh, Stempel und Matrizen ausbauen. Alles Pulver absaugen.'),
    qualifications: [TRAINED.code], entries: [yes('empty', tx('No powder is left to be seen', 'Kein Pulver ist mehr zu sehen'))], equipment: [{ requirement: 'press', occupation: 'begin' }],
  }),
  step('wash', 'number', tx('Wash and rinse', 'Waschen und spülen'), {
    qualifications: [TRAINED.code], equipment: [{ requirement: 'press', occupation: 'continue' }],
    entries: [
      num('temperature', tx('Temperature of the water', 'Temperatur des Wassers'), 'Cel', 0, { ranges: { plausible: { low: '5', high: '95' }, validated: { low: '55', high: '65' } } }),
      num('carbon', tx('Organic carbon in the last rinse', 'Organischer Kohlenstoff in der letzten Spülung'), 'mg/L', 2, { ranges: { plausible: { low: '0.00', high: '100.00' }, action: { high: '0.50' } } }),
    ],
  }),
  step('look', 'equipment-status', tx('Look at the clean press', 'Saubere Presse ansehen'), {
    critical: true, qualifications: [TRAINED.code], equipment: [{ requirement: 'press', occupation: 'end' }],
    entries: [yes('dry', tx('It is dry', 'Sie ist trocken')), yes('clean', tx('Nothing of the product before is to be seen', 'Vom Produkt davor ist nichts zu sehen'))],
    signatures: seen(tx('I looked at the press myself; it is clean and dry.', 'Ich habe die Presse selbst angesehen; sie ist sauber und trocken.')),
    config: { requirement: 'press', becomes: 'clean', level: 'major', ...hold('72') },
  }),
]);

/** The check of a balance with two reference weights, before it weighs for the first time on a day. */
export const BALANCE_CHECK = runOf('CHK-BALANCE-1', 'check', tx('Daily check of a balance', 'Tägliche Prüfung einer Waage'), { id: 'balance', title: tx('Balance', 'Waage'), class: 'balance', properties: [{ property: 'capacity', unit: 'g', min: '2000' }] }, [
  step('read-weights', 'equipment-status', tx('Read both reference weights', 'Beide Prüfgewichte ablesen'), {
    instruction: tx('Level and zero the balance. Put on the weights with tweezers.', 'Waage nivellieren und nullen. Gewichte mit der Pinzette auflegen.'),
    qualifications: [TRAINED.code], equipment: [{ requirement: 'balance', occupation: 'step' }],
    entries: [
      num('low', tx('Shown under the 100 g weight', 'Anzeige unter dem 100-g-Gewicht'), 'g', 1, { setPoint: '100.0', ranges: { plausible: { low: '50.0', high: '150.0' }, action: { low: '99.8', high: '100.2' } } }),
      num('high', tx('Shown under the 2000 g weight', 'Anzeige unter dem 2000-g-Gewicht'), 'g', 1, { setPoint: '2000.0', ranges: { plausible: { low: '1500.0', high: '2500.0' }, action: { low: '1999.8', high: '2000.2' } } }),
    ],
    config: { requirement: 'balance', becomes: 'checked', low: 'low', high: 'high' },
  }),
]);

/** Sanitisation of a room, which then may be worked in for a day. */
export const ROOM_SANITISATION = runOf('SAN-ROOM-1', 'sanitisation', tx('Sanitisation of a room', 'Desinfektion eines Raums'), { id: 'room', title: tx('Room', 'Raum'), class: 'room', properties: [] }, [
  step('wipe', 'equipment-use', tx('Wipe all surfaces', 'Alle Flächen wischen'), {
    qualifications: [TRAINED.code], equipment: [{ requirement: 'room', occupation: 'begin' }],
    entries: [num('concentration', tx('Concentration of the agent', 'Konzentration des Mittels'), '%', 1, { ranges: { plausible: { low: '0.1', high: '100.0' }, validated: { low: '65.0', high: '75.0' } } })],
  }),
  step('contact-time', 'hold', tx('Contact time', 'Einwirkzeit'), {
    equipment: [{ requirement: 'room', occupation: 'continue' }],
    entries: [num('duration', tx('Contact time', 'Einwirkzeit'), 'min', 1, { source: 'measured' })],
    config: { duration: 'duration', target: { value: '10', unit: 'min' } },
  }),
  step('let-in', 'equipment-status', tx('Let the room be used', 'Raum zur Nutzung geben'), {
    qualifications: [TRAINED.code], equipment: [{ requirement: 'room', occupation: 'end' }], entries: [yes('dry', tx('All surfaces are dry', 'Alle Flächen sind trocken'))],
    config: { requirement: 'room', becomes: 'clean', ...hold('24') },
  }),
]);

const HERE = { by: 'op.lindqvist', terminal: 'TAB-BL-03' };

function scriptOf(document: RecipeDocument, number: string, equipment: Preparation['equipment'], acts: readonly ScriptAct[]): BatchScript {
  return {
    site: 'HAM',
    recipe: { document, changeControl: 'CC-2026-0040', author: 'eng.tanaka', approvedBy: ['prod.keller', 'qa.adeyemi'], madeEffectiveBy: 'qa.adeyemi' },
    order: { number, quantity: SIZE, priority: 'normal' },
    batchNumber: '',
    releasedToFloorBy: 'sup.haas',
    preparation: {
      terminals: [{ code: 'TAB-BL-03', area: 'BL-03', title: 'Tablet of the small blending room' }], materials: [], lots: [], equipment,
      qualifications: ['op.lindqvist', 'sup.haas'].map((person) => ({ person, code: TRAINED.code, fromDays: -120, untilDays: 245 })),
      by: { warehouse: 'wh.novak', quality: 'qc.silva', cleaning: 'op.berger', calibration: 'mnt.kovac', trainer: 'trn.fischer' },
    },
    acts,
  };
}

/** The small press is cleaned: by being executed, its status and logbook say so. */
export const pressCleaning = (): BatchScript => scriptOf(PRESS_CLEANING, 'WO-2026-0001', [{ code: 'TP-08', title: 'Tablet press, 8 stations', class: 'tablet-press', area: 'BL-03', properties: [{ property: 'stations', value: '8', unit: '1' }] }], [
  ...played('take-apart', { ...HERE, at: 0, until: 20, equipment: { press: 'TP-08' }, values: confirmed('empty') }),
  ...played('wash', { ...HERE, at: 25, until: 70, values: values({ temperature: '60', carbon: '0.12' }) }),
  ...played('look', { ...HERE, at: 120, values: confirmed('dry', 'clean'), signed: { seen: 'sup.haas' } }),
]);

export const balanceCheck = (): BatchScript => scriptOf(BALANCE_CHECK, 'WO-2026-0002', [
  { code: 'BAL-10', title: 'Balance of the small press', class: 'balance', area: 'BL-03', properties: [{ property: 'capacity', value: '6200', unit: 'g' }, ...checkedWith('100.0', '2000.0')], calibrationDueInDays: 150 },
], played('read-weights', { ...HERE, at: 0, until: 3, equipment: { balance: 'BAL-10' }, values: values({ low: '100.1', high: '2000.0' }) }));

export const roomSanitisation = (): BatchScript => scriptOf(ROOM_SANITISATION, 'WO-2026-0003', [{ code: 'ROOM-BL-03', title: 'Small blending room', class: 'room', area: 'BL-03', properties: [] }], [
  ...played('wipe', { ...HERE, at: 0, until: 15, equipment: { room: 'ROOM-BL-03' }, values: values({ concentration: '70.0' }) }),
  ...played('contact-time', { ...HERE, at: 16, until: 28 }),
  ...played('let-in', { ...HERE, at: 30, values: confirmed('dry') }),
]);
