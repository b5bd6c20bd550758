import type { ProcedureNode, RecipeDocument } from '@batchwright/procedure';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { calc, calcCol, num, numCol, sign, step, table, tx, words, yes } from '../../deploy/local/demo/recipes/recipe-parts';

const checked = sign('checked', 'supervisor', 'reviewed', tx('I looked at it myself; it is as recorded.', 'Ich habe es selbst angesehen; es ist wie aufgezeichnet.'), ['performer']);

/** One after the other; what stands beside it does not wait. */
const line = (id: string, en: string, de: string, ...children: ProcedureNode[]): ProcedureNode => ({ id, type: 'sequence', level: 'operation', title: tx(en, de), children });

const procedure: ProcedureNode = {
  id: 'packing', type: 'parallel', level: 'procedure', title: tx('Packing of samples', 'Musterverpackung'),
  children: [
    step('read-procedure', 'instruction', tx('Read the procedure', 'Anweisung lesen'), { instruction: tx('Read SOP-PK-014 before you touch the line.', 'SOP-PK-014 lesen, bevor die Linie berührt wird.') }),
    line('line', 'Line', 'Linie',
      step('clear-line', 'clearance', tx('Clear the line', 'Linie räumen'), { entries: [yes('empty', tx('Nothing of the batch before is left', 'Nichts von der Charge davor ist übrig'))], signatures: [checked], config: { area: 'PK-77' } }),
      step('look-at-line', 'choice', tx('State of the line', 'Zustand der Linie'), { entries: [{ id: 'state', type: 'choice', title: tx('State', 'Zustand'), required: true, choices: [{ id: 'dry', text: tx('Dry', 'Trocken') }, { id: 'damp', text: tx('Damp', 'Feucht') }] }] })),
    step('note-start', 'text', tx('Note the start', 'Beginn notieren'), {
      entries: [words('shift', tx('Shift', 'Schicht')), { id: 'begun', type: 'date-time', title: tx('Line started', 'Linie gestartet'), required: true }],
    }),
    line('labels', 'Labels', 'Etiketten',
      step('issue-labels', 'label-issue', tx('Issue the labels', 'Etiketten ausgeben'), { entries: [words('version', tx('Version on the labels', 'Version auf den Etiketten')), num('issued', tx('Labels issued', 'Ausgegebene Etiketten'), '{label}', 0)], signatures: [checked], config: { input: 'label', artwork: 'LBL-77/3', version: 'version', issued: 'issued' } }),
      step('count-labels', 'label-reconciliation', tx('Account for the labels', 'Etiketten abgleichen'), {
        entries: [
          calc('issued', tx('Issued', 'Ausgegeben'), '{label}', 0, 'issue_labels.issued'), num('applied', tx('Applied', 'Angebracht'), '{label}', 0), num('destroyed', tx('Destroyed', 'Vernichtet'), '{label}', 0),
          calc('difference', tx('Difference', 'Differenz'), '{label}', 0, 'issued - applied - destroyed', { ranges: { validated: { low: '0', high: '0' } } }),
        ],
        signatures: [checked], config: { issued: 'issued', applied: 'applied', destroyed: 'destroyed', difference: 'difference', overprinted: true },
      })),
    line('sampling', 'Sampling', 'Probenahme',
      step('draw-sample', 'sample', tx('Draw a sample', 'Probe ziehen'), { entries: [words('number', tx('Number of the sample', 'Nummer der Probe'))], config: { size: { value: '10', unit: 'g' }, purpose: tx('Moisture', 'Feuchte'), sampleId: 'number' } }),
      step('test-sample', 'laboratory-result', tx('Moisture of the sample', 'Feuchte der Probe'), {
        performers: ['qc'], config: { sample: 'draw-sample', method: 'LAB-011' },
        entries: [num('wet', tx('Mass before drying', 'Masse vor dem Trocknen'), 'g', 2, { ranges: { plausible: { low: '1.00', high: '20.00' } } }), num('dry', tx('Mass after drying', 'Masse nach dem Trocknen'), 'g', 2, { ranges: { plausible: { low: '1.00', high: '20.00' } } })],
      }),
      step('work-out', 'calculation', tx('Work out the moisture', 'Feuchte berechnen'), { entries: [calc('moisture', tx('Moisture', 'Feuchte'), '%', 1, '(test_sample.wet - test_sample.dry) / test_sample.wet', { mark: 'CQA', ranges: { action: { high: '3.0' } } })] })),
    step('dwell', 'hold', tx('Let it stand', 'Stehen lassen'), {
      entries: [num('minutes', tx('Time that it stood', 'Standzeit'), 'min', 0, { source: 'measured' })], config: { duration: 'minutes', target: { value: '10', unit: 'min' } },
    }),
    step('check-weights', 'check-series', tx('Check the weights', 'Gewichte prüfen'), {
      entries: [
        table('weights', tx('Weights', 'Gewichte'), [numCol('mass', tx('Mass', 'Masse'), 'mg', 1, { mark: 'IPC', ranges: { plausible: { low: '50.0', high: '200.0' }, action: { low: '95.0', high: '105.0' } } })]),
        table('statistics', tx('Statistics', 'Statistik'), [calcCol('mean', tx('Mean', 'Mittelwert'), 'mg', 2, 'mean(checked.mass)')]),
      ],
      config: { table: 'weights', statistics: 'statistics', samples: 2, interval: { value: '4', unit: 'h' }, atStart: true, grace: { value: '1', unit: 'h' } },
    }),
    step('compare', 'balance', tx('Compare the counts', 'Zählungen vergleichen'), {
      entries: [calc('theory', tx('Theoretical', 'Theoretisch'), 'g', 0, 'batch.size'), calc('share', tx('Share of the batch', 'Anteil der Charge'), '%', 1, 'theory / batch.size', { ranges: { validated: { low: '99.0', high: '101.0' } } })],
      config: { yields: [{ entry: 'share', denominator: 'theory' }] },
    }),
    step('remark', 'comment', tx('Remark of the shift', 'Bemerkung der Schicht'), { entries: [words('said', tx('Remark', 'Bemerkung'), { required: false })] }),
  ],
};

