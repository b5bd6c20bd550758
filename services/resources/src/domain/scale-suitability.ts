import { compareQuantities, Decimal, err, ok, refuse, siteDateOf, type Quantity, type Result } from '@batchwright/kernel';
import type { Equipment } from './equipment';
import { unsuitabilities } from './equipment-suitability';

/** The two reference weights of the daily check: one low, one near the capacity. */
export const CHECK_WEIGHTS = ['low', 'high'] as const;
export type CheckWeight = (typeof CHECK_WEIGHTS)[number];

/** One reading with a reference weight, and whether it passed. */
export interface ScaleCheck {
  readonly weight: CheckWeight;
  readonly day: string;
  readonly passed: boolean;
}

/** Why a scale is not to be used: a stable reason and words with figures. */
export interface ScaleFinding {
  readonly reasonCode: string;
  readonly detail: string;
}

/**
 * What stands against weighing on a scale now (C6): its calibration, qualification and block as equipment; the check with both weights of this day of the site; its minimum weight.
 * `target` absent = for any weighing. What is not known counts against it (gmp 6). `runId`: the batch that holds it is no obstacle.
 */
export function scaleFindings(item: Equipment, checks: readonly ScaleCheck[], use: { readonly now: string; readonly zone: string; readonly runId?: string; readonly target?: Quantity }): ScaleFinding[] {
  const { now, zone, runId, target } = use;
  const found: ScaleFinding[] = unsuitabilities(item, { now, zone, ...(runId === undefined ? {} : { runId }) })
    .filter(({ axis }) => axis !== 'cleaning' && !(axis === 'allocation' && (runId === undefined || item.allocation?.runId === runId)))
    .map(({ reasonCode, detail }) => ({ reasonCode, detail }));
  if (item.calibration.status === 'not-needed') found.push({ reasonCode: 'not-calibrated', detail: `the calibration of ${item.code} is missing` });
  const today = siteDateOf(now, zone);
  for (const weight of CHECK_WEIGHTS) {
    const newest = checks.findLast((check) => check.weight === weight && check.day === today);
    if (!newest) found.push({ reasonCode: 'scale-check-missing', detail: `the check of ${item.code} with the ${weight} weight was not done today` });
    else if (!newest.passed) found.push({ reasonCode: 'scale-check-failed', detail: `the check of ${item.code} with the ${weight} weight failed today` });
  }
  const least = propertyOf(item, 'minimum-weight');
  if (!least) found.push({ reasonCode: 'minimum-weight-unknown', detail: `${item.code} states no minimum weight` });
  else if (target) {
    const compared = compareQuantities(target, least);
    if (!compared.ok || compared.value < 0) found.push({ reasonCode: 'below-minimum-weight', detail: `${target.value} ${target.unit} is below the minimum weight of ${item.code}, ${least.value} ${least.unit}` });
  }
  return found;
}

/** What a reference weight has to show on this scale. Refusal: `scale-not-set-up` when the equipment does not state its weights. */
export function expectedCheck(item: Equipment, weight: CheckWeight): Result<{ readonly nominal: Quantity; readonly tolerance: Quantity }> {
  const [nominal, tolerance] = [propertyOf(item, `check-weight-${weight}`), propertyOf(item, 'check-tolerance')];
  return nominal && tolerance && nominal.unit === tolerance.unit ? ok({ nominal, tolerance }) : err(refuse('scale-not-set-up', { code: item.code, property: `check-weight-${weight}` }, { rule: '21 CFR 211.160(b)(4)' }));
}

/** True when a reading is no further from the reference weight than allowed; false in another unit. */
export function passes(reading: Quantity, { nominal, tolerance }: { readonly nominal: Quantity; readonly tolerance: Quantity }): boolean {
  if (reading.unit !== nominal.unit) return false;
  const off = Decimal.parse(reading.value).sub(Decimal.parse(nominal.value));
  const most = Decimal.parse(tolerance.value);
  return off.compare(most) <= 0 && off.neg().compare(most) <= 0;
}

function propertyOf(item: Equipment, name: string): Quantity | undefined {
  const property = item.properties.find((one) => one.name === name);
  return property?.unit === undefined ? undefined : { value: property.value, unit: property.unit };
}

