import type { Entry, ProcedureNode, ReactionPlan, Text } from '@batchwright/procedure';
import { calc, calcCol, clearance, num, numCol, operation, roomConditions, sign, step, storage, table, textCol, tx, unitProcedure, words, yes } from '../recipe-parts';
import { airSample } from './environment';
import { blendUniformity } from './blend-uniformity';

const MADE = ['GMP-ANNUAL', 'SOP-MFG-WAR-001'];
const NTI = [...MADE, 'SOP-NTI-001'];

const container: Entry = words('container', tx('Code of the dispensed container', 'Code des Einwaagebehälters'));
const blender = [{ requirement: 'blender', occupation: 'continue' as const }];
const FROM = ['weigh-api', 'weigh-excipient'];

const DURATION_PLAN: ReactionPlan = {
  title: tx('A blending time outside its range', 'Mischzeit außerhalb ihres Bereichs'),
  block: 'operation',
  notify: ['supervisor', 'qa'],
  allowedRecoveries: [tx('Hold the blend and let quality assess it; lubricant is never blended longer to mend it', 'Mischung anhalten und von der Qualitätssicherung bewerten lassen; Schmiermittel wird nie zum Ausgleich länger gemischt')],
  attempts: 1,
  approvers: ['qa'],
};

const charged = (id: string, title: Text, input: string, more: Partial<Parameters<typeof step>[3]> = {}): ProcedureNode =>
  step(id, 'charge', title, { qualifications: MADE, entries: [container], equipment: blender, config: { input, container: 'container', from: FROM }, ...more });

const halfOfCellulose = num('mass', tx('Mass of this half', 'Masse dieser Hälfte'), 'g', 1, { setPoint: '=input.mcc / 2', ranges: { plausible: { low: '10', high: '190', percentOf: 'set-point' }, action: { low: '95.0', high: '105.0', percentOf: 'set-point' } } });

/** Half of a container is a mass only on a scale. */
const weighedHalf = { entries: [container, halfOfCellulose], equipment: [...blender, { requirement: 'blend-scale', occupation: 'step' as const }] };

const blended = (minutes: string, low: string, high: string): Entry[] => [
  num('speed', tx('Speed of the blender', 'Drehzahl des Mischers'), '/min', 0, { mark: 'CPP', setPoint: '=parameter.blend_speed', ranges: { plausible: { low: '1', high: '100' }, validated: { low: '25', high: '25' } } }),
  { id: 'stop', type: 'boolean', title: tx('The blender stands still', 'Der Mischer steht'), required: true },
  num('duration', tx('Blending time', 'Mischzeit'), 'min', 2, { mark: 'CPP', source: 'measured', setPoint: minutes, ranges: { validated: { low, high } } }),
];

const reviewed = sign('reviewed', 'supervisor', 'reviewed', tx('Speed and time of this blend are as described.', 'Drehzahl und Zeit dieser Mischung sind wie beschrieben.'), ['performer']);

const PREPARE = operation(
  'prepare-blending',
  tx('Prepare the blending room', 'Mischraum vorbereiten'),
  clearance('bl-clearance', 'BL-02', [
    yes('empty', tx('No material of another product is in the room', 'Kein Material eines anderen Produkts ist im Raum')),
    yes('clean', tx('Room and blender are clean and labelled so', 'Raum und Mischer sind sauber und so gekennzeichnet')),
  ]),
  roomConditions('bl-conditions', 'BL-02', false),
  storage('storage-dispensed', tx('the dispensed materials', 'eingewogene Materialien'), '18.0'),
  airSample('bl-plates', 'BL-02'),
  step('set-up-blender', 'equipment-use', tx('Set up the blender', 'Mischer einrichten'), {
    qualifications: MADE,
    entries: [
      yes('shell', tx('Shell without dents and scratches', 'Mantel ohne Dellen und Kratzer')),
      yes('bar-removed', tx('Intensifier bar is taken out', 'Messerwelle ist ausgebaut')),
      num('speed', tx('Speed set', 'Eingestellte Drehzahl'), '/min', 0, { setPoint: '=parameter.blend_speed', ranges: { plausible: { low: '1', high: '100' }, validated: { low: '25', high: '25' } } }),
    ],
    equipment: [{ requirement: 'blender', occupation: 'begin' }],
  }),
);

/** Powder stays on a mesh: what is charged is not quite what was dispensed. */
const ON_THE_MESH = num('rest', tx('What stays on the mesh', 'Was auf dem Gewebe bleibt'), 'g', 1, { ranges: { plausible: { low: '0.0', high: '100.0' }, action: { high: '1.0' } } });

