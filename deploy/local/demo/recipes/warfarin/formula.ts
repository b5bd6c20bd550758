import type { Formula, FormulaInput, Text } from '@batchwright/procedure';
import { tx } from '../recipe-parts';

/** A line of the bill of materials: mass for the reference size, mass in one tablet. */
const input = (id: string, material: string, title: Text, grams: string, milligramsPerTablet: string, more: Partial<FormulaInput> = {}): FormulaInput => ({
  id,
  material,
  title,
  function: 'excipient',
  quantity: { value: grams, unit: 'g' },
  perUnit: { value: milligramsPerTablet, unit: 'mg' },
  scales: 'with-batch',
  partOf: 'blend',
  ...more,
});

/** What the tablets are packed in; ten of each more than bottles are expected. */
const component = (id: string, material: string, title: Text, pieces = '210', printed = false): FormulaInput => ({
  id,
  material,
  title,
  function: printed ? 'printed-packaging' : 'packaging',
  quantity: { value: pieces, unit: '{piece}' },
  scales: 'with-batch',
});

/** Components without print. */
export const COMPONENTS: readonly FormulaInput[] = [
  component('bottle', 'PK-5010', tx('Bottle 60 mL', 'Flasche 60 mL')),
  component('cap', 'PK-5020', tx('Child-resistant cap', 'Kindergesicherter Verschluss')),
  component('seal', 'PK-5030', tx('Induction seal', 'Induktionssiegel')),
  component('cotton', 'PK-5040', tx('Cotton coil', 'Watte')),
  component('desiccant', 'PK-5050', tx('Desiccant 1 g', 'Trockenmittel 1 g')),
  component('carton', 'PK-7010', tx('Carton', 'Faltschachtel')),
  component('shipper', 'PK-7030', tx('Shipper', 'Versandkarton'), '20'),
];

/** Printed matter. */
export const PRINTED: readonly FormulaInput[] = [
  component('bottle-label', 'PK-6010', tx('Label of the bottle', 'Etikett der Flasche'), '210', true),
  component('carton-label', 'PK-6020', tx('Label of the carton', 'Etikett der Faltschachtel'), '210', true),
  component('leaflet', 'PK-7020', tx('Leaflet', 'Packungsbeilage'), '210', true),
];

/** 20,000 tablets of 100.0 mg with 5.0 mg warfarin sodium each. */
export const FORMULA: Formula = {
  inputs: [
    input('warfarin-sodium', 'RM-1001', tx('Warfarin sodium', 'Warfarin-Natrium'), '100.0', '5.0', { function: 'active', lots: 'single' }),
    input('mcc', 'RM-2010', tx('Microcrystalline cellulose PH-102', 'Mikrokristalline Cellulose PH-102'), '1200.0', '60.0'),
    input('lactose', 'RM-2020', tx('Lactose monohydrate', 'Lactose-Monohydrat'), '580.0', '29.0'),
    input('croscarmellose', 'RM-3010', tx('Croscarmellose sodium', 'Croscarmellose-Natrium'), '80.0', '4.0'),
    input('silica', 'RM-4010', tx('Colloidal silicon dioxide', 'Hochdisperses Siliciumdioxid'), '20.0', '1.0'),
    input('stearate', 'RM-4020', tx('Magnesium stearate (vegetable)', 'Magnesiumstearat (pflanzlich)'), '20.0', '1.0'),
    ...COMPONENTS,
    ...PRINTED,
  ],
  outputs: [
    { id: 'blend', material: 'IM-WAR-BLEND', title: tx('Lubricated blend', 'Pressfertige Mischung'), quantity: { value: '2000.0', unit: 'g' }, perUnit: { value: '100.0', unit: 'mg' }, sumOfParts: true, partOf: 'tablets' },
    { id: 'tablets', material: 'FP-WAR-5', title: tx('Warfarin sodium tablets 5 mg, bulk', 'Warfarin-Natrium-Tabletten 5 mg, lose'), quantity: { value: '2000.0', unit: 'g' }, perUnit: { value: '100.0', unit: 'mg' }, sumOfParts: true },
    { id: 'packed', material: 'FP-WAR-5-B100', title: tx('Warfarin sodium tablets 5 mg, bottles of 100', 'Warfarin-Natrium-Tabletten 5 mg, Flaschen zu 100'), quantity: { value: '200', unit: '{bottle}' }, perUnit: { value: '0.01', unit: '{bottle}' } },
  ],
  parameters: [
    { id: 'label-claim', title: tx('Warfarin sodium in a tablet', 'Warfarin-Natrium je Tablette'), value: '5.0', unit: 'mg/{tablet}' },
    { id: 'per-bottle', title: tx('Tablets in a bottle', 'Tabletten je Flasche'), value: '100', unit: '{tablet}/{bottle}' },
    { id: 'blend-speed', title: tx('Speed of the blender', 'Drehzahl des Mischers'), value: '25', unit: '/min' },
    { id: 'tablet-mass', title: tx('Target mass of a tablet', 'Sollmasse einer Tablette'), value: '100.0', unit: 'mg' },
  ],
};
