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

  @ChoiceField(['recipe', 'document'])
  kind!: string;

  @IdField({ optional: true, description: 'Of a document: its own id, which its file is opened by' })
  documentId?: string;

  @IdField({ description: 'Code of the recipe or document' })
  code!: string;

  @CountField(1, 100_000)
  version!: number;

  @TextField(500)
  title!: string;

  @TextField(500, { optional: true, description: 'The title in German' })
  titleDe?: string;

  @ChoiceField(['approved', 'scheduled', 'effective'], { description: '`effective` of a recipe: no step of it is started before it is read' })
  status!: string;

  @InstantField({ optional: true, description: 'Plant time from which people work by it: until then it is to be read' })
  effectiveFrom?: string;

  @InstantField({ description: 'Since when it can be read, plant time' })
  since!: string;
}
