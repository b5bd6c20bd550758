import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';

/** Kinds of aggregates that answer steps. */
export const ANSWERING: readonly string[] = ['capture', 'condition-grant', 'set-point'];

/** Which rows an event of an answer to a step makes. Its body has what was `asked` and, once there is one, the `answer`. */
export function machineAnswerRowsOf({ aggregateId, aggregateType, sequence, type, body }: RecordedEvent): readonly RowChange[] {
  const { asked, answer = {} } = body as { asked: Record<string, string>; answer?: JsonObject };
  const { runId = '', runNumber = '', stepKey = '', equipment = '', point = '' } = asked;
  const tag = answer.tag ?? body.tag ?? null;
  return [{ table: 'machine_answer', op: 'upsert', values: { id: aggregateId, sequence, kind: aggregateType, state: type, run_id: runId, run_number: runNumber, step_key: stepKey, equipment, point, tag, answer } }];
}
