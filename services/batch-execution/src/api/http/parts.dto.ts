import { AmountField, ChoiceField, FlagField, IdField, InstantField, ListField, ObjectField, PartField, TextField, CountField } from '@batchwright/host';

/** A text in the languages of the recipe; English is always there. */
export class TextPart {
  @TextField(4000)
  en!: string;

  @TextField(4000, { optional: true })
  de?: string;
}

export class AmountPart {
  @AmountField()
  value!: string;

  @TextField(40, { description: 'UCUM code' })
  unit!: string;
}

export class RangePart {
  @AmountField({ optional: true })
  low?: string;

  @AmountField({ optional: true })
  high?: string;
}

export class LimitsPart {
  @PartField(RangePart, { optional: true, description: 'Outside of it a try is stopped' })
  plausible?: RangePart;

  @PartField(RangePart, { optional: true })
  normal?: RangePart;

  @PartField(RangePart, { optional: true })
  action?: RangePart;

  @PartField(RangePart, { optional: true })
  validated?: RangePart;

  @PartField(RangePart, { optional: true })
  registered?: RangePart;

  @PartField(RangePart, { optional: true })
  information?: RangePart;
}

export class MovePart {
  @IdField({ example: 'decide-exception' })
  move!: string;

  @TextField(500, { description: 'In the language of the answer' })
  title!: string;

  @ListField('text', 20, { description: 'Who may make it' })
  roles!: string[];

  @TextField(500, { optional: true, description: 'Method and path; what is not known here stays in braces', example: 'POST /api/review/v1/exceptions/{exception}/decision' })
  route?: string;
}

/** Why something is not possible now, in the words of a problem document. */
export class RefusalPart {
  @IdField({ example: 'step-not-ready' })
  code!: string;

  @TextField(200)
  title!: string;

  @TextField(4000)
  detail!: string;

  @TextField(100, { optional: true })
  rule?: string;

  @ListField(MovePart, 20, { optional: true })
  moves?: MovePart[];

  @ObjectField()
  params!: Record<string, unknown>;
}

export class ObservedPart {
  @TextField(100, { description: 'Code of the equipment' })
  equipment!: string;

  @TextField(30, { description: 'Real time' })
  from!: string;

  @TextField(30, { optional: true, description: 'Real time; absent while it lasts' })
  until?: string;

  @TextField(50, { optional: true, description: 'Unit of the worst value, UCUM' })
  unit?: string;

  @TextField(200, { optional: true, description: 'Worst value' })
  peak?: string;

  @TextField(30, { optional: true, description: 'When the worst value was said' })
  peakAt?: string;

  @TextField(100, { optional: true, description: '`not-watched`: nobody watches it any more; absent where it ended by itself' })
  endedBy?: string;
}

export class ExceptionPart {
  @IdField()
  id!: string;

  @IdField({ example: 'limit-action' })
  type!: string;

  @ChoiceField(['minor', 'major', 'critical'])
  severity!: string;

  @FlagField()
  deviation!: boolean;

  @IdField({ optional: true })
  stepKey?: string;

  @IdField({ optional: true })
  address?: string;

  @TextField(2000)
  text!: string;

  @PartField(TextPart, { optional: true, description: 'The same in both languages; absent where a person typed it' })
  texts?: TextPart;

  @InstantField()
  at!: string;

  @IdField({ optional: true })
  person?: string;

  @TextField(200, { optional: true })
  name?: string;

  @FlagField({ description: 'It holds back starts until quality has decided' })
  blocks!: boolean;

  @TextField(100, { optional: true, description: 'What quality decided' })
  decision?: string;

  @FlagField()
  closed!: boolean;

  @PartField(ObservedPart, { optional: true, description: 'What machines said of it, as far as it is known; absent where none did' })
  observed?: ObservedPart;
}

export class TimerPart {
  @TextField(200)
  timerId!: string;

  @ChoiceField(['hold-time', 'check-due', 'check-missed', 'step-duration'])
  purpose!: string;

  @InstantField()
  dueAt!: string;

  @IdField({ optional: true })
  stepKey?: string;

  @IdField({ optional: true })
  holdKey?: string;

  @CountField(0, 1_000_000, { optional: true })
  check?: number;

  @FlagField()
  pausesWithRun!: boolean;

  @CountField(0, Number.MAX_SAFE_INTEGER, { optional: true, description: 'Set while it stands still' })
  remainingMs?: number;
}

export class HoldTimePart {
  @IdField()
  holdKey!: string;

  @IdField()
  holdTime!: string;

  @PartField(TextPart)
  title!: TextPart;

  @InstantField()
  startedAt!: string;

  @FlagField()
  exceeded!: boolean;

  @PartField(AmountPart, { optional: true })
  min?: AmountPart;

  @PartField(AmountPart, { optional: true })
  max?: AmountPart;

  @InstantField({ optional: true, description: 'First moment at which the shortest time is over' })
  from?: string;

  @InstantField({ optional: true, description: 'Last moment at which the longest time is kept' })
  until?: string;
}

export class CommentPart {
  @IdField({ optional: true })
  stepKey?: string;

  @TextField(4000)
  text!: string;

  @InstantField()
  at!: string;

  @IdField({ optional: true })
  person?: string;

  @TextField(200, { optional: true })
  name?: string;
}
