import type { HoldTime, RecipeDocument } from '@batchwright/procedure';
import { tx } from './recipe-parts';
import { BLENDING } from './warfarin/blending';
import { COMPRESSION } from './warfarin/compression';
import { DISPENSING } from './warfarin/dispensing';
import { EQUIPMENT, QUALIFICATIONS } from './warfarin/equipment';
import { FORMULA } from './warfarin/formula';
import { LABORATORY } from './warfarin/laboratory';
import { RECONCILIATION } from './warfarin/reconciliation';

const hours = (value: string) => ({ value, unit: 'h' });

const HOLD_TIMES: readonly HoldTime[] = [
  { id: 'ds-clearance-valid', title: tx('Clearance of DS-01 until weighing', 'Freigabe DS-01 bis zur Einwaage'), from: { step: 'ds-clearance', event: 'completed' }, to: { step: 'weigh-api', event: 'started' }, max: hours('8'), severity: 'minor' },
  { id: 'dispensed-to-blending', title: tx('Dispensed materials until blending', 'Einwaagen bis zum Mischen'), from: { step: 'weigh-api', event: 'completed' }, to: { step: 'pre-blend', event: 'started' }, max: hours('24'), severity: 'major' },
  { id: 'bl-clearance-valid', title: tx('Clearance of BL-02 until charging', 'Freigabe BL-02 bis zum Füllen'), from: { step: 'bl-clearance', event: 'completed' }, to: { step: 'charge-mcc-first', event: 'started' }, max: hours('8'), severity: 'minor' },
  { id: 'blend-to-compression', title: tx('Blend until compression', 'Mischung bis zum Pressen'), from: { step: 'discharge-blend', event: 'completed' }, to: { step: 'compression-run', event: 'started' }, max: hours('48'), severity: 'major' },
  { id: 'cp-clearance-valid', title: tx('Clearance of CP-01 until compression', 'Freigabe CP-01 bis zum Pressen'), from: { step: 'cp-clearance', event: 'completed' }, to: { step: 'compression-run', event: 'started' }, max: hours('8'), severity: 'minor' },
  { id: 'bulk-until-sampled', title: tx('Bulk tablets until the next process step', 'Lose Tabletten bis zum nächsten Schritt'), from: { step: 'count-tablets', event: 'completed' }, to: { step: 'sample-tablets', event: 'started' }, max: hours('72'), severity: 'major' },
];

/**
 * Warfarin sodium tablets 5 mg, 20,000 of them by direct compression: a product of narrow therapeutic index, so limits are tight and
 * quality is present at the weighing of the active and at the start of compression.
 */
export const WARFARIN_5MG: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: {
    code: 'MBR-WAR-5',
    title: tx('Warfarin sodium tablets 5 mg', 'Warfarin-Natrium-Tabletten 5 mg'),
    description: tx('Direct compression from dispensing to tested bulk tablets. Narrow therapeutic index.', 'Direktverpressung von der Einwaage bis zu geprüften losen Tabletten. Enge therapeutische Breite.'),
    kind: 'batch',
    product: { code: 'FP-WAR-5', name: tx('Warfarin sodium tablets 5 mg', 'Warfarin-Natrium-Tabletten 5 mg'), strength: '5 mg', dosageForm: 'tablet' },
    batchSize: { value: '20000', unit: '{tablet}' },
    shelfLifeMonths: 36,
    storage: tx('20 °C to 25 °C', '20 °C bis 25 °C'),
    languages: ['en', 'de'],
    markets: ['EU', 'US'],
  },
  formula: FORMULA,
  equipment: EQUIPMENT,
  qualifications: QUALIFICATIONS,
  procedure: {
    id: 'warfarin-tablets',
    type: 'sequence',
    level: 'procedure',
    title: tx('Warfarin sodium tablets 5 mg', 'Warfarin-Natrium-Tabletten 5 mg'),
    children: [DISPENSING, BLENDING, COMPRESSION, LABORATORY, RECONCILIATION],
  },
  holdTimes: HOLD_TIMES,
};
