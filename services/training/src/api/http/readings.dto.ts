import { ChoiceField, CountField, EvidenceRequest, IdField, InstantField, PartField, SiteField, TextField } from '@batchwright/host';

export class ReadVersionRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class ReadingTaskResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @IdField({ description: 'Employee number of who has to read it' })
  person!: string;

  @TextField(200)
  personName!: string;

  @IdField()
  versionId!: string;

  @IdField({ description: 'Code of the recipe' })
  recipe!: string;

  @CountField(1, 100_000)
  version!: number;

  @TextField(500)
  title!: string;

  @ChoiceField(['approved', 'scheduled', 'effective'], { description: '`effective`: no step of it is started before it is read' })
  status!: string;

  @InstantField({ optional: true, description: 'Plant time from which batches start from it: until then it is to be read' })
  effectiveFrom?: string;

  @InstantField({ description: 'Since when it can be read, plant time' })
  since!: string;
}
