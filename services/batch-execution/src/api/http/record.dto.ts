import { CountField, FlagField, IdField, InstantField, ObjectField, TextField } from '@batchwright/host';

/** A record as it stands, with the hash over its canonical text. */
export class RecordResponse {
  @CountField(1, Number.MAX_SAFE_INTEGER)
  sequence!: number;

  @IdField({ example: 'EntryRecorded' })
  type!: string;

  @ObjectField({ optional: true, description: 'What happened; absent while hidden' })
  body?: Record<string, unknown>;

  @TextField(64)
  leafHash!: string;

  @TextField(1_000_000, { optional: true, description: 'The text that is hashed, verbatim (RFC 8785); absent while hidden' })
  canonical?: string;

  @FlagField({ optional: true, description: 'True: withheld from who may have to repeat a reading of this step blind' })
  hidden?: boolean;
}

export class AuditResponse {
  @CountField(1, Number.MAX_SAFE_INTEGER)
  number!: number;

  @CountField(1, Number.MAX_SAFE_INTEGER, { description: 'Record that it belongs to' })
  sequence!: number;

  @IdField({ optional: true, description: 'Key of the step, with its iteration' })
  stepKey?: string;

  @IdField({ optional: true })
  person?: string;

  @TextField(200, { optional: true })
  name?: string;

  @TextField(200, { optional: true })
  account?: string;

  @IdField({ optional: true })
  terminal?: string;

  @TextField(500)
  object!: string;

  @IdField()
  action!: string;

  @TextField(500, { optional: true })
  field?: string;

  @TextField(10_000, { optional: true })
  oldValue?: string;

  @TextField(10_000, { optional: true })
  newValue?: string;

  @TextField(10_000, { optional: true })
  reason?: string;

  @FlagField({ optional: true, description: 'True: values are withheld from who may have to repeat a reading of this step blind' })
  hidden?: boolean;

  @InstantField()
  actAt!: string;

  @InstantField()
  recordedAt!: string;
}
