import type { Quantity } from '@batchwright/kernel';
import type { CleaningLevel } from './product-change';

/** A property that recipes ask for: `capacity` 5 L, `material` 316L. A value without unit is a word, not an amount. */
export interface EquipmentProperty {
  readonly name: string;
  readonly value: string;
  readonly unit?: string;
}

/** A run that makes nothing: a cleaning takes what is dirty; neither it nor a check leaves it dirtier than it was. */
export type RunPurpose = 'cleaning' | 'check' | 'sanitisation' | 'set-up';
export const RUN_PURPOSES: readonly RunPurpose[] = ['cleaning', 'check', 'sanitisation', 'set-up'];

/** Who occupies an item, from the grant until the run gives it back. `used`: a step has begun with it. */
export interface Allocation {
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  /** What the run is for where it is no batch (B19). */
  readonly purpose?: RunPurpose;
  /** Item code of what is made; absent where nothing is. */
  readonly product?: string;
  /** Unused grants end at this moment of the plant. */
  readonly until: string;
  readonly used: boolean;
}

/**
 * Dirty since a use, or clean through a moment. What one batch used is dirty for every other one, not for itself. `cleanUntil`: it was
 * clean, and its clean hold ran out then. `level`: absent = minor.
 */
export type Cleaning =
  | { readonly status: 'dirty'; readonly usedByRun?: string; readonly usedByNumber?: string; readonly since?: string; readonly cleanUntil?: string }
  | { readonly status: 'clean'; readonly until?: string; readonly level?: CleaningLevel };

/**
 * Something that is needed, not needed, or needed and there: `notNeeded`, `missing`, or held through a last day, a date of the site
 * (absent = without an end). `certificate`: number of the certificate of a calibration.
 */
export type Confirmation = { readonly status: 'not-needed' } | { readonly status: 'missing' } | { readonly status: 'held'; readonly lastDay?: string; readonly certificate?: string };

/**
 * One item of equipment. Its status is never one flat list: cleaning, calibration, qualification, maintenance, allocation and block are axes of
 * their own (requirement D2); suitability is computed for the use in question and stored nowhere.
 */
export interface Equipment {
  readonly id: string;
  readonly site: string;
  /** What stands on the label: `VB-01`. Unique at the site. */
  readonly code: string;
  /** What a recipe asks for: `v-blender`. */
  readonly equipmentClass: string;
  readonly title: string;
  /** Where it stands: `blending`. */
  readonly area: string;
  readonly properties: readonly EquipmentProperty[];
  /** Sequence of the aggregate; 0 = not registered. */
  readonly sequence: number;
  /** Unknown counts as unsuitable (gmp 6): a new item is dirty. */
  readonly cleaning: Cleaning;
  /** Item codes of what was made in it since its last major cleaning. Absent = not known: it was used before uses told what they make. */
  readonly residues?: readonly string[];
  readonly calibration: Confirmation;
  readonly qualification: Confirmation;
  /** The work order under which maintenance has the item, and what is to be done; absent = available. */
  readonly handedOver?: MaintenanceWork;
  readonly blockedFor?: string;
  readonly allocation?: Allocation;
}

/** What maintenance does with an item that was handed over to it. */
export interface MaintenanceWork {
  /** Number of the work order, as the maintenance system calls it. */
  readonly workOrder: string;
  readonly reason: string;
}

/** An amount or word that a property must have. */
export interface PropertyRequirement {
  readonly name: string;
  readonly low?: string;
  readonly high?: string;
  readonly unit?: string;
  readonly equals?: string;
}

/** What a step asks for: a class, and properties of it (requirement A6). */
export interface EquipmentRequirement {
  readonly equipmentClass: string;
  readonly properties: readonly PropertyRequirement[];
}

/** The amount of a property, when it is one. */
export function amountOf(property: EquipmentProperty): Quantity | undefined {
  return property.unit === undefined ? undefined : { value: property.value, unit: property.unit };
}

/** An item that nobody registered yet. */
export function unregistered(site: string, id: string): Equipment {
  return {
    id, site, code: '', equipmentClass: '', title: '', area: '', properties: [], sequence: 0,
    cleaning: { status: 'dirty' }, residues: [], calibration: { status: 'not-needed' }, qualification: { status: 'not-needed' },
  };
}
