import { CountField, EvidenceRequest, IdField, InstantField, PartField, SiteField, TextField } from '@batchwright/host';

export class LogbookEntryResponse {
  @SiteField()
  site!: string;

  @IdField()
  equipment!: string;

  @TextField(200)
  title!: string;

  @CountField(1, Number.MAX_SAFE_INTEGER)
  sequence!: number;

  @IdField({ example: 'EquipmentOccupied', description: 'EquipmentOccupied = a use' })
  what!: string;

  @InstantField()
  start!: string;

  @InstantField({ optional: true, description: 'End of a use; absent while it lasts' })
  end?: string;

  @InstantField({ optional: true, description: 'When it was seen, where it was written later' })
  observedAt?: string;

  @IdField({ optional: true, description: 'Employee number; absent where time or a run did it' })
  person?: string;

  @IdField({ optional: true, description: 'Number of the batch or other run' })
  run?: string;

  @IdField({ optional: true })
  stepKey?: string;

  @TextField(100, { optional: true, description: 'Item code of what was made' })
  product?: string;

  @TextField(1000, { optional: true })
  detail?: string;
}

export class LogbookEntryRequest {
  @TextField(1000, { description: 'What was seen or done' })
  text!: string;

  @InstantField({ optional: true, description: 'When, where that is not now' })
  observedAt?: string;
}

export class WriteLogbookRequest extends LogbookEntryRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}
