import { ChoiceField, EvidenceRequest, InstantField, PartField, TextField } from '@batchwright/host';

export class DeviationRequest {
  @TextField(50, { description: 'Number of the deviation: DEV-2026-017' })
  deviation!: string;

  @TextField(200, { description: 'Key of the step' })
  stepKey!: string;

  @ChoiceField(['hold-time-not-over', 'qualification-missing', 'not-applicable'], { description: 'Code of the refusal that it answers; not-applicable: the step may be closed without its work' })
  rule!: string;

  @TextField(2000, { description: 'What it does to the product' })
  impact!: string;

  @TextField(2000)
  reason!: string;

  @InstantField({ description: 'Plant time from which on it permits nothing; at most 7 days from now' })
  validUntil!: string;
}

export class SignDeviationRequest extends DeviationRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}
