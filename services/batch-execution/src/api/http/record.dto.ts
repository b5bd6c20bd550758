import { CountField, IdField, InstantField, ObjectField, TextField } from '@batchwright/host';

/** A record as it stands, with the hash over its canonical text. */
export class RecordResponse {
  @CountField(1, Number.MAX_SAFE_INTEGER)
  sequence!: number;

  @IdField({ example: 'EntryRecorded' })
  type!: string;

  @ObjectField({ description: 'What happened' })
  body!: Record<string, unknown>;

  @TextField(64)
  leafHash!: string;

  @TextField(1_000_000, { description: 'The text that is hashed, verbatim (RFC 8785)' })
  canonical!: string;
}

export class AuditResponse {
  @CountField(1, Number.MAX_SAFE_INTEGER)
  number!: number;

  @CountField(1, Number.MAX_SAFE_INTEGER, { description: 'Record that it belongs to' })
  sequence!: number;

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

  @InstantField()
  actAt!: string;

  @InstantField()
  recordedAt!: string;
}
