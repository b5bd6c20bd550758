import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import { closePoints } from '../domain/recipe-import';
import type { RecipeImports } from './recipe-imports';

/** An engineer says how points of an imported file were dealt with; the draft can be handed in when none is open. */
export class CloseImportPoints {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: RecipeImports,
  ) {}

  /** Refusals: `not-found`, `reason-missing`, `import-point-unknown`. */
  execute(versionId: string, points: readonly number[], how: string, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    return this.transactions.run(async (tx) => {
      const known = await this.imports.find(tx, context.actor.sites, versionId);
      if (!known) throw refuse('not-found', { what: 'import', id: versionId });
      const events = unwrap(closePoints(known, points, how));
      const answer = { aggregate: known.id, sequence: known.sequence + events.length };
      const kept = answerOf(context, answer);
      if (events.length === 0) {
        if (kept.idempotency) await tx.keepAnswer(kept.idempotency);
        return answer;
      }
      await tx.append({
        site: known.site, aggregateType: 'recipe-import', aggregateId: known.id, expectedSequence: known.sequence, by: attributionOf(context.actor),
        events: events.map((event) => ({ type: event.type, version: 1, body: event.body as unknown as JsonObject, audit: [{ object: `import of version ${versionId}`, action: event.type, field: 'points', newValue: points.join(', '), reason: how }] })),
        rowsOf: this.imports.rowsOf,
        ...kept,
      });
      return answer;
    });
  }
}