const SIEVE = operation(
  'sieving',
  tx('Sieve', 'Sieben'),
  step('set-up-sieves', 'equipment-use', tx('Look at the sieves before use', 'Siebe vor Gebrauch ansehen'), {
    entries: [yes('coarse-intact', tx('Mesh of 850 µm is whole', 'Gewebe 850 µm ist unversehrt')), yes('fine-intact', tx('Mesh of 600 µm is whole', 'Gewebe 600 µm ist unversehrt'))],
    equipment: [{ requirement: 'coarse-sieve', occupation: 'begin' }, { requirement: 'fine-sieve', occupation: 'begin' }],
  }),
  {
    id: 'each-coarse',
    type: 'for-each',
    title: tx('Each material but the lubricant', 'Jedes Material außer dem Schmiermittel'),
    over: { inputs: ['warfarin-sodium', 'mcc', 'lactose', 'croscarmellose', 'silica'] },
    mode: 'sequence',
    body: step('sieve-material', 'charge', tx('Pass a material through 850 µm', 'Material durch 850 µm sieben'), {
      qualifications: MADE,
      entries: [container, yes('passed', tx('All of it passed', 'Alles ist durchgegangen')), ON_THE_MESH],
      equipment: [{ requirement: 'coarse-sieve', occupation: 'continue' }],
      config: { input: 'item', container: 'container', from: FROM },
    }),
  },
  step('sieve-lubricant', 'charge', tx('Pass magnesium stearate through 600 µm', 'Magnesiumstearat durch 600 µm sieben'), {
    qualifications: MADE,
    entries: [container, yes('passed', tx('All of it passed', 'Alles ist durchgegangen')), ON_THE_MESH],
    equipment: [{ requirement: 'fine-sieve', occupation: 'continue' }],
    config: { input: 'stearate', container: 'container', from: ['weigh-excipient'] },
  }),
  step('leave-sieves', 'equipment-use', tx('Look at the sieves after use', 'Siebe nach Gebrauch ansehen'), {
    instruction: tx('A torn mesh after use means that metal may be in the product.', 'Ein gerissenes Gewebe nach Gebrauch heißt, dass Metall im Produkt sein kann.'),
    entries: [yes('coarse-intact', tx('Mesh of 850 µm is whole', 'Gewebe 850 µm ist unversehrt'), 'validated'), yes('fine-intact', tx('Mesh of 600 µm is whole', 'Gewebe 600 µm ist unversehrt'), 'validated')],
    equipment: [{ requirement: 'coarse-sieve', occupation: 'end' }, { requirement: 'fine-sieve', occupation: 'end' }],
  }),
);

const PLACES = [
  tx('Top left', 'Oben links'),
  tx('Top centre', 'Oben Mitte'),
  tx('Top right', 'Oben rechts'),
  tx('Middle left', 'Mitte links'),
  tx('Middle centre', 'Mitte Mitte'),
  tx('Middle right', 'Mitte rechts'),
  tx('Bottom left', 'Unten links'),
  tx('Bottom centre', 'Unten Mitte'),
  tx('Bottom right', 'Unten rechts'),
  tx('Discharge chute', 'Auslauf'),
];

/** From the blender, before it is emptied: afterwards its places are places of nothing. */
const SAMPLE = step('sample-blend', 'sample', tx('Take ten samples of the blend', 'Zehn Proben der Mischung ziehen'), {
  instruction: tx('About the mass of one tablet from each place, with the grain thief.', 'Von jeder Stelle etwa die Masse einer Tablette, mit dem Probenstecher.'),
  qualifications: NTI,
  entries: [
    table('samples', tx('Samples', 'Proben'), [numCol('mass', tx('Mass', 'Masse'), 'mg', 1, { ranges: { plausible: { low: '10.0', high: '500.0' }, action: { low: '90.0', high: '110.0' } } }), textCol('number', tx('Sample number', 'Probennummer')), calcCol('doses', tx('Tablet masses', 'Tablettenmassen'), '1', 2, 'row.mass / parameter.tablet_mass')], PLACES),
    calc('taken', tx('Mass taken', 'Entnommene Masse'), 'g', 2, 'sum(samples.mass)'),
  ],
  config: { size: { value: '100', unit: 'mg' }, purpose: tx('Blend uniformity', 'Gleichförmigkeit der Mischung'), sampleId: 'number' },
});

