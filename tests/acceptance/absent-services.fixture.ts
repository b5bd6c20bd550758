import type { RecipeDocument, StepNode } from '@batchwright/procedure';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { num, step, tx } from '../../deploy/local/demo/recipes/recipe-parts';

/** What an operator needs for `trained`, and nobody has at the beginning. */
export const SKILL = 'ABSENCE-DRILL';
export const TUMBLER = 'TU-AWAY';

const gauge = (n: number): StepNode =>
  step(`gauge-${n}`, 'number', tx(`Read gauge ${n}`, `Manometer ${n} ablesen`), {
    entries: [num('reading', tx('Reading', 'Anzeige'), 'kPa', 1, { ranges: { plausible: { low: '0', high: '5000' }, action: { low: '90', high: '110' } } })],
  });

/** Steps in any order: so many gauges that need nobody's word, one that needs equipment, one that needs a qualification. */
export function gaugesAndNeeds(order: string, gauges: number): BatchScript {
  const document: RecipeDocument = {
    format: 'batchwright.recipe/1',
    header: { code: `MBR-${order}`, title: tx('Gauges', 'Manometer'), kind: 'batch', product: { code: `IM-${order}`, name: tx('Nothing', 'Nichts') }, batchSize: { value: '1', unit: 'kg' }, languages: ['en', 'de'] },
    formula: { inputs: [], outputs: [], parameters: [] },
    equipment: [{ id: 'tumbler', title: tx('Tumbler', 'Wälzer'), class: 'v-blender', properties: [{ property: 'working-volume', unit: 'L', min: '2' }] }],
    qualifications: [{ code: SKILL, title: tx('Works while others are away', 'Arbeitet, während andere fehlen') }],
    procedure: {
      id: 'gauges', type: 'parallel', level: 'procedure', title: tx('Gauges', 'Manometer'),
      children: [
        ...Array.from({ length: gauges }, (_, at) => gauge(at + 1)),
        step('tumble', 'instruction', tx('Tumble', 'Umwälzen'), { equipment: [{ requirement: 'tumbler', occupation: 'step' }] }),
        step('trained', 'instruction', tx('Do what was trained', 'Tun, was geschult wurde'), { qualifications: [SKILL] }),
      ],
    },
    holdTimes: [],
  };
  return {
    site: 'HAM',
    recipe: { document, changeControl: 'CC-2026-0117', author: 'eng.tanaka', approvedBy: ['prod.keller', 'qa.adeyemi'], madeEffectiveBy: 'qa.adeyemi' },
    order: { number: order, product: `IM-${order}`, quantity: { value: '1', unit: 'kg' }, priority: 'normal' },
    batchNumber: order,
    releasedToFloorBy: 'sup.haas',
    preparation: {
      terminals: [], materials: [], lots: [],
      equipment: [{ code: TUMBLER, title: 'Tumbler of the drill', class: 'v-blender', area: 'CP-31', properties: [{ property: 'working-volume', value: '2', unit: 'L' }] }],
      qualifications: [],
      by: { warehouse: 'wh.novak', quality: 'qc.silva', cleaning: 'op.berger', calibration: 'mnt.kovac', trainer: 'trn.fischer' },
    },
    acts: [],
  };
}
