import { CountField, HashField, IdField, ObjectField, TextField } from '@batchwright/host';

/** A photo or file where the record names it; batch-execution gives its bytes. */
export class RecordedFilePart {
  @IdField()
  stepKey!: string;

  @ObjectField({ description: 'Title of the step, { en, de }' })
  step!: Record<string, unknown>;

  @IdField({ description: 'Entry of the step' })
  address!: string;

  @CountField(1, 10_000_000, { description: 'Event that recorded it' })
  sequence!: number;

  @HashField()
  sha256!: string;

  @TextField(100)
  mediaType!: string;

  @TextField(200)
  fileName!: string;
}
