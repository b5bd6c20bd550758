import { ChoiceField, CountField, EvidenceRequest, FlagField, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';
import { RecordedFilePart } from './recorded-file.dto';
import { DISPOSITION_DECISIONS, type DispositionDecision } from '../../application/dispose-batch';
import { ChecklistAnswerRequest, ChecklistPointResponse } from './checklist.dto';
import { AuditTrailSummary, OperationResponse, OpenStepResponse, StepOfBatchResponse } from './partial-reviews.dto';

export class ReviewRequest {
  @TextField(2000, { optional: true, description: 'Remark of the reviewer' })
  comment?: string;

  @ListField(ChecklistAnswerRequest, 500, { optional: true, description: 'Answers to the points of the checklist that this review answers' })
  answers?: ChecklistAnswerRequest[];
}

export class SignReviewRequest extends ReviewRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class DispositionRequest {
  @ChoiceField([...DISPOSITION_DECISIONS], { description: '`block` and `unblock` are for a released batch; `release-part` names the containers that are released, `release-rest` and `reject-rest` decide about the others' })
  decision!: DispositionDecision;

  @TextField(2000, { optional: true, description: 'Why; asked for by every decision but release' })
  reason?: string;

  @ListField('text', 10_000, { optional: true, description: 'Codes of the containers that `release-part` releases' })
  containers?: string[];
}

export class SignDispositionRequest extends DispositionRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class InvalidationRequest {
  @TextField(200, { description: 'Key of the step that recorded the result' })
  stepKey!: string;

  @TextField(2000)
  reason!: string;
}

export class SignInvalidationRequest extends InvalidationRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class CertificationRequest {}

export class SignCertificationRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class CertificationResponse {
  @CountField(1, 1_000_000_000, { description: 'Number in the register of the site' })
  entry!: number;

  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  name!: string;

  @InstantField({ description: 'Plant time' })
  at!: string;
}

export class SizeResponse {
  @TextField(62)
  value!: string;

  @TextField(30)
  unit!: string;
}

export class ReleasedPartResponse {
  @ListField('text', 10_000)
  released!: string[];

  @ListField('text', 10_000, { description: 'Wait for a decision' })
  held!: string[];

  @ListField('text', 10_000)
  rejected!: string[];
}

export class BatchResponse {
  @IdField()
  runId!: string;

  @SiteField()
  site!: string;

  @TextField(100)
  number!: string;

  @TextField(100)
  recipe!: string;

  @CountField(0, 1_000_000)
  recipeVersion!: number;

  @TextField(100, { optional: true })
  orderNumber!: string | null;

  @PartField(SizeResponse)
  batchSize!: SizeResponse;

  @TextField(30, { description: 'ISA-88 state of the run' })
  state!: string;

  @TextField(30, { description: 'Business status of the batch' })
  business!: string;

  @FlagField()
  sealed!: boolean;

  @ChoiceField(['collecting', 'production-reviewed', 'quality-reviewed', 'releasing', 'released', 'blocked', 'rejected'])
  stage!: string;

  @CountField(0, 1_000_000)
  exceptions!: number;

  @CountField(0, 1_000_000)
  openExceptions!: number;

  @CountField(0, 1_000_000)
  openCritical!: number;

  @InstantField()
  createdAt!: string;

  @InstantField()
  changedAt!: string;

  @InstantField({ optional: true })
  dispositionedAt!: string | null;

  @TextField(2000, { optional: true })
  reason!: string | null;

  @PartField(ReleasedPartResponse, { optional: true, description: 'Which containers a partial release lets go; null = all, or none' })
  part!: ReleasedPartResponse | null;

  @TextField(2000, { optional: true, description: 'What is awaited before it is decided' })
  pendingFor!: string | null;

  @PartField(CertificationResponse, { optional: true, description: 'By the Qualified Person; null = not certified' })
  certification!: CertificationResponse | null;

  @CountField(0, Number.MAX_SAFE_INTEGER, { description: 'Number of events of the run that were received' })
  sequence!: number;

  @TextField(64, { optional: true, description: 'SHA-256 of the release package' })
  packageSha256!: string | null;

  @CountField(0, Number.MAX_SAFE_INTEGER, { optional: true })
  packageSize!: number | null;
}

export class ReviewActResponse {
  @CountField(0, Number.MAX_SAFE_INTEGER)
  sequence!: number;

  @ChoiceField(['exception-decided', 'production-review', 'quality-review', 'reviews-voided', 'release', 'release-part', 'release-rest', 'reject-rest', 'release-voided', 'sealed', 'reject', 'pending', 'block', 'unblock', 'certified', 'deviation-approved', 'operation-review', 'operation-review-voided', 'audit-trail-review', 'audit-trail-reopened', 'result-invalidated'])
  act!: string;

  @IdField({ optional: true, description: 'Operation that it is about; null = the whole batch' })
  subject!: string | null;

  @IdField({ optional: true })
  person!: string | null;

  @TextField(200, { optional: true })
  name!: string | null;

  @TextField(100, { optional: true })
  meaning!: string | null;

  @TextField(20, { optional: true })
  level!: string | null;

  @InstantField({ optional: true })
  signedAt!: string | null;

  @InstantField()
  at!: string;

  @TextField(2000, { optional: true })
  comment!: string | null;

  @FlagField({ description: 'False when the record grew after it: it shows, and does not count' })
  stands!: boolean;
}

export class OpenPointResponse {
  @ChoiceField(['run-executed', 'steps-closed', 'exceptions-closed', 'record-intact', 'record-consistent', 'operations-reviewed', 'audit-trail-reviewed', 'production-reviewed', 'quality-reviewed'])
  code!: string;

  @FlagField()
  holds!: boolean;

  @ListField('text', 10_000, { description: 'What is open, in words' })
  open!: string[];
}

export class CertifiedRuleResponse {
  @TextField(100)
  id!: string;

  @CountField(1, 1000)
  version!: number;

  @ObjectField({ description: 'What it shows: { en, de }' })
  title!: Record<string, unknown>;

  @CountField(0, Number.MAX_SAFE_INTEGER, { description: 'How many things it looked at' })
  inputs!: number;

  @ChoiceField(['passed', 'found'])
  result!: string;

  @CountField(0, Number.MAX_SAFE_INTEGER)
  found!: number;
}

export class CertificateSummary {
  @TextField(64)
  hash!: string;

  @TextField(64)
  head!: string;

  @CountField(0, Number.MAX_SAFE_INTEGER)
  count!: number;

  @ListField(CertifiedRuleResponse, 1000)
  rules!: CertifiedRuleResponse[];
}

export class BatchDetailResponse extends BatchResponse {
  @ListField(RecordedFilePart, 10_000)
  files!: RecordedFilePart[];

  @ListField('text', 10_000, { description: 'Codes of the containers that its output went into' })
  containers!: string[];

  @ListField(ReviewActResponse, 10_000)
  reviews!: ReviewActResponse[];

  @ListField(OpenPointResponse, 100)
  openPoints!: OpenPointResponse[];

  @FlagField({ description: 'A release would not be refused for its record' })
  releasable!: boolean;

  @ListField(OperationResponse, 1000)
  operations!: OperationResponse[];

  @ListField(OpenStepResponse, 10_000, { description: 'Steps that are not done' })
  openSteps!: OpenStepResponse[];

  @ListField(StepOfBatchResponse, 10_000, { description: 'Every step of the recipe, by its id: titles for what names a step by its key' })
  steps!: StepOfBatchResponse[];

  @ListField(StepOfBatchResponse, 10_000, { description: 'Completed steps that recorded a result' })
  results!: StepOfBatchResponse[];

  @PartField(AuditTrailSummary)
  auditTrail!: AuditTrailSummary;

  @ListField('text', 10_000, { description: 'Employee numbers that executed and therefore may not review or dispose' })
  executors!: string[];

  @ListField(ChecklistPointResponse, 500, { description: 'Checklist of the recipe: proved by rules, or answered by people' })
  checklist!: ChecklistPointResponse[];

  @PartField(CertificateSummary)
  certificate!: CertificateSummary;
}

export class CertificateResponse {
  @TextField(64, { description: 'SHA-256 of its canonical form: what reviews and release sign' })
  hash!: string;

  @ObjectField({ description: 'The certificate with each rule, its version, number of inputs, result and findings' })
  certificate!: Record<string, unknown>;
}
