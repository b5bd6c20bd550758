import type { RowChange } from '@batchwright/persistence';
import type { AppliedSignature, JsonObject, RecordedEvent } from '@batchwright/records';
import { investigationRows, type InvestigationEvent } from './investigation-rows';
import type { ExceptionDecidedBody, OperationReviewedBody, OperationReviewVoidedBody, ReviewEvent } from '../../domain/review-events';
import type { ReleasedPart } from '../../domain/review-state';

/** Which rows an event of a batch's review makes: when it is recorded, and again when tables are rebuilt. */
export function rowsOf(record: RecordedEvent): readonly RowChange[] {
  const event = record as unknown as ReviewEvent;
  const { aggregateId: id, sequence } = record;
  const batch = (values: JsonObject): RowChange => ({ table: 'batch_review', op: 'upsert', values: { id, sequence, number: numberOf(record), ...values } });
  const person = record.person ?? '';
  switch (event.type) {
    case 'ExceptionDecisionProposed':
      return [batch(TRAIL_OPEN), proposal(record, event.body), act(record, 'exception-proposed', event.body.rationale)];
    case 'ExceptionDecided':
      return [batch(TRAIL_OPEN), decision(record, event.body), ...(event.body.withParent === undefined ? [act(record, 'exception-decided', event.body.rationale)] : [])];
    case 'ExceptionPutUnder':
    case 'ExceptionTakenOut':
      return [batch({}), placing(record, event), act(record, event.type === 'ExceptionPutUnder' ? 'exception-put-under' : 'exception-taken-out', event.body.reason)];
    case 'ProductionReviewed':
      return [batch({ stage: 'production-reviewed', production_reviewer: person, quality_reviewer: null, reviewed_head: event.body.head, reviewed_certificate: event.body.certificateHash }), act(record, 'production-review', commentOf(record))];
    case 'QualityReviewed':
      return [batch({ stage: 'quality-reviewed', quality_reviewer: person, reviewed_head: event.body.head, reviewed_certificate: event.body.certificateHash }), act(record, 'quality-review', commentOf(record))];
    case 'OperationReviewed':
      return [batch({}), operation(record, event.body), about(act(record, 'operation-review', commentOf(record) ?? event.body.title.en), event.body.operation)];
    case 'OperationReviewVoided':
      return [batch({}), operationVoided(record, event.body), about(act(record, 'operation-review-voided', `${event.body.event}, event ${event.body.sequence}`), event.body.operation)];
    case 'AuditTrailReviewed':
      return [batch({ trail_hash: event.body.hash, trail_reviewer: person }), act(record, 'audit-trail-review', commentOf(record))];
    case 'AuditTrailReopened':
      return [batch(TRAIL_OPEN), act(record, 'audit-trail-reopened', `${event.body.event}, event ${event.body.sequence}`)];
    case 'ReviewsVoided':
      return [batch({ stage: 'collecting', ...NOBODY }), act(record, 'reviews-voided', 'the record grew after it was reviewed')];
    case 'ReleaseSigned':
      return [batch({ stage: 'releasing', released_head: event.body.head, released_by: person, part: partOf(event.body.part) }), event.body.part ? act(record, 'release-part', `${event.body.part.released.join(', ')}: ${event.body.reason ?? ''}`) : act(record, 'release', commentOf(record))];
    case 'ReleaseVoided':
      return [batch({ stage: 'collecting', ...NOBODY, released_head: null, released_by: null, part: null }), act(record, 'release-voided', 'the record grew after the release was signed')];
    case 'BatchDispositioned': {
      const { decision: decided, reason } = event.body;
      const done = batch({ stage: decided === 'release' ? 'released' : 'rejected', dispositioned_at: record.actAt, reason: reason ?? null, pending_for: null });
      return decided === 'release' ? [done, act(record, 'sealed', null)] : [done, act(record, 'reject', reason ?? null)];
    }
    case 'RestDecided': {
      const { decision: decided, containers, part, reason } = event.body;
      const again: JsonObject = decided === 'release' ? { certified_by: null, certification_entry: null } : {};
      return [batch({ part: partOf(part), ...again }), act(record, `${decided}-rest`, `${containers.join(', ')}: ${reason}`)];
    }
    case 'DispositionPended':
      return [batch({ pending_for: event.body.reason }), act(record, 'pending', event.body.reason)];
    case 'DeviationApproved': {
      const { deviation, stepKey, rule, validUntil, reason } = event.body;
      return [batch(TRAIL_OPEN), act(record, 'deviation-approved', `${deviation}, ${stepKey} / ${rule}, ${validUntil}: ${reason}`)];
    }
    case 'ResultInvalidated':
      return [batch({}), act(record, 'result-invalidated', `${event.body.title.en}: ${event.body.reason}`)];
    case 'InvestigationOpened':
    case 'InvestigationAssessed':
    case 'InvestigationExtended':
    case 'InvestigationClosed':
      return [batch({}), ...investigationRows(record, event), investigationAct(record, event)];
    case 'BatchBlocked':
      return [batch({ stage: 'blocked', reason: event.body.reason }), act(record, 'block', event.body.reason)];
    case 'BatchUnblocked':
      return [batch({ stage: 'released', reason: null }), act(record, 'unblock', event.body.reason)];
    case 'BatchCertified':
      return [batch({ certified_by: person, certification_entry: event.body.entry }), certification(record, event.body.entry), act(record, 'certified', null)];
    case 'PackageMade':
      return [batch({ package_sha256: event.body.sha256, package_size: event.body.size })];
  }
}

