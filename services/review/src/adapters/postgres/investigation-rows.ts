import type { RowChange } from '@batchwright/persistence';
import type { RecordedEvent } from '@batchwright/records';
import type { ReviewEvent } from '../../domain/review-events';

/** Events about an investigation. */
export type InvestigationEvent = Extract<ReviewEvent, { type: 'InvestigationOpened' | 'InvestigationAssessed' | 'InvestigationExtended' | 'InvestigationClosed' }>;

/** Rows of an investigation, and of the batches that it was extended to. */
export function investigationRows(record: RecordedEvent, event: InvestigationEvent): RowChange[] {
  const number = String(record.body.number ?? '');
  const { investigationId: id } = event.body;
  const { person = '', name = '', actAt: at, aggregateId: runId } = record;
  switch (event.type) {
    case 'InvestigationOpened': {
      const { deviation, title, exceptionIds } = event.body;
      return [{ table: 'investigation', op: 'upsert', values: { id, run_id: runId, number, deviation, title, state: 'open', exceptions: [...exceptionIds], opened_by: name, opened_at: at } }];
    }
    case 'InvestigationAssessed': {
      const { impact, rootCause, capa } = event.body;
      return [{ table: 'investigation', op: 'upsert', values: { id, impact, cause_category: rootCause.category, cause: rootCause.text, capa } }];
    }
    case 'InvestigationExtended': {
      const { shared, reason } = event.body;
      return [{ table: 'investigation_batch', op: 'upsert', values: { investigation_id: id, run_id: runId, number, shared: shared.map((one) => ({ ...one })), reason, person, name, at } }];
    }
    case 'InvestigationClosed':
      return [{ table: 'investigation', op: 'upsert', values: { id, state: 'closed', closed_by: name, closed_at: at } }];
  }
}
