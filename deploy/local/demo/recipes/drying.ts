import type { Entry, RecipeDocument, StepNode } from '@batchwright/procedure';
import type { BatchScript } from './batch-script';
import { num, step, tx, yes } from './recipe-parts';

const dryer = (occupation: 'begin' | 'continue' | 'end'): Pick<StepNode, 'equipment'> => ({ equipment: [{ requirement: 'dryer', occupation }] });
const at = (point: string): { equipment: string; point: string } => ({ equipment: 'dryer', point });

/** Told to the machine by a touch; what it says afterwards is the entry. */
const tells = (id: string, title: Entry['title'], value: 'yes' | 'no'): Entry => ({ ...yes(id, title), acceptance: { accepted: [value], level: 'action' }, write: { ...at('running'), value } });

/** A granulate is dried: its dryer takes set points from the recipe, and says itself what is recorded. */
export const DRYING: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: { code: 'MBR-DRY-1', title: tx('Drying of a placebo granulate', 'Trocknung eines Placebo-Granulats'), kind: 'batch', product: { code: 'IM-GRAN-1', name: tx('Placebo granulate', 'Placebo-Granulat') }, batchSize: { value: '5', unit: 'kg' }, languages: ['en', 'de'] },
  formula: { inputs: [], outputs: [], parameters: [{ id: 'inlet-temperature', title: tx('Inlet air', 'Zuluft'), value: '60.0', unit: 'Cel' }] },
  equipment: [{ id: 'dryer', title: tx('Fluid-bed dryer', 'Wirbelschichttrockner'), class: 'fluid-bed-dryer', properties: [{ property: 'working-volume', unit: 'L', min: '20' }] }],
  qualifications: [{ code: 'GMP-ANNUAL', title: tx('Good manufacturing practice, yearly', 'Gute Herstellungspraxis, jährlich') }],
  procedure: {
    id: 'granulate-drying', type: 'sequence', level: 'procedure', title: tx('Drying of a placebo granulate', 'Trocknung eines Placebo-Granulats'),
    children: [
      step('fill-dryer', 'equipment-use', tx('Fill the dryer', 'Trockner füllen'), {
        qualifications: ['GMP-ANNUAL'], entries: [yes('filled', tx('The wet granulate is in the bowl', 'Das feuchte Granulat ist im Behälter'))], ...dryer('begin'),
        conditions: [{ id: 'cold', title: tx('The dryer is cold', 'Der Trockner ist kalt'), ...at('product-temperature'), unit: 'Cel', high: '40.0' }],
      }),
      step('dry', 'equipment-use', tx('Dry', 'Trocknen'), {
        qualifications: ['GMP-ANNUAL'], ...dryer('continue'),
        instruction: tx('Dry until the product is warmer than 45 °C: the water is gone then. Then stop the dryer.', 'Trocknen, bis das Produkt wärmer als 45 °C ist: Dann ist das Wasser fort. Dann den Trockner anhalten.'),
        entries: [
          num('inlet', tx('Set point of the inlet air', 'Sollwert der Zuluft'), 'Cel', 1, { mark: 'CPP', setPoint: '=parameter.inlet_temperature', ranges: { validated: { low: '58.0', high: '62.0' } }, write: { ...at('inlet-set-point'), tolerance: '0.1' } }),
          tells('begun', tx('The dryer is started', 'Der Trockner ist gestartet'), 'yes'),
          num('exhaust-humidity', tx('Humidity of the exhaust air at the end', 'Feuchte der Abluft am Ende'), '%', 1, { mark: 'IPC', ranges: { action: { high: '90.0' } }, capture: { ...at('exhaust-humidity'), statistic: 'last' } }),
          num('peak', tx('Hottest product', 'Heißestes Produkt'), 'Cel', 1, { mark: 'CPP', ranges: { action: { high: '58.0' } }, capture: { ...at('product-temperature'), statistic: 'maximum' } }),
          num('warm', tx('Time above 30 °C', 'Zeit über 30 °C'), 'min', 1, { capture: { ...at('product-temperature'), statistic: 'time-above', threshold: '30' } }),
          tells('stopped', tx('The dryer runs', 'Der Trockner läuft'), 'no'),
          { id: 'curve', type: 'file', title: tx('Curve of the product temperature', 'Kurve der Produkttemperatur'), required: true, capture: { ...at('product-temperature'), statistic: 'curve' } },
          {
            id: 'sections', type: 'table', title: tx('Mean of the product temperature by sections', 'Mittel der Produkttemperatur nach Abschnitten'), required: true, rows: [tx('First section', 'Erster Abschnitt'), tx('Second section', 'Zweiter Abschnitt')],
            columns: [{ id: 'mean', type: 'number', title: tx('Mean', 'Mittel'), unit: 'Cel', places: 1, required: true, capture: { ...at('product-temperature'), statistic: 'mean' } }],
          },
          num('mean', tx('Mean of the product temperature over the whole drying', 'Mittel der Produkttemperatur über die ganze Trocknung'), 'Cel', 1, { capture: { ...at('product-temperature'), statistic: 'mean', asked: 'at-completion' } }),
        ],
      }),
      step('empty-dryer', 'number', tx('Empty the dryer', 'Trockner leeren'), {
        qualifications: ['GMP-ANNUAL'], ...dryer('end'),
        entries: [num('moisture', tx('Loss on drying', 'Trocknungsverlust'), '%', 1, { mark: 'IPC', ranges: { plausible: { low: '0.0', high: '30.0' }, action: { high: '3.0' } } })],
      }),
    ],
  },
  holdTimes: [],
};

/** A batch of it that waits on the floor for who fills the dryer. */
export function dryingBatch(): BatchScript {
  return {
    site: 'HAM',
    recipe: { document: DRYING, changeControl: 'CC-2026-0044', author: 'eng.tanaka', approvedBy: ['prod.keller', 'qa.adeyemi'], madeEffectiveBy: 'qa.adeyemi' },
    order: { number: 'PO-2026-0301', product: 'IM-GRAN-1', quantity: { value: '5', unit: 'kg' }, priority: 'normal' },
    batchNumber: '',
    releasedToFloorBy: 'sup.haas',
    preparation: {
      terminals: [], materials: [], lots: [],
      equipment: [{ code: 'FD-01', title: 'Fluid-bed dryer 30 L', class: 'fluid-bed-dryer', area: 'BL-03', properties: [{ property: 'working-volume', value: '30', unit: 'L' }] }],
      qualifications: ['op.lindqvist', 'op.okafor'].map((person) => ({ person, code: 'GMP-ANNUAL', fromDays: -120, untilDays: 245 })),
      by: { warehouse: 'wh.novak', quality: 'qc.silva', cleaning: 'op.berger', calibration: 'mnt.kovac', trainer: 'trn.fischer' },
    },
    acts: [],
  };
}
