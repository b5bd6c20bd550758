import type { Entry, RecipeDocument, StepNode } from '@batchwright/procedure';

const en = (text: string): { en: string; de: string } => ({ en: text, de: text });
const num = (id: string, unit: string, more: Partial<Entry> = {}): Entry => ({ id, type: 'number', title: en(id), unit, places: 4, required: true, ...more });
const calc = (id: string, formula: string, more: Partial<Entry> = {}): Entry => ({ id, type: 'calculated', title: en(id), unit: 'g', places: 4, formula, required: true, ...more });
const step = (id: string, kind: StepNode['kind'], entries: readonly Entry[], config: object = {}): StepNode => ({ id, type: 'step', kind, title: en(id), entries, signatures: [], config: config as StepNode['config'] });

const room: Partial<Entry> = { ranges: { validated: { low: '4700.0', high: '4750.0' } } };

/** For 10 kg: 500 g of an active and 9.5 kg of a filler that makes room for it; both are weighed at what the laboratory found in the lot. */
export const POTENCY_RECIPE: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: { code: 'MBR-POT', title: en('Potency'), kind: 'batch', product: { code: 'POT', name: en('Potency') }, batchSize: { value: '10', unit: 'kg' }, sizeRange: { min: '5', max: '20' }, languages: ['en', 'de'] },
  formula: {
    inputs: [
      { id: 'api', material: 'RM-A', title: en('Active'), function: 'active', quantity: { value: '500.0', unit: 'g' }, scales: 'with-batch', partOf: 'blend' },
      { id: 'lactose', material: 'RM-L', title: en('Lactose'), function: 'excipient', quantity: { value: '9500.0', unit: 'g' }, scales: 'with-batch', partOf: 'blend' },
    ],
    outputs: [{ id: 'blend', material: 'IM-B', title: en('Blend'), quantity: { value: '10', unit: 'kg' } }],
    parameters: [],
  },
  equipment: [],
  qualifications: [],
  procedure: {
    id: 'weighing', type: 'sequence', level: 'procedure', title: en('Weighing'),
    children: [
      step('dried', 'potency', [num('assay', '%'), num('lod', '%'), calc('target', 'max(input.api, input.api / (assay * (1 - lod)))'), calc('filler', 'input.lactose - (target - input.api)', room), calc('total', 'target + filler')],
        { input: 'api', filler: 'lactose', basis: 'dried', assay: 'assay', loss: 'lod', target: 'target', fillerTarget: 'filler' }),
      step('as-is', 'potency', [num('assay', '%'), calc('target', 'max(input.api, input.api / (assay))'), calc('filler', 'input.lactose - (target - input.api)', room), calc('total', 'target + filler')],
        { input: 'api', filler: 'lactose', basis: 'as-is', assay: 'assay', target: 'target', fillerTarget: 'filler' }),
      step('weigh', 'number', [num('mass', 'g', { setPoint: '=dried.target', ranges: { plausible: { low: '50', high: '150', percentOf: 'set-point' }, validated: { low: '99', high: '101', percentOf: 'set-point' } } })]),
    ],
  },
  holdTimes: [],
};
