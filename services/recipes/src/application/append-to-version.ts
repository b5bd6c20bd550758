import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import type { Times, Transaction } from '@batchwright/persistence';
import type { EvidenceUse } from '@batchwright/persistence';
import type { AppliedSignature, JsonObject } from '@batchwright/records';
import { EVENT_VERSIONS, evolveRecipeVersion, type RecipeVersionEvent } from '../domain/recipe-version-events';
import type { RecipeVersion } from '../domain/recipe-version';
import { announcements } from './announcements';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';

/** What goes with the events of an act. */
export interface VersionAct {
  /** Absent: what the passing of time does, nobody. */
  readonly context?: CommandContext;
  readonly times: Times;
  readonly signed?: { readonly signature: AppliedSignature; readonly use: EvidenceUse };
  readonly reason?: string;
  /** Id of the version that took its place, when one did. */
  readonly supersededBy?: string;
  /** HTTP status of the kept answer; only for the aggregate that the command is about. */
  readonly answerStatus?: number;
}

/** Where the version stands after an act. */
export interface VersionAnswer {
  readonly aggregate: string;
  readonly sequence: number;
  readonly [key: string]: string | number;
}

/** Records what happened to a version, changes its rows and tells the others, in one statement. */
export async function appendToVersion(tx: Transaction, versions: RecipeVersions, documents: RecipeDocuments, before: RecipeVersion, events: readonly RecipeVersionEvent[], act: VersionAct): Promise<VersionAnswer> {
  const { context, times, signed, reason } = act;
  const person = context?.actor.person ?? '';
  const states = events.reduce<RecipeVersion[]>((known, event) => [...known, evolveRecipeVersion(known.at(-1) ?? before, event, person)], [before]);
  const after = states.at(-1) ?? before;
  const answer = { aggregate: after.id, sequence: after.sequence };
  if (events.length === 0) {
    const kept = context ? answerOf(context, answer, act.answerStatus).idempotency : undefined;
    if (kept) await tx.keepAnswer(kept);
    return answer;
  }
  await tx.append({
    site: before.site,
    aggregateType: 'recipe-version',
    aggregateId: before.id,
    expectedSequence: before.sequence,
    ...(context ? { by: attributionOf(context.actor) } : {}),
    events: events.map((event, i) => ({
      type: event.type,
      version: EVENT_VERSIONS[event.type] ?? 1,
      body: { ...event.body, ...(signed ? { signatures: [signed.signature] } : {}) } as unknown as JsonObject,
      audit: [
        {
          object: `recipe ${after.recipe} version ${after.version}`,
          action: event.type,
          ...(event.type === 'RecipeVersionReviewed'
            ? { field: 'reviewDue', oldValue: event.body.wasDue, newValue: event.body.reviewDue }
            : { field: 'state', ...(before.sequence + i > 0 ? { oldValue: states[i]?.state } : {}), newValue: states[i + 1]?.state ?? after.state }),
          ...(reason === undefined ? {} : { reason }),
        },
      ],
    })),
    rowsOf: versions.rowsOf,
    timeUsed: times,
    messages: announcements(events, after, { by: person, objectKey: documents.keyOf(after.site, after.documentHash), ...(act.supersededBy === undefined ? {} : { supersededBy: act.supersededBy }) }),
    ...(signed ? { evidenceUses: [signed.use] } : {}),
    ...(context === undefined || act.answerStatus === undefined ? {} : answerOf(context, answer, act.answerStatus)),
  });
  return answer;
}
