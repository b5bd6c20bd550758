import type { Actor } from '@batchwright/access';
import { unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { decide, RUN_EVENT_VERSION, type RunCommand, type RunEvent, type RunView } from '@batchwright/procedure';
import type { JsonObject } from '@batchwright/records';
import { PostgresRuns } from '../../services/batch-execution/src/adapters/postgres/postgres-runs';
import { circumstancesOf, foldEvents, occasionOf, performerOf } from '../../services/batch-execution/src/application/act-on-run';
import { auditOf } from '../../services/batch-execution/src/application/audit-of';
import { messagesOf } from '../../services/batch-execution/src/application/messages-of';
import { TURNS } from './bench-recipe';

/** Steps recorded by one statement; few enough to be decided and recorded within the age that a time may have. */
const BATCH = 50;

/** Key of the k-th step of the long run. */
export function keyOf(k: number): string {
  return `gauge~${Math.ceil(k / TURNS)}.${((k - 1) % TURNS) + 1}`;
}

/** What is entered at the k-th step: the last turn of a round ends it. */
export function readingOf(k: number): string {
  return k % TURNS === 0 ? '1500.0' : '100.0';
}

/**
 * Takes a run on until so many steps are done. The same decisions, records, rows and messages as step by step, with many steps in one
 * act: ten thousand of them over HTTP would take longer than all that is measured.
 */
export async function lengthen(transactions: Transactions, actor: Actor, ids: () => string, runId: string, until: number): Promise<void> {
  const runs = new PostgresRuns();
  for (let k = 1; k <= until; k += BATCH) {
    await transactions.run(async (tx) => {
      const loaded = await runs.load(tx, actor.sites, runId, { stepKey: keyOf(k), owners: true, persons: [actor.person] });
      if (!loaded) throw new Error(`there is no run ${runId}`);
      const { recipe, times, head } = loaded;
      const before: RunView = { ...loaded.view, facts: { ...loaded.view.facts, watermarkAgeMs: { training: 0, resources: 0 } } };
      const by = performerOf(actor, undefined);
      let after = before;
      const events: RunEvent[] = [];
      const act = (command: RunCommand): void => {
        const decided = unwrap(decide(command, after, recipe, occasionOf(times, ids)));
        after = foldEvents(after, decided, times, actor);
        events.push(...decided);
      };
      for (let at = k; at < Math.min(k + BATCH, until + 1); at += 1) {
        const stepKey = keyOf(at);
        const version = (): number => after.steps[stepKey]?.version ?? 0;
        act({ type: 'StartStep', by, stepKey, version: version() });
        act({ type: 'CompleteStep', by, stepKey, version: version(), entries: [{ entry: 'reading', value: readingOf(at), unit: 'kPa' }], signatures: [] });
      }
      const { run } = before;
      const { person, name, account } = actor;
      const recorded = events.map((event) => ({ type: event.type, version: RUN_EVENT_VERSION, body: event.body as unknown as JsonObject, audit: auditOf(after.run, event, recipe) }));
      const request = { site: run.site, aggregateType: 'run', aggregateId: run.id, expectedSequence: run.sequence, by: { person, name, account }, events: recorded };
      await tx.append({ ...request, rows: runs.changes(before, after, events, circumstancesOf(times, actor)), messages: messagesOf({ before: run, events, after, times, head, request, actor }), timeUsed: times });
    });
  }
}
