import { ChoiceField, CountField, IdField, InstantField, ObjectField, PartField, TextField } from '@batchwright/host';

export class ChecklistAnswerRequest {
  @IdField({ description: 'Id of the point' })
  point!: string;

  @ChoiceField(['yes', 'not-applicable'], { description: 'Whoever finds that it is not so raises an exception or leaves the batch pending' })
  answer!: 'yes' | 'not-applicable';

  @TextField(2000, { optional: true, description: 'Why it does not apply' })
  comment?: string;
}

export class ChecklistProofResponse {
  @TextField(100, { description: 'Id of the rule' })
  rule!: string;

  @CountField(1, 1000)
  version!: number;

  @CountField(0, Number.MAX_SAFE_INTEGER, { description: 'How many things it looked at' })
  inputs!: number;

  @ChoiceField(['passed', 'found'])
  result!: string;
}

export class ChecklistAnswerResponse {
  @ChoiceField(['yes', 'not-applicable'])
  answer!: string;

  @TextField(2000, { optional: true })
  comment!: string | null;

  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  name!: string;

  @InstantField({ description: 'Plant time' })
  at!: string;
}

export class ChecklistPointResponse {
  @IdField()
  id!: string;

  @ObjectField({ description: 'What holds when the point is met: { en, de }' })
  title!: Record<string, unknown>;

  @ChoiceField(['rule', 'production', 'quality'], { description: 'What settles it' })
  by!: string;

  @PartField(ChecklistProofResponse, { optional: true, description: 'Of a point that a rule proves' })
  proof!: ChecklistProofResponse | null;

  @PartField(ChecklistAnswerResponse, { optional: true, description: 'As signed; null = not answered, or the record grew since' })
  answer!: ChecklistAnswerResponse | null;
}
