import type { AppliedStepSignature, BoundItem, SupervisionBody, UsedQualification } from './events';

/** Why a step is done without having been performed. */
export interface NotApplicableBody {
  /** Number of the deviation. */
  readonly deviation: string;
  readonly permissionId: string;
  readonly reason: string;
}

/** Another person goes on with a step. */
export interface StepReassignedBody {
  readonly stepKey: string;
  /** Employee number. */
  readonly to: string;
  readonly name: string;
  readonly reason: string;
  /** Proofs of what the person was qualified by at that moment. */
  readonly qualifications: readonly UsedQualification[];
  /** Present where another trainer takes over. */
  readonly supervision?: SupervisionBody;
}

/** An item took the place of another in the middle of a step. */
export interface EquipmentChangedBody {
  readonly stepKey: string;
  readonly need: string;
  readonly from: BoundItem;
  readonly to: BoundItem;
  readonly reason: string;
}

/** A move out of a stuck step was signed; what it did stands in the events beside it. */
export interface MoveSignedBody {
  readonly stepKey: string;
  /** Name in the catalogue. */
  readonly move: string;
  readonly reason: string;
  /** What the move names: whom, which item, which entry. */
  readonly details: { readonly [name: string]: string };
  readonly signature: AppliedStepSignature;
}
