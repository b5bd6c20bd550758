import type { RowChange } from '@batchwright/persistence';
import type { Circumstances, ObservedSpan, RunEvent } from '@batchwright/procedure';
import type { JsonObject } from '@batchwright/records';

/** Rows that an event of a run makes beside the state: what lists show of exceptions and of tries that were stopped. */
export function eventRows(event: RunEvent, runId: string, sequence: number, { at, person, name }: Circumstances): RowChange[] {
  const who = { at, person: person ?? null, name: name ?? null };
  switch (event.type) {
    case 'ExceptionRaised':
    case 'ExceptionRaisedAfterSeal': {
      const { exceptionId, type, severity, deviation, stepKey, address, text, texts, blocks, reaction, raisedFor, observed } = event.body;
      const values = { run_id: runId, exception_id: exceptionId, sequence, type, severity, deviation, step_key: stepKey ?? null, address: address ?? null, text, raised_for: raisedFor ?? null, detail: json({ blocks, reaction, texts }), ...who };
      return [{ table: 'run_exception', op: 'upsert', values }, ...observedRow(runId, exceptionId, observed)];
    }
    case 'ExceptionExtended':
      return observedRow(runId, event.body.exceptionId, event.body.observed);
    case 'EntryRejected': {
      const { stepKey, address, entered, expected, code, attempt } = event.body;
      return [{ table: 'run_try', op: 'upsert', values: { run_id: runId, sequence, step_key: stepKey, address, code, attempt, detail: json({ entered, expected }), ...who } }];
    }
    case 'CommentAdded':
      return [{ table: 'run_comment', op: 'upsert', values: { run_id: runId, sequence, step_key: event.body.stepKey ?? null, text: event.body.text, ...who } }];
    default:
      return [];
  }
}

/** All that machines said of an exception; a table of its own, because its end may be told of one that belongs to no step. */
function observedRow(runId: string, exceptionId: string, observed: ObservedSpan | undefined): RowChange[] {
  return observed ? [{ table: 'run_exception_observed', op: 'upsert', values: { run_id: runId, exception_id: exceptionId, observed: json(observed) } }] : [];
}

function json(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
