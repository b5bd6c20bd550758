import { stateTable } from '@batchwright/kernel';

/**
 * Life of a recipe version (21 CFR 211.186(a)). From `approved` on its document never changes. `scheduled`: signed to come into force at the beginning of a
 * later date of the site (requirement A15).
 */
export type RecipeVersionState = 'draft' | 'in-review' | 'approved' | 'scheduled' | 'effective' | 'superseded' | 'withdrawn';

export type RecipeVersionCommand = 'revise' | 'submit' | 'return' | 'complete-approval' | 'schedule' | 'make-effective' | 'supersede' | 'withdraw' | 'review';

export const RECIPE_VERSION_STATES = stateTable<RecipeVersionState, RecipeVersionCommand>({
  draft: { revise: 'draft', submit: 'in-review', withdraw: 'withdrawn' },
  'in-review': { return: 'draft', 'complete-approval': 'approved', withdraw: 'withdrawn' },
  approved: { schedule: 'scheduled', 'make-effective': 'effective', withdraw: 'withdrawn' },
  scheduled: { schedule: 'scheduled', 'make-effective': 'effective', supersede: 'superseded', withdraw: 'withdrawn' },
  effective: { review: 'effective', supersede: 'superseded', withdraw: 'withdrawn' },
  superseded: {},
  withdrawn: {},
});

/** Who has to approve, each another person and none of them an author: the head of production and quality. */
export type ApprovalRole = 'production' | 'quality';
export const APPROVALS_NEEDED: readonly ApprovalRole[] = ['production', 'quality'];

/** Realm role that stands behind an approval. */
export const ROLE_OF_APPROVAL: Readonly<Record<ApprovalRole, 'supervisor' | 'qa'>> = { production: 'supervisor', quality: 'qa' };

export interface Approval {
  readonly role: ApprovalRole;
  /** Employee number. */
  readonly person: string;
  readonly documentHash: string;
  /** Hash of the difference to the version before: the approver saw what changed (requirement A3). */
  readonly diffHash: string;
}

/** One version of one recipe at one site. */
export interface RecipeVersion {
  readonly id: string;
  readonly site: string;
  /** Code of the recipe: `MBR-WAR-5`. */
  readonly recipe: string;
  /** 1, 2, 3 … within recipe and site. */
  readonly version: number;
  /** Sequence of the aggregate; 0 = not recorded yet. */
  readonly sequence: number;
  readonly state: RecipeVersionState;
  /** Employee numbers of everybody who wrote on it: none of them approves it (gmp 5). */
  readonly authors: readonly string[];
  /** Hex SHA-256 of the canonical document. */
  readonly documentHash: string;
  readonly title: string;
  /** The title in German, where the document has one. */
  readonly titleDe?: string | undefined;
  /** Item code of what the recipe makes; empty for a cleaning or a check. */
  readonly product: string;
  readonly changeControl: string;
  /** Plant time from which batches may start; of versions that are scheduled, or are or were effective. */
  readonly effectiveFrom?: string | undefined;
  /** Months after which it is looked at again; of versions with a cycle that are scheduled or in force. */
  readonly reviewEvery?: number | undefined;
  /** Date of the site on which it is to be looked at again. */
  readonly reviewDue?: string | undefined;
  /** Version that the difference is taken to; absent for the first. */
  readonly previousVersionId?: string;
  /** Of the report of its rehearsal, from the submission on (requirement A14). */
  readonly simulationHash?: string | undefined;
  readonly approvals: readonly Approval[];
  /** Who changed it last, and when, for whoever comes too late; absent when nothing is recorded. */
  readonly lastChange?: { readonly name: string; readonly at: string };
}

/** A version of which nothing is recorded yet. */
export function undrafted(site: string, id: string): RecipeVersion {
  return { id, site, recipe: '', version: 0, sequence: 0, state: 'draft', authors: [], documentHash: '', title: '', product: '', changeControl: '', approvals: [] };
}
