import type { ApprovalRole, RecipeVersion } from './recipe-version';
import type { ReviewCycle } from './review-cycle';

/** What happened to a recipe version. Signatures stand beside these fields as `signatures` when the event is recorded. */
export type RecipeVersionEvent =
  | { readonly type: 'RecipeVersionDrafted'; readonly body: DraftedBody }
  | { readonly type: 'RecipeVersionRevised'; readonly body: RevisedBody }
  | { readonly type: 'RecipeVersionSubmitted'; readonly body: { readonly documentHash: string; readonly simulationHash?: string } }
  | { readonly type: 'RecipeVersionReturned'; readonly body: { readonly reason: string } }
  | { readonly type: 'RecipeVersionApproved'; readonly body: ApprovedBody }
  | { readonly type: 'RecipeVersionScheduled'; readonly body: ScheduledBody }
  | { readonly type: 'RecipeVersionMadeEffective'; readonly body: MadeEffectiveBody }
  | { readonly type: 'RecipeVersionReviewed'; readonly body: ReviewedBody }
  | { readonly type: 'RecipeVersionSuperseded'; readonly body: { readonly byVersion: number } }
  | { readonly type: 'RecipeVersionWithdrawn'; readonly body: { readonly reason: string } };

export interface DraftedBody {
  readonly recipe: string;
  readonly version: number;
  readonly title: string;
  /** The title in German; absent where the document has none. */
  readonly titleDe?: string;
  /** Item code of what the recipe makes; empty for a cleaning or a check. */
  readonly product: string;
  readonly documentHash: string;
  readonly changeControl: string;
  readonly previousVersionId?: string;
}

export interface RevisedBody {
  readonly documentHash: string;
  readonly title: string;
  /** The title in German; absent where the document has none. */
  readonly titleDe?: string;
  readonly product: string;
  /** Where the revision changed it. */
  readonly changeControl?: string;
}

export interface ApprovedBody {
  readonly role: ApprovalRole;
  readonly documentHash: string;
  readonly diffHash: string;
  /** Of the report of its rehearsal; absent in approvals of versions that were submitted without one. */
  readonly simulationHash?: string;
  /** True when no further approval is needed. */
  readonly complete: boolean;
}

/** The fields of its review cycle are absent where its recipe has none. */
export interface ScheduledBody extends Partial<ReviewCycle> {
  readonly documentHash: string;
  /** Date of the site at whose beginning it comes into force. */
  readonly effectiveDate: string;
  /** That moment, plant time. */
  readonly effectiveFrom: string;
}

/** The fields of its review cycle are absent where its recipe has none. */
export interface MadeEffectiveBody extends Partial<ReviewCycle> {
  readonly documentHash: string;
  /** Plant time from which batches may start. */
  readonly effectiveFrom: string;
}

/** A version in force was looked at again; it needs no change. */
export interface ReviewedBody {
  readonly documentHash: string;
  /** Date of the site on which it was due. */
  readonly wasDue: string;
  /** Date of the site on which it is due next. */
  readonly reviewDue: string;
}

/** Version of a body, where it is not the first: it has carried more since. */
export const EVENT_VERSIONS: { readonly [T in RecipeVersionEvent['type']]?: number } = { RecipeVersionRevised: 2, RecipeVersionSubmitted: 2, RecipeVersionApproved: 2, RecipeVersionScheduled: 2, RecipeVersionMadeEffective: 2 };

/** The version after one more event. `by` = employee number of who acted. */
export function evolveRecipeVersion(version: RecipeVersion, event: RecipeVersionEvent, by: string): RecipeVersion {
  const next = { ...version, sequence: version.sequence + 1 };
  switch (event.type) {
    case 'RecipeVersionDrafted': {
      const { recipe, version: number, title, titleDe, product, documentHash, changeControl, previousVersionId } = event.body;
      return { ...next, recipe, version: number, title, titleDe, product, documentHash, changeControl, previousVersionId, state: 'draft', authors: [by], approvals: [] };
    }
    case 'RecipeVersionRevised': {
      const authors = version.authors.includes(by) ? version.authors : [...version.authors, by];
      const { documentHash, title, titleDe, product, changeControl = version.changeControl } = event.body;
      return { ...next, documentHash, title, titleDe, product, changeControl, authors };
    }
    case 'RecipeVersionSubmitted':
      return { ...next, state: 'in-review', approvals: [], simulationHash: event.body.simulationHash };
    case 'RecipeVersionReturned':
      return { ...next, state: 'draft', approvals: [], simulationHash: undefined };
    case 'RecipeVersionApproved': {
      const { role, documentHash, diffHash, complete } = event.body;
      const approvals = [...version.approvals, { role, person: by, documentHash, diffHash }];
      return { ...next, approvals, state: complete ? 'approved' : 'in-review' };
    }
    case 'RecipeVersionScheduled':
      return { ...next, state: 'scheduled', effectiveFrom: event.body.effectiveFrom, reviewEvery: event.body.reviewEvery, reviewDue: event.body.reviewDue };
    case 'RecipeVersionMadeEffective':
      return { ...next, state: 'effective', effectiveFrom: event.body.effectiveFrom, reviewEvery: event.body.reviewEvery, reviewDue: event.body.reviewDue };
    case 'RecipeVersionReviewed':
      return { ...next, reviewDue: event.body.reviewDue };
    case 'RecipeVersionSuperseded':
      return { ...next, state: 'superseded', reviewDue: undefined };
    case 'RecipeVersionWithdrawn':
      return { ...next, state: 'withdrawn', reviewDue: undefined };
  }
}
