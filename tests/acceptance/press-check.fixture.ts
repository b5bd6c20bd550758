import type { RecipeDocument } from '@batchwright/procedure';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { num, numCol, sign, step, table, tx, words } from '../../deploy/local/demo/recipes/recipe-parts';

/** Three steps, in any order: one under the eyes of a witness, one with a table, one whose signature may be outdated. */
const recipe = (press: string): RecipeDocument => ({
  format: 'batchwright.recipe/1',
  header: {
    code: `MBR-PRESS-${press}`,
    title: tx('Press check', 'Pressenprüfung'),
    kind: 'batch',
    product: { code: `IM-PRESS-${press}`, name: tx('Placebo tablets', 'Placebo-Tabletten') },
    batchSize: { value: '300', unit: 'g' },
    sizeRange: { min: '300', max: '900' },
    shelfLifeMonths: 12,
    languages: ['en', 'de'],
  },
  formula: { inputs: [], outputs: [], parameters: [] },
  equipment: [],
  qualifications: [],
  procedure: {
    id: 'press-check',
    type: 'parallel',
    level: 'procedure',
    title: tx('Press check', 'Pressenprüfung'),
    children: [
      step('set-press', 'number', tx('Set the press', 'Presse einstellen'), {
        instruction: tx('The supervisor is present from the first to the last turn of the wheel.', 'Die Schichtleitung ist von der ersten bis zur letzten Drehung dabei.'),
        critical: true,
        entries: [num('offset', tx('Offset of the filling depth', 'Versatz der Fülltiefe'), 'mm', 2, { ranges: { plausible: { low: '-2.00', high: '2.00' }, action: { low: '-0.50', high: '0.50' } } })],
        signatures: [sign('witness', 'supervisor', 'present-throughout', tx('I was present all the time; the offset is right.', 'Ich war die ganze Zeit dabei; der Versatz stimmt.'), ['performer'], { where: 'place' })],
      }),
      step('weigh-tablets', 'table', tx('Weigh five tablets', 'Fünf Tabletten wiegen'), {
        entries: [table('tablets', tx('Tablets', 'Tabletten'), [numCol('mass', tx('Mass', 'Masse'), 'mg', 1, { mark: 'IPC', ranges: { plausible: { low: '50.0', high: '200.0' }, action: { low: '95.0', high: '105.0' } } })], 5)],
      }),
      step('measure-hardness', 'number', tx('Measure the hardness', 'Bruchfestigkeit messen'), {
        entries: [
          num('hardness', tx('Hardness', 'Bruchfestigkeit'), 'N', 1, { mark: 'IPC', ranges: { plausible: { low: '1.0', high: '300.0' }, action: { low: '40.0', high: '80.0' } } }),
          words('remark', tx('Look of the break', 'Aussehen des Bruchs'), { required: false }),
        ],
        signatures: [sign('reviewed', 'supervisor', 'reviewed', tx('The hardness is as measured.', 'Die Bruchfestigkeit ist wie gemessen.'), ['performer'])],
      }),
    ],
  },
  holdTimes: [],
});

/** A batch of it, ordered under a number of its own, at a press of its own. */
export function pressCheck(order: string, press = '9'): BatchScript {
  const bay = press.padStart(2, '0');
  return {
    site: 'HAM',
    recipe: { document: recipe(press), changeControl: 'CC-2026-0090', author: 'eng.tanaka', approvedBy: ['prod.keller', 'qa.adeyemi'], madeEffectiveBy: 'qa.adeyemi' },
    order: { number: order, product: `IM-PRESS-${press}`, quantity: { value: '300', unit: 'g' }, priority: 'normal' },
    batchNumber: 'PR-2026-0001',
    releasedToFloorBy: 'sup.haas',
    preparation: {
      terminals: [{ code: `TAB-CP-${bay}`, area: `CP-${bay}`, title: 'Tablet of the small press' }],
      materials: [],
      lots: [],
      equipment: [],
      qualifications: [],
      by: { warehouse: 'wh.novak', quality: 'qc.silva', cleaning: 'op.berger', calibration: 'mnt.kovac', trainer: 'trn.fischer' },
    },
    acts: [],
  };
}