const document: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: { code: 'MBR-KINDS-77', title: tx('Packing of samples', 'Musterverpackung'), kind: 'batch', product: { code: 'FG-KINDS-77', name: tx('Sample pack', 'Musterpackung') }, batchSize: { value: '300', unit: 'g' }, sizeRange: { min: '300', max: '900' }, shelfLifeMonths: 12, languages: ['en', 'de'] },
  formula: { inputs: [{ id: 'label', material: 'PK-KINDS-77', title: tx('Label', 'Etikett'), function: 'printed-packaging', quantity: { value: '40', unit: '{label}' }, scales: 'with-batch' }], outputs: [], parameters: [] },
  equipment: [],
  qualifications: [],
  procedure,
  holdTimes: [],
};

/** A batch whose steps are of the kinds that no other batch in a browser has, most of them open at once. */
export function everyKind(): BatchScript {
  return {
    site: 'HAM',
    recipe: { document, changeControl: 'CC-2026-0077', author: 'eng.tanaka', approvedBy: ['prod.keller', 'qa.adeyemi'], madeEffectiveBy: 'qa.adeyemi' },
    order: { number: 'PO-KINDS-1', product: 'FG-KINDS-77', quantity: { value: '300', unit: 'g' }, priority: 'normal' },
    batchNumber: 'KI-2026-0001',
    releasedToFloorBy: 'sup.haas',
    preparation: {
      terminals: [{ code: 'TAB-PK-77', area: 'PK-77', title: 'Tablet of the sample line' }],
      materials: [{ code: 'PK-KINDS-77', title: 'Label', unit: '{label}' }],
      lots: [], equipment: [], qualifications: [],
      by: { warehouse: 'wh.novak', quality: 'qc.silva', cleaning: 'op.berger', calibration: 'mnt.kovac', trainer: 'trn.fischer' },
    },
    acts: [],
  };
}
