import type { Entry, RecipeDocument, SignaturePolicy, StepNode } from '@batchwright/procedure';

const en = (text: string): { en: string; de: string } => ({ en: text, de: text });

const num = (id: string, unit: string, more: Partial<Entry> = {}): Entry => ({ id, type: 'number', title: en(id), unit, places: 1, required: true, ...more });

const step = (id: string, kind: StepNode['kind'], entries: readonly Entry[], more: Partial<StepNode> = {}): StepNode => ({ id, type: 'step', kind, title: en(id), entries, signatures: [], config: {}, ...more });

const policy = (id: string, more: Partial<SignaturePolicy>): SignaturePolicy => ({ id, role: 'operator', meaning: 'witnessed', attests: en(id), moment: 'after', where: 'any', differentFrom: ['performer'], ...more });

/** A short recipe with what execution has to prove: order, limits, calculation, second persons, hold time, equipment, a parallel part. */
export const SHORT_RECIPE: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: { code: 'MBR-SHORT', title: en('Short'), kind: 'batch', product: { code: 'SHO-TAB', name: en('Short') }, batchSize: { value: '100', unit: 'g' }, languages: ['en', 'de'] },
  formula: { inputs: [], outputs: [], parameters: [] },
  equipment: [{ id: 'blender', title: en('Blender'), class: 'v-blender', properties: [] }],
  qualifications: [{ code: 'GMP', title: en('GMP') }],
  procedure: {
    id: 'short', type: 'sequence', level: 'procedure', title: en('Short'),
    children: [
      step('weigh', 'number', [
        num('tare', 'g', { ranges: { plausible: { low: '1', high: '100' } } }),
        num('gross', 'g', { ranges: { plausible: { low: '10', high: '500' } } }),
        { id: 'net', type: 'calculated', title: en('net'), unit: 'g', places: 1, required: true, formula: 'gross - tare', ranges: { action: { low: '99.0', high: '101.0' } } },
      ], { signatures: [policy('witnessed', {})] }),
      step('verify', 'number', [num('reading', 'g')], { qualifications: ['GMP'], signatures: [policy('repeated', { meaning: 'verified-independently', repeats: [{ entry: 'reading', tolerance: '0.1' }] })] }),
      {
        id: 'both', type: 'parallel', title: en('Both'),
        children: [step('left', 'number', [num('value', 'g')]), step('right', 'number', [num('value', 'g')])],
      },
      step('blend', 'equipment-use', [num('speed', '/min')], { equipment: [{ requirement: 'blender', occupation: 'step' }] }),
      step('last', 'text', [{ id: 'remark', type: 'text', title: en('remark'), required: true }]),
    ],
  },
  holdTimes: [{ id: 'to-blend', title: en('Until blending'), from: { step: 'weigh', event: 'completed' }, to: { step: 'blend', event: 'started' }, max: { value: '4', unit: 'h' }, severity: 'major' }],
};
