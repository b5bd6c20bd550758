import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { RecipeVersionEvent } from '../domain/recipe-version-events';
import type { RecipeVersion } from '../domain/recipe-version';

/** What the messages say beyond events and version. */
export interface AnnouncementFacts {
  /** Employee number of who acted. */
  readonly by: string;
  readonly objectKey: string;
  readonly supersededBy?: string;
}

/** What others are told of the events of one act, and the newest state of the version after them. */
export function announcements(events: readonly RecipeVersionEvent[], after: RecipeVersion, facts: AnnouncementFacts): OutgoingMessage[] {
  const first = after.sequence - events.length;
  const told = events.flatMap((event, i) => announcement(event, after, facts, { subject: after.id, site: after.site, sequence: first + i + 1 }) ?? []);
  const { site, recipe, version, id, documentHash, title, product, state } = after;
  const inStore = state !== 'draft' && state !== 'in-review';
  const snapshot = { site, recipe, version, versionId: id, status: state, documentHash, objectKey: inStore ? facts.objectKey : '', title, product };
  return [...told, outgoing('batchwright.recipes.v1.RecipeVersionSnapshot', { subject: id, site, sequence: after.sequence }, snapshot)];
}

function announcement(event: RecipeVersionEvent, after: RecipeVersion, facts: AnnouncementFacts, address: { subject: string; site: string; sequence: number }): OutgoingMessage | undefined {
  const { site, recipe, version, id: versionId, documentHash } = after;
  const which = { site, recipe, version, versionId };
  const approvedBy = after.approvals.map(({ person }) => person);
  switch (event.type) {
    case 'RecipeVersionDrafted':
      return outgoing('batchwright.recipes.v1.RecipeVersionDrafted', address, { ...which, changeControl: event.body.changeControl, author: facts.by });
    case 'RecipeVersionRevised':
      return outgoing('batchwright.recipes.v1.RecipeVersionRevised', address, { ...which, documentHash: event.body.documentHash, author: facts.by });
    case 'RecipeVersionSubmitted':
      return outgoing('batchwright.recipes.v1.RecipeVersionSubmitted', address, { ...which, documentHash, author: facts.by });
    case 'RecipeVersionReturned':
      return outgoing('batchwright.recipes.v1.RecipeVersionReturned', address, { ...which, by: facts.by, reason: event.body.reason });
    case 'RecipeVersionApproved':
      // others need to know of the last approval only
      return event.body.complete ? outgoing('batchwright.recipes.v1.RecipeVersionApproved', address, { ...which, documentHash, diffHash: event.body.diffHash, approvedBy }) : undefined;
    case 'RecipeVersionScheduled':
      return outgoing('batchwright.recipes.v1.RecipeVersionScheduled', address, { ...which, documentHash, objectKey: facts.objectKey, approvedBy, title: after.title, product: after.product, effectiveDate: event.body.effectiveDate, effectiveFrom: event.body.effectiveFrom });
    case 'RecipeVersionMadeEffective':
      return outgoing('batchwright.recipes.v1.RecipeVersionEffective', address, { ...which, documentHash, objectKey: facts.objectKey, approvedBy, title: after.title, product: after.product, effectiveFrom: event.body.effectiveFrom });
    case 'RecipeVersionReviewed':
      return undefined; // an overdue review holds no batch back: nobody else acts on it
    case 'RecipeVersionSuperseded':
      return outgoing('batchwright.recipes.v1.RecipeVersionSuperseded', address, { ...which, supersededBy: facts.supersededBy ?? '' });
    case 'RecipeVersionWithdrawn':
      return outgoing('batchwright.recipes.v1.RecipeVersionWithdrawn', address, { ...which, by: facts.by, reason: event.body.reason });
  }
}
