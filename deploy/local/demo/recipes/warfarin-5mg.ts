import type { HoldTime, ProcedureNode, RecipeDocument } from '@batchwright/procedure';
import { tx } from './recipe-parts';
import { BLENDING } from './warfarin/blending';
import { COMPRESSION } from './warfarin/compression';
import { DISPENSING } from './warfarin/dispensing';
import { CHECKLIST } from './warfarin/checklist';
import { CONSISTENCY } from './warfarin/consistency';
import { ENVIRONMENT, INCUBATIONS, PACKAGING_ROOM } from './warfarin/environment';
import { EQUIPMENT, QUALIFICATIONS } from './warfarin/equipment';
import { FORMULA } from './warfarin/formula';
import { LABORATORY, MICROBIOLOGY, SAMPLING } from './warfarin/laboratory';
import { PACKAGING } from './warfarin/packaging';
import { RECONCILIATION } from './warfarin/reconciliation';

const hours = (value: string) => ({ value, unit: 'h' });

const HOLD_TIMES: readonly HoldTime[] = [
  { id: 'ds-clearance-valid', title: tx('Clearance of DS-01 until weighing', 'Freigabe DS-01 bis zur Einwaage'), from: { step: 'ds-clearance', event: 'completed' }, to: { step: 'weigh-api', event: 'started' }, max: hours('8'), severity: 'minor' },
  { id: 'dispensed-to-blending', title: tx('Dispensed materials until blending', 'Einwaagen bis zum Mischen'), from: { step: 'weigh-api', event: 'completed' }, to: { step: 'pre-blend', event: 'started' }, max: hours('24'), severity: 'major' },
  { id: 'bl-clearance-valid', title: tx('Clearance of BL-02 until charging', 'Freigabe BL-02 bis zum Füllen'), from: { step: 'bl-clearance', event: 'completed' }, to: { step: 'charge-mcc-first', event: 'started' }, max: hours('8'), severity: 'minor' },
  { id: 'blend-to-compression', title: tx('Blend until compression', 'Mischung bis zum Pressen'), from: { step: 'discharge-blend', event: 'completed' }, to: { step: 'compression-run', event: 'started' }, max: hours('48'), severity: 'major' },
  { id: 'cp-clearance-valid', title: tx('Clearance of CP-01 until compression', 'Freigabe CP-01 bis zum Pressen'), from: { step: 'cp-clearance', event: 'completed' }, to: { step: 'compression-run', event: 'started' }, max: hours('8'), severity: 'minor' },
  { id: 'bulk-to-packaging', title: tx('Bulk tablets until packaging', 'Lose Tabletten bis zum Verpacken'), from: { step: 'count-tablets', event: 'completed' }, to: { step: 'packing-run', event: 'started' }, max: hours('72'), severity: 'major' },
  { id: 'pk-clearance-valid', title: tx('Clearance of PK-01 until packing', 'Freigabe PK-01 bis zum Verpacken'), from: { step: 'pk-clearance', event: 'completed' }, to: { step: 'packing-run', event: 'started' }, max: hours('8'), severity: 'minor' },
  { id: 'packed-until-closed', title: tx('Packed product until the balance of the batch', 'Verpacktes Produkt bis zur Bilanz der Charge'), from: { step: 'packed-product', event: 'completed' }, to: { step: 'batch-yield', event: 'started' }, max: hours('720'), severity: 'major' },
  ...INCUBATIONS,
];

/** Packaging waits for the tests of the tablets, not for plates that take days; the balance of the batch waits for all of them. */
const TEST_AND_PACK: ProcedureNode = {
  id: 'test-and-pack',
  type: 'parallel',
  title: tx('Test and pack', 'Prüfen und verpacken'),
  children: [{ id: 'tested-then-packed', type: 'sequence', title: tx('Tested, then packed', 'Geprüft, dann verpackt'), children: [LABORATORY, PACKAGING, PACKAGING_ROOM] }, MICROBIOLOGY, ENVIRONMENT],
};

/**
 * Warfarin sodium tablets 5 mg, 20,000 of them by direct compression: a product of narrow therapeutic index, so limits are tight and
 * quality is present at the weighing of the active and at the start of compression.
 */
export const WARFARIN_5MG: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: {
    code: 'MBR-WAR-5',
    title: tx('Warfarin sodium tablets 5 mg', 'Warfarin-Natrium-Tabletten 5 mg'),
    description: tx('Direct compression from dispensing to packed bottles. Narrow therapeutic index.', 'Direktverpressung von der Einwaage bis zur verpackten Flasche. Enge therapeutische Breite.'),
    kind: 'batch',
    product: { code: 'FP-WAR-5', name: tx('Warfarin sodium tablets 5 mg', 'Warfarin-Natrium-Tabletten 5 mg'), strength: '5 mg', dosageForm: 'tablet' },
    batchSize: { value: '20000', unit: '{tablet}' },
    shelfLifeMonths: 36,
    reviewEvery: 24,
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
    children: [DISPENSING, BLENDING, COMPRESSION, SAMPLING, TEST_AND_PACK, RECONCILIATION],
  },
  holdTimes: HOLD_TIMES,
  consistency: CONSISTENCY,
  checklist: CHECKLIST,
};
