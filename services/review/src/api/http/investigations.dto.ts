import { ChoiceField, EvidenceRequest, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';

const CATEGORIES = ['people', 'method', 'equipment', 'material', 'measurement', 'environment', 'not-determined'];

export class OpenInvestigationRequest {
  @IdField({ description: 'Batch at which it begins' })
  runId!: string;

  @TextField(50, { description: 'Number of the deviation', example: 'DEV-2026-017' })
  deviation!: string;

  @TextField(200, { description: 'What it is about' })
  title!: string;

  @ListField('text', 100, { optional: true, description: 'Ids of the exceptions of the batch that it is about' })
  exceptionIds?: string[];
}

export class RootCausePart {
  @ChoiceField(CATEGORIES)
  category!: 'people' | 'method' | 'equipment' | 'material' | 'measurement' | 'environment' | 'not-determined';

  @TextField(4000)
  text!: string;
}

export class AssessInvestigationRequest {
  @TextField(4000, { description: 'What it does to the product' })
  impact!: string;

  @PartField(RootCausePart)
  rootCause!: RootCausePart;

  @TextField(500, { description: 'Corrective and preventive action by its number, or none and why', example: 'CAPA-2026-004' })
  capa!: string;
}

export class ExtendInvestigationRequest {
  @IdField({ description: 'Batch that may have been affected, too' })
  runId!: string;

  @TextField(2000, { description: 'Why' })
  reason!: string;
}

export class SignExtensionRequest extends ExtendInvestigationRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class CloseInvestigationRequest {}

export class SignClosingRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class SharedItemResponse {
  @ChoiceField(['equipment', 'material'])
  what!: string;

  @TextField(200, { description: 'Code of the equipment, number of the lot' })
  item!: string;
}

export class LinkedBatchResponse {
  @IdField()
  runId!: string;

  @TextField(100)
  number!: string;

  @ListField(SharedItemResponse, 1000)
  shared!: SharedItemResponse[];

  @TextField(200, { description: 'Who drew it in' })
  name!: string;

  @InstantField()
  at!: string;
}

export class ProposedBatchResponse {
  @IdField()
  runId!: string;

  @TextField(100)
  number!: string;

  @TextField(30, { description: 'Where its judgement stands' })
  stage!: string;

  @ListField(SharedItemResponse, 1000, { description: 'Equipment and lots that both used' })
  shared!: SharedItemResponse[];
}

export class InvestigationActResponse {
  @InstantField({ description: 'Plant time' })
  at!: string;

  @TextField(100)
  act!: string;

  @TextField(200, { optional: true })
  name!: string | null;

  @IdField({ optional: true })
  person!: string | null;

  @TextField(100, { description: 'Number of the batch in whose judgement it stands' })
  number!: string;

  @ObjectField({ description: 'What was written down by it' })
  body!: Record<string, unknown>;
}

export class InvestigationResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @IdField({ description: 'Batch at which it began' })
  runId!: string;

  @TextField(100)
  number!: string;

  @TextField(50)
  deviation!: string;

  @TextField(200)
  title!: string;

  @ChoiceField(['open', 'closed'])
  state!: string;

  @PartField(AssessInvestigationRequest, { optional: true, description: 'What was found out; the newest word' })
  findings!: AssessInvestigationRequest | null;

  @ListField('text', 100)
  exceptionIds!: string[];

  @TextField(200)
  openedBy!: string;

  @InstantField()
  openedAt!: string;

  @TextField(200, { optional: true })
  closedBy!: string | null;

  @InstantField({ optional: true })
  closedAt!: string | null;

  @ListField(LinkedBatchResponse, 1000, { description: 'Batches that it was extended to: none of them is released until it is closed' })
  batches!: LinkedBatchResponse[];
}

export class InvestigationDetailResponse extends InvestigationResponse {
  @ListField(ProposedBatchResponse, 100, { description: 'Batches that used the same equipment or lots and are not part of it, most in common first' })
  proposals!: ProposedBatchResponse[];

  @ListField(InvestigationActResponse, 10_000)
  history!: InvestigationActResponse[];
}

export class InvestigationOpenedResponse {
  @IdField()
  id!: string;

  @IdField()
  aggregate!: string;
}
