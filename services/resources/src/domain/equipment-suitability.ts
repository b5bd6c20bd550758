import { compareQuantities, Instants, isPast } from '@batchwright/kernel';
import { amountOf, type Confirmation, type Equipment, type EquipmentRequirement, type PropertyRequirement, type RunPurpose } from './equipment';
import { isLapsed } from './grant-time';
import { mayAskMajor, traceAgainst, type ProductChange } from './product-change';

/** Why an item does not fit: the axis, a stable reason, and words with figures. */
export interface Unsuitability {
  readonly axis: 'class' | 'property' | 'block' | 'cleaning' | 'calibration' | 'qualification' | 'maintenance' | 'allocation';
  readonly reasonCode: string;
  readonly detail: string;
  /** Figures of the detail by name, for the reader's language. */
  readonly values: Readonly<Record<string, string>>;
}

/** For whom it is asked, when, and where: due dates are dates of the site. */
export interface Use {
  /** Absent = for any use of the class. */
  readonly requirement?: EquipmentRequirement;
  /** The run that asks: what a batch has used is not dirty for itself. */
  readonly runId?: string;
  /** What the run is for: what is to be cleaned may be dirty. */
  readonly purpose?: RunPurpose;
  /** Item code of what is to be made; absent where nothing is. */
  readonly product?: string;
  /** The product-change matrix of the site. */
  readonly changes?: readonly ProductChange[];
  /** The plant's time. */
  readonly now: string;
  /** Time zone of the site. */
  readonly zone: string;
}

/** Everything that stands against this use of the item at this moment; empty = suitable (gmp 6). Computed, never stored. */
export function unsuitabilities(item: Equipment, { requirement, runId, purpose, product, changes = [], now, zone }: Use): Unsuitability[] {
  const { code, blockedFor, handedOver, allocation } = item;
  const found: Unsuitability[] = [];
  const add = (axis: Unsuitability['axis'], reasonCode: string, detail: string, values: Unsuitability['values'] = {}): void => void found.push({ axis, reasonCode, detail, values: { item: code, ...values } });
  if (requirement && item.equipmentClass !== requirement.equipmentClass) add('class', 'wrong-class', `${code} is a ${item.equipmentClass}, the step asks for a ${requirement.equipmentClass}`, { class: item.equipmentClass, asked: requirement.equipmentClass });
  for (const property of requirement?.properties ?? []) {
    const failing = failingProperty(item, property);
    if (failing) add('property', 'property-not-met', failing, { property: property.name });
  }
  if (blockedFor !== undefined) add('block', 'equipment-blocked', `${code} is blocked: ${blockedFor}`, { why: blockedFor });
  if (handedOver) add('maintenance', 'in-maintenance', `${code} is handed over to maintenance: ${handedOver.workOrder}, ${handedOver.reason}`, { workOrder: handedOver.workOrder, why: handedOver.reason });
  if (purpose !== 'cleaning' && purpose !== 'sanitisation') found.push(...cleaningOf(item, runId, now), ...changeOf(item, product, changes));
  found.push(...confirmationOf('calibration', item, item.calibration, now, zone), ...confirmationOf('qualification', item, item.qualification, now, zone));
  if (allocation && (allocation.used || !isLapsed(allocation.until, now))) add('allocation', 'equipment-occupied', `${code} is taken by batch ${allocation.runNumber}, step ${allocation.stepKey}`, { batch: allocation.runNumber, step: allocation.stepKey });
  return found;
}

function cleaningOf({ code, cleaning }: Equipment, runId: string | undefined, now: string): Unsuitability[] {
  if (cleaning.status === 'clean') {
    if (cleaning.until === undefined || Instants.compare(now, cleaning.until) < 0) return [];
    return [{ axis: 'cleaning', reasonCode: 'clean-hold-expired', detail: `the cleaning of ${code} held until ${cleaning.until}`, values: { item: code, at: cleaning.until } }];
  }
  if (cleaning.cleanUntil !== undefined) return [{ axis: 'cleaning', reasonCode: 'clean-hold-expired', detail: `the cleaning of ${code} held until ${cleaning.cleanUntil}`, values: { item: code, at: cleaning.cleanUntil } }];
  if (cleaning.usedByRun !== undefined && cleaning.usedByRun === runId) return [];
  const since = cleaning.usedByNumber === undefined ? '' : `: used by batch ${cleaning.usedByNumber} and not cleaned since`;
  return [{ axis: 'cleaning', reasonCode: 'not-clean', detail: `${code} is not clean${since}`, values: { item: code, ...(cleaning.usedByNumber === undefined ? {} : { batch: cleaning.usedByNumber }) } }];
}

function changeOf({ code, cleaning, residues, equipmentClass }: Equipment, product: string | undefined, changes: readonly ProductChange[]): Unsuitability[] {
  if (product === undefined || cleaning.status !== 'clean') return [];
  if (!residues) {
    if (!mayAskMajor(changes, equipmentClass, product)) return [];
    return [{ axis: 'cleaning', reasonCode: 'product-before-unknown', detail: `what ${code} made since its last major cleaning is not known; a change to ${product} may ask for a major cleaning`, values: { item: code, product } }];
  }
  const before = traceAgainst(residues, changes, equipmentClass, product);
  if (before === undefined) return [];
  return [{ axis: 'cleaning', reasonCode: 'cleaning-level-too-low', detail: `${code} made ${before} and had no major cleaning since; the change to ${product} asks for one`, values: { item: code, before, product } }];
}

function confirmationOf(axis: 'calibration' | 'qualification', { code }: Equipment, confirmation: Confirmation, now: string, zone: string): Unsuitability[] {
  if (confirmation.status === 'missing') return [{ axis, reasonCode: axis === 'calibration' ? 'not-calibrated' : 'not-qualified', detail: `the ${axis} of ${code} is missing`, values: { item: code } }];
  if (confirmation.status === 'held' && confirmation.lastDay !== undefined && isPast(confirmation.lastDay, now, zone)) {
    return [{ axis, reasonCode: `${axis}-overdue`, detail: `the ${axis} of ${code} was due on ${confirmation.lastDay}`, values: { item: code, day: confirmation.lastDay } }];
  }
  return [];
}

function failingProperty(item: Equipment, asked: PropertyRequirement): string | undefined {
  const has = item.properties.find((property) => property.name === asked.name);
  if (!has) return `${item.code} states no ${asked.name}`;
  if (asked.equals !== undefined) return has.value === asked.equals ? undefined : `${asked.name} of ${item.code} is ${has.value}, not ${asked.equals}`;
  const amount = amountOf(has);
  const unit = asked.unit ?? '1';
  const against = (limit: string): number | undefined => {
    const compared = amount && compareQuantities(amount, { value: limit, unit });
    return compared?.ok ? compared.value : undefined;
  };
  const [low, high] = [asked.low === undefined ? 1 : against(asked.low), asked.high === undefined ? -1 : against(asked.high)];
  if (amount && low !== undefined && low >= 0 && high !== undefined && high <= 0) return undefined;
  const wanted = [asked.low === undefined ? '' : `at least ${asked.low} ${unit}`, asked.high === undefined ? '' : `at most ${asked.high} ${unit}`].filter(Boolean).join(', ');
  return `${asked.name} of ${item.code} is ${has.value} ${has.unit ?? ''}`.trimEnd() + `, asked is ${wanted}`;
}