const NOBODY = { production_reviewer: null, quality_reviewer: null, reviewed_head: null, reviewed_certificate: null };

const TRAIL_OPEN = { trail_hash: null, trail_reviewer: null };

/** As the database keeps it. */
function partOf(part: ReleasedPart | undefined): JsonObject | null {
  return part ? { released: [...part.released], held: [...part.held], rejected: [...part.rejected] } : null;
}

function about(row: RowChange, subject: string): RowChange {
  return { ...row, values: { ...row.values, subject } };
}

function operation(record: RecordedEvent, { operation: id, title, head, count, steps }: OperationReviewedBody): RowChange {
  const values = { run_id: record.aggregateId, operation: id, title: title.en, head, event_count: count, steps: [...steps], person: record.person ?? '', name: record.name ?? '', at: record.actAt, stands: true, voided_by: null };
  return { table: 'operation_review', op: 'upsert', values };
}

function operationVoided(record: RecordedEvent, { operation: id, event, sequence }: OperationReviewVoidedBody): RowChange {
  return { table: 'operation_review', op: 'upsert', values: { run_id: record.aggregateId, operation: id, stands: false, voided_by: `${event}, event ${sequence}` } };
}

/** The number of the batch stands in every body, so that the row of a batch can be made by whichever event comes first. */
function numberOf(record: RecordedEvent): string {
  return String(record.body.number ?? '');
}

function commentOf(record: RecordedEvent): string | null {
  return typeof record.body.comment === 'string' ? record.body.comment : null;
}

function signatureOf(record: RecordedEvent): AppliedSignature | undefined {
  return (record.body.signatures as unknown as AppliedSignature[] | undefined)?.[0];
}

function act(record: RecordedEvent, name: string, comment: string | null): RowChange {
  const signature = signatureOf(record);
  return {
    table: 'review_act',
    op: 'upsert',
    values: {
      run_id: record.aggregateId, sequence: record.sequence, act: name, at: record.actAt, comment,
      person: signature?.person ?? record.person ?? null, name: signature?.name ?? record.name ?? null,
      meaning: signature?.meaning ?? null, level: signature?.level ?? null, signed_at: signature?.signedAt ?? null,
    },
  };
}

function investigationAct(record: RecordedEvent, event: InvestigationEvent): RowChange {
  const { deviation } = event.body;
  const more = event.type === 'InvestigationOpened' ? event.body.title : event.type === 'InvestigationAssessed' ? `${event.body.impact}; ${event.body.rootCause.text}; ${event.body.capa}` : event.type === 'InvestigationExtended' ? `${event.body.origin}: ${event.body.reason}` : '';
  return act(record, NAMES[event.type], more === '' ? deviation : `${deviation}: ${more}`);
}

const NAMES = { InvestigationOpened: 'investigation-opened', InvestigationAssessed: 'investigation-assessed', InvestigationExtended: 'investigation-extended', InvestigationClosed: 'investigation-closed' } as const;

function certification(record: RecordedEvent, entry: number): RowChange {
  return { table: 'certification', op: 'upsert', values: { entry, run_id: record.aggregateId, number: numberOf(record), person: record.person ?? '', name: record.name ?? '', at: record.actAt } };
}

/** Under which exception quality put it; null = under none. */
function placing(record: RecordedEvent, { body }: Extract<ReviewEvent, { type: 'ExceptionPutUnder' | 'ExceptionTakenOut' }>): RowChange {
  return { table: 'exception_cause', op: 'upsert', values: { exception_id: body.exceptionId, run_id: record.aggregateId, parent: 'parent' in body ? body.parent : null, reason: body.reason, person: record.person ?? '', name: record.name ?? '', at: record.actAt, sequence: record.sequence } };
}

function proposal(record: RecordedEvent, body: ExceptionDecidedBody): RowChange {
  const signature = signatureOf(record);
  return {
    table: 'exception_proposal',
    op: 'upsert',
    values: {
      exception_id: body.exceptionId, run_id: record.aggregateId, classification: body.classification, rationale: body.rationale, person: record.person ?? '', name: record.name ?? '',
      meaning: signature?.meaning ?? '', signed_at: signature?.signedAt ?? record.recordedAt, at: record.actAt, sequence: record.sequence, effects: [...(body.effects ?? [])],
    },
  };
}

function decision(record: RecordedEvent, body: ExceptionDecidedBody): RowChange {
  const signature = signatureOf(record) ?? (record.body.signedWith as unknown as Pick<AppliedSignature, 'meaning' | 'signedAt'> | undefined);
  return {
    table: 'exception_decision',
    op: 'upsert',
    values: {
      exception_id: body.exceptionId, run_id: record.aggregateId, classification: body.classification, rationale: body.rationale,
      decided_by: record.person ?? '', decided_by_name: record.name ?? '', meaning: signature?.meaning ?? '', signed_at: signature?.signedAt ?? record.recordedAt,
      decided_at: record.actAt, sequence: record.sequence, with_parent: body.withParent ?? null, left_open: (body.left ?? []).map((one) => ({ ...one })),
    },
  };
}
