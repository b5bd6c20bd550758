import type { Entry, RecipeDocument, StepNode, Text } from '@batchwright/procedure';
import { calc, num, sign, step, tx, words } from './recipe-parts';

const weighed = (id: string, title: Text, input: string, occupation: 'begin' | 'end', more: Partial<StepNode> = {}): StepNode =>
  step(id, 'weighing', title, {
    qualifications: ['GMP-ANNUAL'],
    entries: [
      words('container', tx('Code of the dispensed container', 'Code des Einwaagebehälters')),
      num('tare', tx('Tare', 'Tara'), 'g', 1, { ranges: { plausible: { low: '1.0', high: '500.0' } } }),
      num('gross', tx('Gross mass', 'Bruttomasse'), 'g', 1, { setPoint: `=tare + input.${input}`, ranges: { plausible: { low: '50', high: '150', percentOf: 'set-point' } } }),
      calc('net', tx('Net mass', 'Nettomasse'), 'g', 1, 'gross - tare', { setPoint: `=input.${input}`, ranges: { validated: { low: '99.5', high: '100.5', percentOf: 'set-point' } } }),
    ],
    equipment: [{ requirement: 'balance', occupation }],
    material: [{ input }],
    config: { input, method: 'gross', tare: 'tare', gross: 'gross', net: 'net', container: 'container' },
    ...more,
  });

const blendingTime: Entry[] = [
  { id: 'stop', type: 'boolean', title: tx('The blender stands still', 'Der Mischer steht'), required: true },
  num('duration', tx('Blending time', 'Mischzeit'), 'min', 2, { mark: 'CPP', source: 'measured', setPoint: '5.00', ranges: { validated: { low: '4.00', high: '6.00' } } }),
];

/** Two materials, one blend: a recipe that is executed in a minute of a test, with every important kind of step. */
export const SMALL_BLEND: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: {
    code: 'MBR-BLEND-1',
    title: tx('Placebo blend', 'Placebo-Mischung'),
    kind: 'batch',
    product: { code: 'IM-BLEND-1', name: tx('Placebo blend', 'Placebo-Mischung') },
    batchSize: { value: '300', unit: 'g' },
    sizeRange: { min: '300', max: '900' },
    shelfLifeMonths: 12,
    languages: ['en', 'de'],
  },
  formula: {
    inputs: [
      { id: 'mcc', material: 'RM-2010', title: tx('Microcrystalline cellulose PH-102', 'Mikrokristalline Cellulose PH-102'), function: 'excipient', quantity: { value: '200.0', unit: 'g' }, scales: 'with-batch', partOf: 'blend' },
      { id: 'lactose', material: 'RM-2020', title: tx('Lactose monohydrate', 'Lactose-Monohydrat'), function: 'excipient', quantity: { value: '100.0', unit: 'g' }, scales: 'with-batch', partOf: 'blend' },
    ],
    outputs: [{ id: 'blend', material: 'IM-BLEND-1', title: tx('Placebo blend', 'Placebo-Mischung'), quantity: { value: '300.0', unit: 'g' }, sumOfParts: true }],
    parameters: [],
  },
  equipment: [
    { id: 'balance', title: tx('Balance', 'Waage'), class: 'balance', properties: [{ property: 'capacity', unit: 'g', min: '1500' }] },
    { id: 'blender', title: tx('V-blender', 'V-Mischer'), class: 'v-blender', properties: [{ property: 'working-volume', unit: 'L', min: '2' }] },
  ],
  qualifications: [{ code: 'GMP-ANNUAL', title: tx('Good manufacturing practice, yearly', 'Gute Herstellungspraxis, jährlich') }],
  procedure: {
    id: 'placebo-blend',
    type: 'sequence',
    level: 'procedure',
    title: tx('Placebo blend', 'Placebo-Mischung'),
    children: [
      weighed('weigh-mcc', tx('Weigh the cellulose', 'Cellulose einwiegen'), 'mcc', 'begin', {
        critical: true,
        signatures: [sign('verified', 'operator', 'verified-independently', tx('I read the gross mass myself; it is right.', 'Ich habe die Bruttomasse selbst abgelesen; sie stimmt.'), ['performer'], { where: 'place', repeats: [{ entry: 'gross', tolerance: '0.1' }] })],
      }),
      weighed('weigh-lactose', tx('Weigh the lactose', 'Lactose einwiegen'), 'lactose', 'end'),
      {
        id: 'each-material',
        type: 'for-each',
        title: tx('Each material', 'Jedes Material'),
        over: { inputs: 'all' },
        mode: 'sequence',
        body: step('charge-material', 'charge', tx('Charge a material', 'Material einfüllen'), {
          entries: [words('container', tx('Code of the dispensed container', 'Code des Einwaagebehälters'))],
          config: { input: 'item', container: 'container', from: ['weigh-mcc', 'weigh-lactose'] },
        }),
      },
      step('blend', 'timer', tx('Blend', 'Mischen'), {
        critical: true,
        entries: blendingTime,
        equipment: [{ requirement: 'blender', occupation: 'step' }],
        signatures: [sign('reviewed', 'supervisor', 'reviewed', tx('The blending time is as described.', 'Die Mischzeit ist wie beschrieben.'), ['performer'])],
        config: { duration: 'duration', stop: 'stop', target: { value: '5', unit: 'min' } },
      }),
      step('check-moisture', 'number', tx('Moisture of the blend', 'Feuchte der Mischung'), {
        entries: [num('moisture', tx('Loss on drying', 'Trocknungsverlust'), '%', 1, { mark: 'IPC', ranges: { plausible: { low: '0.0', high: '30.0' }, normal: { high: '4.0' }, action: { high: '5.0' } } })],
      }),
      step('weigh-blend', 'output', tx('Weigh the blend', 'Mischung wiegen'), {
        entries: [
          num('mass', tx('Mass of the blend', 'Masse der Mischung'), 'g', 1, { setPoint: '=output.blend', ranges: { plausible: { low: '10', high: '190', percentOf: 'set-point' } } }),
          calc('yield', tx('Yield', 'Ausbeute'), '%', 1, 'mass / output.blend', { ranges: { validated: { low: '95.0', high: '101.0' } } }),
        ],
        config: { output: 'blend', quantity: 'mass', yield: 'yield' },
      }),
    ],
  },
  holdTimes: [{ id: 'weighed-to-blend', title: tx('Weighed materials until blending', 'Einwaagen bis zum Mischen'), from: { step: 'weigh-lactose', event: 'completed' }, to: { step: 'blend', event: 'started' }, max: { value: '4', unit: 'h' }, severity: 'major' }],
};
