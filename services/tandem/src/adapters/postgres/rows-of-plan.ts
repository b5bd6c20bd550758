import type { RowChange } from '@batchwright/persistence';
import type { RecordedEvent } from '@batchwright/records';
import type { PlanEvent } from '../../domain/plan';

/** Which rows an event of a planned session makes. */
export function rowsOfPlan(record: RecordedEvent): readonly RowChange[] {
  const event = record as unknown as PlanEvent;
  const { aggregateId: id, sequence } = record;
  const answered = (person: string, answer: string, word: string | null): RowChange[] => [{ table: 'planned_session', op: 'upsert', values: { id, sequence } }, { table: 'planned_expert', op: 'upsert', values: { plan_id: id, person, answer, word } }];
  switch (event.type) {
    case 'SessionPlanned': {
      const { person, name, runId, runNumber, stepKey, at, experts } = event.body;
      return [
        { table: 'planned_session', op: 'upsert', values: { id, sequence, run_id: runId, run_number: runNumber, step_key: stepKey, at, planned_by: person, planner_name: name, cancelled: null } },
        ...experts.map((expert): RowChange => ({ table: 'planned_expert', op: 'upsert', values: { plan_id: id, person: expert.person, name: expert.name, answer: null, word: null } })),
      ];
    }
    case 'PlanAccepted':
      return answered(event.body.person, 'accepted', null);
    case 'PlanDeclined':
      return answered(event.body.person, 'declined', event.body.word);
    case 'PlanCancelled':
      return [{ table: 'planned_session', op: 'upsert', values: { id, sequence, cancelled: event.body.word } }];
  }
}
