import { ChoiceField, CountField, DateField, EvidenceRequest, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';

const STATES = ['draft', 'in-review', 'approved', 'scheduled', 'effective', 'superseded', 'withdrawn'];

export class DraftVersionRequest {
  @SiteField()
  site!: string;

  @ObjectField({ description: 'A document of the format batchwright.recipe/1' })
  document!: Record<string, unknown>;

  @TextField(100, { optional: true, description: 'Number of the change control under which it is written', example: 'CC-2026-0007' })
  changeControl?: string;

  @IdField({ optional: true, description: 'Version that it follows on; left out: the one in force, or the newest' })
  basedOn?: string;
}

export class ReviseVersionRequest {
  @ObjectField({ description: 'A document of the format batchwright.recipe/1, of the same recipe' })
  document!: Record<string, unknown>;

  @TextField(100, { optional: true, description: 'Number of the change control; left out: as it is. A version without one is not submitted', example: 'CC-2026-0007' })
  changeControl?: string;

  @TextField(64, { optional: true, description: 'Hash of the document that the author began from: when the draft holds another one by now, nothing is written (409). Absent = whatever is there' })
  replaces?: string;
}

export class SimulateDraftRequest {
  @SiteField()
  site!: string;

  @ObjectField({ description: 'A document of the format batchwright.recipe/1, saved or not' })
  document!: Record<string, unknown>;
}

export class ReasonRequest {
  @TextField(1000, { description: 'Why; it stands in the record' })
  reason!: string;
}

export class SignedRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class EffectivenessStatementRequest {
  @DateField({ optional: true, description: 'Date of the site at whose beginning (00:00 there) it comes into force; left out: now' })
  effectiveDate?: string;
}

export class EffectivenessRequest extends EffectivenessStatementRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class WithdrawVersionRequest extends ReasonRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class RecipeVersionResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @TextField(100, { example: 'MBR-WAR-5' })
  recipe!: string;

  @CountField(1, 1_000_000)
  version!: number;

  @ChoiceField(STATES)
  state!: string;

  @TextField(500)
  title!: string;

  @TextField(500, { optional: true, description: 'The title in German' })
  titleDe?: string;

  @TextField(100, { description: 'Item code of what it makes; empty for a cleaning or a check' })
  product!: string;

  @TextField(64, { description: 'SHA-256 of the canonical document' })
  documentHash!: string;

  @TextField(100)
  changeControl!: string;

  @CountField(1, Number.MAX_SAFE_INTEGER)
  sequence!: number;

  @IdField({ optional: true, description: 'Version that the difference is taken to' })
  previousVersionId?: string;

  @InstantField({ optional: true, description: 'Plant time from which batches may start' })
  effectiveFrom?: string;

  @CountField(1, 60, { optional: true, description: 'Months after which it is looked at again; left out: its recipe has no review cycle' })
  reviewEvery?: number;

  @DateField({ optional: true, description: 'Date of the site on which it is to be looked at again; of a version that is scheduled or in force. An overdue one holds no batch back' })
  reviewDue?: string;
}

export class RecipeResponse {
  @IdField({ example: 'HAM/MBR-WAR-5' })
  id!: string;

  @SiteField()
  site!: string;

  @TextField(100)
  recipe!: string;

  @TextField(500)
  title!: string;

  @TextField(500, { optional: true, description: 'The title in German' })
  titleDe?: string;

  @TextField(100)
  product!: string;

  @ListField(RecipeVersionResponse, 1000, { description: 'Newest first' })
  versions!: RecipeVersionResponse[];
}

export class AuthorResponse {
  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  name!: string;
}

export class ApprovalResponse extends AuthorResponse {
  @ChoiceField(['production', 'quality'])
  role!: string;

  @InstantField({ description: 'Plant time' })
  at!: string;

  @TextField(64, { description: 'Hash of the document that was signed' })
  documentHash!: string;

  @TextField(64, { description: 'Hash of the difference that was signed' })
  diffHash!: string;
}

export class FindingResponse {
  @IdField({ example: 'unit-mismatch' })
  code!: string;

  @ChoiceField(['error', 'warning'])
  severity!: string;

  @TextField(1000, { description: 'JSON pointer in the document' })
  path!: string;

  @TextField(2000)
  message!: string;

  @ObjectField({ description: 'Facts for texts in other languages' })
  params!: Record<string, unknown>;
}

export class FindingsResponse {
  @ListField(FindingResponse, 10_000)
  items!: FindingResponse[];
}

export class RecipeVersionDetailResponse extends RecipeVersionResponse {
  @ObjectField({ description: 'The document, format batchwright.recipe/1' })
  document!: Record<string, unknown>;

  @ListField(AuthorResponse, 100)
  authors!: AuthorResponse[];

  @ListField(ApprovalResponse, 10)
  approvals!: ApprovalResponse[];

  @ListField(FindingResponse, 10_000)
  findings!: FindingResponse[];
}

export class SimulationResponse {
  @TextField(64, { optional: true, description: 'What approvers sign: the hash of `report`; absent while the version is a draft' })
  hash?: string;

  @ObjectField({ description: '{ format, recipeHash, scenarios: [{ id, steered, steps, exceptions, stuck }], coverage: [{ of, covered, total, missing }], complete, cutShort }' })
  report!: Record<string, unknown>;
}

export class DiffResponse {
  @TextField(64, { description: 'What approvers sign: the hash of `diff`' })
  hash!: string;

  @ObjectField({ description: '{ format, from, to, changes: [{ change, what, id, step?, field?, before?, after? }] }' })
  diff!: Record<string, unknown>;
}

export class HistoryResponse {
  @CountField(1, Number.MAX_SAFE_INTEGER)
  counter!: number;

  @InstantField({ description: 'Plant time' })
  at!: string;

  @TextField(100, { optional: true, description: 'Employee number; null when nobody did' })
  person?: string;

  @TextField(200, { optional: true })
  name?: string;

  @TextField(100)
  action!: string;

  @TextField(100, { optional: true })
  field?: string;

  @TextField(1000, { optional: true })
  oldValue?: string;

  @TextField(1000, { optional: true })
  newValue?: string;

  @TextField(1000, { optional: true })
  reason?: string;
}
