import type { Quantity } from '@batchwright/kernel';
import type { Text } from '../text';
import type { ChecklistPoint } from './checklist';
import type { ConsistencyCheck } from './consistency-check';
import type { EquipmentRequirement } from './equipment-requirement';
import type { Formula } from './formula';
import type { HoldTime } from './hold-time';
import type { ProcedureNode } from './procedure-node';

/** A recipe version as one JSON document: what is approved, hashed, frozen into a run. ISA-88 master recipe; 21 CFR 211.186. */
export interface RecipeDocument {
  readonly format: 'batchwright.recipe/1';
  readonly header: RecipeHeader;
  readonly formula: Formula;
  /** What the procedure needs of equipment, by class and property; bound to real items in the run. */
  readonly equipment: readonly EquipmentRequirement[];
  /** Training codes that steps ask for, with their names. */
  readonly qualifications: readonly QualificationRequirement[];
  /** Root of the tree; usually a sequence with level `procedure`. */
  readonly procedure: ProcedureNode;
  readonly holdTimes: readonly HoldTime[];
  /** What sources of the record must agree about when it is reviewed; absent = nothing beyond what every record must hold. */
  readonly consistency?: readonly ConsistencyCheck[];
  /** Points that are looked at before release; absent = only what every record must hold. */
  readonly checklist?: readonly ChecklistPoint[];
}

/** What the recipe is about. Version, state and effective date are not here: they belong to the version, not to its content. */
export interface RecipeHeader {
  /** Code that people read: `MBR-WAR-5`. */
  readonly code: string;
  readonly title: Text;
  readonly description?: Text;
  /** What is executed: a batch, or another procedure run (requirement B19). */
  readonly kind: RunKind;
  /** Product made; absent for a cleaning or a check. */
  readonly product?: { readonly code: string; readonly name: Text; readonly strength?: string; readonly dosageForm?: string };
  /** Reference size that the formula's amounts are written for: `20000 {tablet}`. */
  readonly batchSize: Quantity;
  /** Smallest and largest allowed size, in the unit of `batchSize`; absent = only the reference size. */
  readonly sizeRange?: { readonly min: string; readonly max: string };
  /** Added to the date of manufacture to get the expiry date: `36 mo` as months. */
  readonly shelfLifeMonths?: number;
  /** Months after which a version in force is looked at again, 1 to 60 (21 CFR 211.100, 211.180(e)); absent = no cycle. */
  readonly reviewEvery?: number;
  readonly storage?: Text;
  /** Languages that the texts must have. */
  readonly languages: readonly ('en' | 'de')[];
  /** Registrations or markets this recipe is for. */
  readonly markets?: readonly string[];
}

/** What a procedure run is. */
export type RunKind = 'batch' | 'cleaning' | 'check' | 'sanitisation' | 'set-up';

/** A training that somebody needs (gmp 6; 21 CFR 211.25(a)). */
export interface QualificationRequirement {
  /** Code of the training: `SOP-NTI-001`. */
  readonly code: string;
  readonly title: Text;
}
