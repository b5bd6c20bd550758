import type { RecipeDocument, Text } from '@batchwright/procedure';

const tx = (en: string): Text => ({ en, de: en });

/** What a test may change of the simple recipe. */
export interface SimpleChanges {
  readonly minutes?: string;
  readonly grams?: string;
  readonly high?: string;
  readonly durationUnit?: string;
  readonly reviewEvery?: number;
}

/** A small correct recipe: one reading, one blending time. */
export function simpleRecipe(code: string, { minutes = '10', grams = '20.0', high = '25.0', durationUnit = 'min', reviewEvery }: SimpleChanges = {}): RecipeDocument {
  return {
    format: 'batchwright.recipe/1',
    header: { code, title: tx('Simple'), kind: 'batch', batchSize: { value: '1', unit: 'kg' }, languages: ['en', 'de'], ...(reviewEvery === undefined ? {} : { reviewEvery }) },
    formula: { inputs: [{ id: 'filler', material: 'RM-1', title: tx('Filler'), function: 'excipient', quantity: { value: grams, unit: 'g' }, scales: 'with-batch' }], outputs: [], parameters: [] },
    equipment: [],
    qualifications: [],
    procedure: {
      id: 'simple',
      type: 'sequence',
      level: 'procedure',
      title: tx('Simple'),
      children: [
        { id: 'read', type: 'step', kind: 'number', title: tx('Read'), signatures: [], config: {}, entries: [{ id: 'temperature', type: 'number', title: tx('Temperature'), unit: 'Cel', places: 1, required: true, ranges: { action: { low: '15.0', high } } }] },
        {
          id: 'blend',
          type: 'step',
          kind: 'timer',
          title: tx('Blend'),
          signatures: [],
          config: { duration: 'duration', target: { value: minutes, unit: 'min' } },
          entries: [{ id: 'duration', type: 'number', title: tx('Time'), unit: durationUnit, places: 2, required: true, source: 'measured', ranges: { validated: { low: '1.00', high: '20.00' } } }],
        },
      ],
    },
    holdTimes: [],
  };
}
