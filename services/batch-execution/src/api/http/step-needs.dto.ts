import { AmountField, ChoiceField, CountField, FlagField, HashField, IdField, InstantField, ListField, PartField, TextField } from '@batchwright/host';
import { AmountPart, TextPart } from './parts.dto';

/** Proof that somebody was trained when it was asked for. */
export class UsedQualificationPart {
  @IdField({ description: '`trainee/CODE`: held under a trainer' })
  code!: string;

  @IdField()
  qualificationId!: string;

  @InstantField({ optional: true })
  from?: string;

  @InstantField({ optional: true, description: 'First moment at which it holds no more; absent = without end' })
  until?: string;
}

export class OperatorPart {
  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  name!: string;
}

/** What was in view of who signed from afar. */
export class RemoteViewPart {
  @TextField(60)
  format!: string;

  @IdField({ description: 'Session in which the signer stood' })
  session!: string;

  @IdField()
  step!: string;

  @PartField(OperatorPart, { description: 'Who showed the step' })
  operator!: OperatorPart;

  @InstantField({ description: 'Since when the signer stood there without going away, plant time' })
  since!: string;

  @HashField({ description: 'The step as it was shown' })
  view!: string;

  @HashField({ description: 'The frozen picture, a file of the run' })
  picture!: string;
}

export class GivenSignaturePart {
  @IdField()
  person!: string;

  @TextField(200)
  name!: string;

  @IdField()
  meaning!: string;

  @InstantField()
  signedAt!: string;

  @ChoiceField(['before', 'during', 'after'])
  moment!: string;

  @ChoiceField(['place', 'remote'], { optional: true })
  where?: string;

  @PartField(RemoteViewPart, { optional: true, description: 'Of one that was given from afar, out of a session' })
  remote?: RemoteViewPart;

  @FlagField({ description: 'Something was corrected after it' })
  outdated!: boolean;

  @ListField(UsedQualificationPart, 50, { optional: true, description: 'What the signer was trained by at that moment' })
  qualifications?: UsedQualificationPart[];
}

export class RepeatPart {
  @IdField()
  entry!: string;

  @AmountField({ optional: true })
  tolerance?: string;
}

export class CheckPart {
  @IdField()
  address!: string;

  @FlagField()
  agrees!: boolean;

  @CountField(0, 1000)
  attempts!: number;

  @IdField({ optional: true })
  person?: string;
}

export class PolicyPart {
  @IdField()
  id!: string;

  @IdField()
  role!: string;

  @IdField()
  meaning!: string;

  @PartField(TextPart)
  attests!: TextPart;

  @ChoiceField(['before', 'during', 'after'])
  moment!: string;

  @ChoiceField(['place', 'remote', 'any'])
  where!: string;

  @ListField('text', 20)
  differentFrom!: string[];

  @FlagField({ optional: true })
  secondFactor?: boolean;

  @ListField(RepeatPart, 100, { optional: true })
  repeats?: RepeatPart[];

  @ListField(GivenSignaturePart, 100)
  given!: GivenSignaturePart[];

  @FlagField({ description: 'Everything that it asks for is there and covers what stands there now' })
  satisfied!: boolean;

  @ListField(CheckPart, 1000)
  checks!: CheckPart[];
}

export class GrantPart {
  @IdField()
  grantId!: string;

  @IdField()
  item!: string;

  @ChoiceField(['requested', 'granted', 'refused', 'revoked', 'used', 'ended'])
  status!: string;

  @TextField(200, { optional: true })
  lot?: string;

  @InstantField({ optional: true })
  until?: string;

  @TextField(100, { optional: true })
  reasonCode?: string;

  @TextField(1000, { optional: true })
  detail?: string;
}

/** A property that the equipment must have: bounds in a unit, or a word. */
export class NeededPropertyPart {
  @IdField()
  property!: string;

  @TextField(40, { optional: true })
  unit?: string;

  @AmountField({ optional: true })
  min?: string;

  @AmountField({ optional: true })
  max?: string;

  @TextField(200, { optional: true })
  equals?: string;
}

export class NeedPart {
  @ChoiceField(['equipment', 'material'])
  what!: string;

  @IdField({ description: 'Requirement, or input of the formula: what `start` names it by' })
  need!: string;

  @PartField(TextPart)
  title!: TextPart;

  @IdField({ optional: true })
  class?: string;

  @ListField(NeededPropertyPart, 50, { optional: true })
  properties?: NeededPropertyPart[];

  @ChoiceField(['step', 'begin', 'continue', 'end'], { optional: true })
  occupation?: string;

  @IdField({ optional: true })
  material?: string;

  @PartField(AmountPart, { optional: true })
  quantity?: AmountPart;

  @FlagField({ description: 'Nothing is scanned: an earlier step holds it' })
  held!: boolean;

  @IdField({ optional: true })
  item?: string;

  @TextField(200, { optional: true })
  lot?: string;

  @PartField(GrantPart, { optional: true })
  grant?: GrantPart;
}
