import { ChoiceField, CountField, IdField, InstantField, ListField, ObjectField, PartField, TextField } from '@batchwright/host';
import { UNCOVERED } from '../../application/shown-family';

export class PutUnderRequest {
  @IdField({ description: 'Id of the exception that is its cause, of the same batch and open' })
  parent!: string;

  @TextField(2000, { description: 'Why; it stands in the audit trail' })
  reason!: string;
}

export class TakeOutRequest {
  @TextField(2000, { description: 'Why; it stands in the audit trail' })
  reason!: string;
}

export class EffectsResponse {
  @CountField(0, 5000)
  total!: number;

  @CountField(0, 5000)
  open!: number;
}

export class ObservedLimitResponse {
  @TextField(100)
  id!: string;

  @TextField(100, { description: '`high-high`, `high`, `low`, `low-low` or `is`' })
  kind!: string;

  @TextField(200)
  value!: string;
}

export class ObservedSpanResponse {
  @TextField(100, { description: 'Code of the equipment' })
  equipment!: string;

  @ListField('text', 5000, { description: 'Codes of the tags, the one that it began with first' })
  tags!: string[];

  @InstantField({ description: 'Real time' })
  from!: string;

  @InstantField({ optional: true, description: 'Real time; absent while it lasts' })
  until?: string;

  @PartField(ObservedLimitResponse, { optional: true, description: 'Limit that was left; absent where values were missing' })
  limit?: ObservedLimitResponse;

  @TextField(50, { optional: true, description: 'Unit of limit and peak, UCUM' })
  unit?: string;

  @TextField(200, { optional: true, description: 'Worst value' })
  peak?: string;

  @InstantField({ optional: true, description: 'When the worst value was said' })
  peakAt?: string;

  @ListField('text', 100, { optional: true, description: 'Keys of the nodes of the procedure that were open when it began, outermost first' })
  nodes?: string[];

  @TextField(100, { optional: true, description: '`not-watched`: nobody watches it any more; absent where it ended by itself' })
  endedBy?: string;
}

export class MemberStepResponse {
  @IdField({ description: 'Key of the step in the run' })
  key!: string;

  @TextField(200, { optional: true })
  title!: string;
}

export class FamilyMemberResponse {
  @IdField()
  id!: string;

  @TextField(100, { example: 'process-data-gap' })
  type!: string;

  @ChoiceField(['minor', 'major', 'critical'])
  severity!: string;

  @ChoiceField(['open', 'closed'])
  state!: string;

  @PartField(MemberStepResponse, { optional: true })
  step!: MemberStepResponse | null;

  @TextField(2000)
  text!: string;

  @ObjectField({ optional: true, description: 'The same by language (`en`, `de`); null where a person typed it' })
  texts!: { readonly en: string; readonly de?: string } | null;

  @InstantField()
  raisedAt!: string;

  @ChoiceField([...UNCOVERED], { optional: true, description: 'Of an open effect: why the decision about its cause does not decide it, or did not; null where it does' })
  openBecause!: string | null;
}

export class PlacedByResponse {
  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  name!: string;

  @InstantField()
  at!: string;

  @TextField(2000)
  reason!: string;
}
