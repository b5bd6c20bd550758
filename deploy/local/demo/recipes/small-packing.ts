import type { RecipeDocument } from '@batchwright/procedure';
import type { BatchScript } from './batch-script';
import { calc, numCol, step, table, textCol, tx } from './recipe-parts';
import { played } from './script-writing';

/** Placebo tablets into labelled boxes: the batch of the demo that is released in part. */
export const SMALL_PACKING: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: {
    code: 'MBR-PACK-1',
    title: tx('Placebo tablets, packed', 'Placebo-Tabletten, verpackt'),
    kind: 'batch',
    product: { code: 'FP-PLACEBO-1', name: tx('Placebo tablets', 'Placebo-Tabletten') },
    batchSize: { value: '900', unit: '{tablet}' },
    sizeRange: { min: '300', max: '3000' },
    shelfLifeMonths: 24,
    languages: ['en', 'de'],
  },
  formula: { inputs: [], outputs: [{ id: 'tablets', material: 'FP-PLACEBO-1', title: tx('Placebo tablets', 'Placebo-Tabletten'), quantity: { value: '900', unit: '{tablet}' } }], parameters: [] },
  equipment: [],
  qualifications: [],
  procedure: {
    id: 'packing',
    type: 'sequence',
    level: 'procedure',
    title: tx('Packing', 'Verpacken'),
    children: [
      step('pack', 'output', tx('Pack the tablets into boxes', 'Tabletten in Kartons packen'), {
        entries: [
          table('boxes', tx('Boxes', 'Kartons'), [textCol('code', tx('Code of the box', 'Code des Kartons')), numCol('amount', tx('Tablets', 'Tabletten'), '{tablet}', 0, { ranges: { plausible: { low: '1', high: '1000' } } })]),
          calc('packed', tx('Packed', 'Verpackt'), '{tablet}', 0, 'sum(boxes.amount)'),
        ],
        config: { output: 'tablets', quantity: 'packed', containers: { table: 'boxes', code: 'code', amount: 'amount' } },
      }),
    ],
  },
  holdTimes: [],
};

/** Codes of its boxes. */
export const BOXES = ['BX-2026-01', 'BX-2026-02', 'BX-2026-03'];

/** What quality decides about it: two boxes go, the third waits for its seal. */
export const PART_OF_PACKING = { decision: 'release-part', reason: 'The seal of the third box is looked at; the other two are sound.', containers: BOXES.slice(0, 2) } as const;

/** Three boxes of tablets; `boxes` are their codes. */
export function smallPacking(order = 'PO-2026-0201', boxes: readonly string[] = BOXES): BatchScript {
  return {
    site: 'HAM',
    recipe: { document: SMALL_PACKING, changeControl: 'CC-2026-0041', author: 'eng.tanaka', approvedBy: ['prod.keller', 'qa.adeyemi'], madeEffectiveBy: 'qa.adeyemi' },
    order: { number: order, product: 'FP-PLACEBO-1', quantity: { value: '900', unit: '{tablet}' }, priority: 'normal' },
    batchNumber: 'PA-2026-0001',
    releasedToFloorBy: 'sup.haas',
    preparation: {
      terminals: [{ code: 'TAB-PK-03', area: 'PK-03', title: 'Tablet of the small packing room' }],
      materials: [], lots: [], equipment: [], qualifications: [],
      by: { warehouse: 'wh.novak', quality: 'qc.silva', cleaning: 'op.berger', calibration: 'mnt.kovac', trainer: 'trn.fischer' },
    },
    acts: played('pack', {
      by: 'op.lindqvist', terminal: 'TAB-PK-03', at: 0, until: 20,
      values: boxes.flatMap((code, at) => [{ entry: 'boxes', row: at + 1, column: 'code', value: code }, { entry: 'boxes', row: at + 1, column: 'amount', value: '300' }]),
    }),
  };
}
