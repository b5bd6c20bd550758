import { ChoiceField, CountField, FlagField, IdField, InstantField, ListField, ObjectField, TextField } from '@batchwright/host';

export class CriticalChangeResponse {
  @ChoiceField(['correction', 'late-entry', 'reopened', 'refused-try', 'move', 'decision', 'master-data'])
  kind!: string;

  @TextField(50, { description: 'Service whose record it is' })
  service!: string;

  @CountField(0, Number.MAX_SAFE_INTEGER, { description: 'Number of the event in that record' })
  sequence!: number;

  @TextField(100, { description: 'Type of the event' })
  type!: string;

  @InstantField({ description: 'Plant time' })
  at!: string;

  @IdField({ optional: true, description: 'Employee number; null = the system' })
  person!: string | null;

  @TextField(200, { optional: true })
  name!: string | null;

  @TextField(500)
  object!: string;

  @ObjectField({ optional: true, description: 'Title of the step: { en, de }' })
  step!: Record<string, unknown> | null;

  @TextField(200, { optional: true })
  field!: string | null;

  @TextField(10_000, { optional: true })
  oldValue!: string | null;

  @TextField(10_000, { optional: true })
  newValue!: string | null;

  @TextField(2000, { optional: true })
  reason!: string | null;
}

export class AuditTrailResponse {
  @TextField(64, { description: 'Hash of which changes they are: what the reviewer signs' })
  hash!: string;

  @IdField({ optional: true, description: 'Who reviewed exactly these; null = nobody' })
  reviewedBy!: string | null;

  @ListField(CriticalChangeResponse, 100_000)
  changes!: CriticalChangeResponse[];
}

export class OperationResponse {
  @IdField({ description: 'Id in the recipe' })
  id!: string;

  @ObjectField({ description: '{ en, de }' })
  title!: Record<string, unknown>;

  @ChoiceField(['not-begun', 'open', 'done'])
  state!: string;

  @ListField('text', 10_000, { description: 'Open steps and undecided exceptions, in words' })
  open!: string[];

  @ChoiceField(['none', 'stands', 'void'], { description: '`void`: an event came after it was signed' })
  review!: string;

  @IdField({ optional: true })
  reviewedBy!: string | null;
}

/** A step of the run by its key. */
export class StepOfBatchResponse {
  @TextField(200, { description: 'Key of the step in the run' })
  key!: string;

  @ObjectField({ description: '{ en, de }' })
  title!: Record<string, unknown>;
}

export class OpenStepResponse extends StepOfBatchResponse {
  @FlagField({ description: 'It was started' })
  begun!: boolean;
}

export class AuditTrailSummary {
  @CountField(0, Number.MAX_SAFE_INTEGER, { description: 'Changes of GMP-critical data' })
  changes!: number;

  @IdField({ optional: true, description: 'Who reviewed exactly these; null = nobody' })
  reviewedBy!: string | null;
}
