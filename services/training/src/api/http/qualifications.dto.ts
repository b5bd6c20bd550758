import { ChoiceField, EvidenceRequest, IdField, InstantField, PartField, SiteField, TextField } from '@batchwright/host';

export class QualificationRequest {
  @SiteField()
  site!: string;

  @IdField({ description: 'Employee number of whom it qualifies', example: 'E1001' })
  person!: string;

  @IdField({ description: 'Training code that steps ask for', example: 'dispensing' })
  code!: string;

  @InstantField({ description: 'First moment at which it holds, plant time' })
  from!: string;

  @InstantField({ description: 'First moment at which it holds no more, plant time' })
  until!: string;
}

export class GrantQualificationRequest extends QualificationRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class RevocationRequest {
  @TextField(1000, { description: 'Why; it stands in the record' })
  reason!: string;
}

export class RevokeQualificationRequest extends RevocationRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class QualificationResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  personName!: string;

  @IdField()
  code!: string;

  @InstantField()
  from!: string;

  @InstantField()
  until!: string;

  @ChoiceField(['valid', 'not-yet', 'expired', 'revoked'], { description: 'At the time of asking' })
  state!: string;

  @IdField({ description: 'Employee number of the trainer who signed' })
  grantedBy!: string;
}
