import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import { APPROVALS_NEEDED, type RecipeVersionState } from '../../domain/recipe-version';
import type { ReviewCycle } from '../../domain/review-cycle';
import type { RecipeVersionEvent } from '../../domain/recipe-version-events';
import { rowsOfDocument } from './rows-of-document';
import { rowsOfImport } from './rows-of-import';

/** Which rows an event of a version, of an import or of a controlled document makes: when it is recorded, and again when the tables are rebuilt. */
export function rowsOf(record: RecordedEvent): readonly RowChange[] {
  if (record.aggregateType === 'recipe-import') return rowsOfImport(record);
  if (record.aggregateType === 'controlled-document') return rowsOfDocument(record);
  const event = record as unknown as RecipeVersionEvent;
  const { aggregateId: id, sequence } = record;
  const who = { person: record.person ?? '', name: record.name ?? '' };
  const author: RowChange = { table: 'recipe_author', op: 'upsert', values: { version_id: id, ...who } };
  const moved = (state: RecipeVersionState, more: JsonObject = {}): RowChange => ({ table: 'recipe_version', op: 'upsert', values: { id, sequence, state, ...more } });
  const noApprovals = APPROVALS_NEEDED.map((role): RowChange => ({ table: 'recipe_approval', op: 'delete', values: { version_id: id, role } }));
  switch (event.type) {
    case 'RecipeVersionDrafted': {
      const { recipe, version, title, titleDe, product, documentHash, changeControl, previousVersionId } = event.body;
      const values = { id, sequence, recipe, version, state: 'draft', title, title_de: titleDe ?? null, product, document_hash: documentHash, change_control: changeControl, previous_version_id: previousVersionId ?? null };
      return [{ table: 'recipe_version', op: 'upsert', values }, author];
    }
    case 'RecipeVersionRevised': {
      const { documentHash, title, titleDe, product, changeControl } = event.body;
      const values: JsonObject = { id, sequence, document_hash: documentHash, title, title_de: titleDe ?? null, product };
      return [{ table: 'recipe_version', op: 'upsert', values: changeControl === undefined ? values : { ...values, change_control: changeControl } }, author];
    }
    case 'RecipeVersionSubmitted':
      return [moved('in-review', { simulation_hash: event.body.simulationHash ?? null }), ...noApprovals];
    case 'RecipeVersionReturned':
      return [moved('draft', { simulation_hash: null }), ...noApprovals];
    case 'RecipeVersionApproved': {
      const { role, documentHash, diffHash, complete } = event.body;
      const approval = { version_id: id, role, ...who, at: record.actAt, document_hash: documentHash, diff_hash: diffHash, place: sequence };
      return [moved(complete ? 'approved' : 'in-review'), { table: 'recipe_approval', op: 'upsert', values: approval }];
    }
    case 'RecipeVersionMadeEffective':
      return [moved('effective', { effective_from: event.body.effectiveFrom, ...cycle(event.body) })];
    case 'RecipeVersionReviewed':
      return [{ table: 'recipe_version', op: 'upsert', values: { id, sequence, review_due: event.body.reviewDue } }];
    case 'RecipeVersionScheduled':
      return [moved('scheduled', { effective_from: event.body.effectiveFrom, ...cycle(event.body) })];
    case 'RecipeVersionSuperseded':
      return [moved('superseded', { review_due: null })];
    case 'RecipeVersionWithdrawn':
      return [moved('withdrawn', { review_due: null })];
  }
}

function cycle({ reviewEvery, reviewDue }: Partial<ReviewCycle>): JsonObject {
  return { review_every: reviewEvery ?? null, review_due: reviewDue ?? null };
}