const BLEND = operation(
  'blend-materials',
  tx('Charge and blend', 'Füllen und mischen'),
  charged('charge-mcc-first', tx('Charge the first half of the cellulose', 'Erste Hälfte der Cellulose einfüllen'), 'mcc', weighedHalf),
  charged('charge-lactose', tx('Charge the lactose', 'Lactose einfüllen'), 'lactose'),
  charged('charge-api', tx('Charge warfarin sodium', 'Warfarin-Natrium einfüllen'), 'warfarin-sodium', {
    instruction: tx('The active lies between two layers of excipient, so that it spreads evenly.', 'Der Wirkstoff liegt zwischen zwei Schichten Hilfsstoff, damit er sich gleichmäßig verteilt.'),
    critical: true,
    qualifications: NTI,
    signatures: [sign('witnessed', 'operator', 'witnessed', tx('I saw this container emptied into the blender.', 'Ich habe gesehen, wie dieser Behälter in den Mischer geleert wurde.'), ['performer'], { where: 'place' })],
  }),
  charged('charge-croscarmellose', tx('Charge croscarmellose sodium', 'Croscarmellose-Natrium einfüllen'), 'croscarmellose'),
  charged('charge-silica', tx('Charge colloidal silicon dioxide', 'Hochdisperses Siliciumdioxid einfüllen'), 'silica'),
  charged('charge-mcc-rest', tx('Charge the rest of the cellulose', 'Rest der Cellulose einfüllen'), 'mcc', weighedHalf),
  step('pre-blend', 'timer', tx('Blend before lubrication', 'Vormischen'), {
    instruction: tx('15 minutes at 25 turns a minute. Touch "stands still" the moment it does; the system measures.', '15 Minuten bei 25 Umdrehungen je Minute. "Steht" in dem Augenblick berühren, in dem er steht; das System misst.'),
    critical: true,
    qualifications: NTI,
    entries: blended('15.00', '14.00', '16.00'),
    equipment: blender,
    signatures: [reviewed],
    reactionPlan: DURATION_PLAN,
    config: { duration: 'duration', stop: 'stop', target: { value: '15', unit: 'min' } },
  }),
  charged('charge-lubricant', tx('Charge magnesium stearate', 'Magnesiumstearat einfüllen'), 'stearate'),
  step('lubricate', 'timer', tx('Blend in the lubricant', 'Schmiermittel einmischen'), {
    instruction: tx('3 minutes, never more than 3.5: too long makes tablets soft and slow to dissolve.', '3 Minuten, nie mehr als 3,5: Zu lang macht Tabletten weich und langsam löslich.'),
    critical: true,
    qualifications: NTI,
    entries: blended('3.00', '2.50', '3.50'),
    equipment: blender,
    signatures: [reviewed],
    reactionPlan: DURATION_PLAN,
    config: { duration: 'duration', stop: 'stop', target: { value: '3', unit: 'min' } },
  }),
  SAMPLE,
  step('discharge-blend', 'output', tx('Discharge and weigh the blend', 'Mischung austragen und wiegen'), {
    qualifications: MADE,
    entries: [
      words('drum', tx('Code of the drum with double liner', 'Code der Trommel mit doppeltem Beutel')),
      {
        id: 'appearance',
        type: 'choice',
        title: tx('Appearance', 'Aussehen'),
        required: true,
        choices: [{ id: 'uniform', text: tx('Even white powder without lumps', 'Gleichmäßig weißes Pulver ohne Klumpen') }, { id: 'lumps', text: tx('Lumps or streaks', 'Klumpen oder Schlieren') }],
        acceptance: { accepted: ['uniform'], level: 'action' },
      },
      num('residue', tx('Powder scraped out of the blender', 'Aus dem Mischer gekratztes Pulver'), 'g', 1, { ranges: { plausible: { low: '0.0', high: '200.0' }, action: { high: '20.0' } } }),
      num('tare', tx('Tare', 'Tara'), 'g', 1, { ranges: { plausible: { low: '100.0', high: '5000.0' } } }),
      num('gross', tx('Gross mass', 'Bruttomasse'), 'g', 1, { setPoint: '=tare + output.blend', ranges: { plausible: { low: '50', high: '150', percentOf: 'set-point' } } }),
      calc('net', tx('Mass of the blend', 'Masse der Mischung'), 'g', 1, 'gross - tare'),
      calc('yield', tx('Yield of blending', 'Ausbeute Mischen'), '%', 1, 'net / output.blend', { ranges: { validated: { low: '98.0', high: '101.0' } } }),
    ],
    equipment: [{ requirement: 'blender', occupation: 'end' }, { requirement: 'blend-scale', occupation: 'step' }],
    config: { output: 'blend', quantity: 'net', yield: 'yield' },
  }),
);

const TEST = operation(
  'blend-testing',
  tx('Test the blend', 'Mischung prüfen'),
  blendUniformity(PLACES),
);

/** Room BL-02: sieved, charged in order with the active between two layers, blended by measured time, tested. */
export const BLENDING = unitProcedure('blending', tx('Blending', 'Mischen'), PREPARE, SIEVE, BLEND, TEST);
