import { AmountField, ChoiceField, CountField, FlagField, HashField, IdField, InstantField, ListField, PartField, TextField } from '@batchwright/host';
import { MachinePointPart, MachineValuePart, QuestionPart } from './machine-parts.dto';
import { AmountPart, LimitsPart, RangePart, TextPart } from './parts.dto';
import { VerdictLevelPart } from './verdict.dto';

const FIELD_TYPES = ['number', 'text', 'choice', 'boolean', 'date-time', 'table', 'calculated', 'photo', 'file'];

/** A recorded value: its kind, what belongs to the kind, and the text that people read. */
export class ValuePart {
  @ChoiceField(['number', 'text', 'choice', 'boolean', 'date-time', 'file'])
  kind!: string;

  @TextField(4000, { description: '`100.0 g`, `< 10 mg`, `yes`' })
  printed!: string;

  @AmountField({ optional: true })
  value?: string;

  @TextField(40, { optional: true })
  unit?: string;

  @ChoiceField(['below', 'above'], { optional: true })
  bound?: string;

  @PartField(AmountPart, { optional: true, description: 'As it was entered, in another unit' })
  entered?: AmountPart;

  @TextField(4000, { optional: true })
  text?: string;

  @IdField({ optional: true })
  choice?: string;

  @FlagField({ optional: true })
  yes?: boolean;

  @InstantField({ optional: true })
  instant?: string;

  @HashField({ optional: true, description: 'Of a photo or file: where `GET …/attachments/{sha256}` finds it' })
  sha256?: string;

  @TextField(100, { optional: true })
  mediaType?: string;

  @CountField(1, 100_000_000, { optional: true, description: 'Bytes' })
  size?: number;

  @TextField(200, { optional: true })
  fileName?: string;
}

export class EarlierValuePart {
  @PartField(ValuePart)
  value!: ValuePart;

  @InstantField()
  at!: string;

  @IdField({ optional: true })
  person?: string;

  @TextField(500, { optional: true, description: 'Reason of the correction that ended it' })
  replacedBecause?: string;
}

export class TriedPart {
  @TextField(4000)
  value!: string;

  @TextField(40, { optional: true })
  unit?: string;
}

export class ExpectedPart extends RangePart {
  @TextField(40, { optional: true })
  unit?: string;

  @TextField(2000, { optional: true })
  text?: string;
}

/** A try that was stopped. */
export class TryPart {
  @IdField()
  code!: string;

  @CountField(1, 1000)
  attempt!: number;

  @PartField(TriedPart)
  entered!: TriedPart;

  @PartField(ExpectedPart, { optional: true })
  expected?: ExpectedPart;

  @InstantField()
  at!: string;

  @IdField({ optional: true })
  person?: string;

  @TextField(200, { optional: true })
  name?: string;
}

export class FieldPart {
  @IdField({ description: '`net`, or `assays/3/result`' })
  address!: string;

  @CountField(1, 100_000, { optional: true })
  row?: number;

  @IdField({ optional: true })
  column?: string;

  @AmountField({ optional: true })
  setPoint?: string;

  @PartField(LimitsPart, { optional: true, description: 'In force here, in the unit of the field' })
  limits?: LimitsPart;

  @FlagField({ optional: true, description: 'Recorded, and not shown to whoever repeats it blind' })
  hidden?: boolean;

  @PartField(ValuePart, { optional: true })
  value?: ValuePart;

  @PartField(VerdictLevelPart, { optional: true })
  verdict?: VerdictLevelPart;

  @InstantField({ optional: true })
  at?: string;

  @IdField({ optional: true })
  person?: string;

  @TextField(200, { optional: true })
  name?: string;

  @FlagField({ optional: true })
  calculated?: boolean;

  @PartField(MachineValuePart, { optional: true })
  machine?: MachineValuePart;

  @PartField(QuestionPart, { optional: true })
  question?: QuestionPart;

  @ListField(EarlierValuePart, 1000)
  history!: EarlierValuePart[];

  @ListField(TryPart, 1000)
  tries!: TryPart[];
}

export class ChoicePart {
  @IdField()
  id!: string;

  @PartField(TextPart)
  text!: TextPart;
}

export class ColumnPart {
  @IdField()
  id!: string;

  @ChoiceField(FIELD_TYPES)
  type!: string;

  @PartField(TextPart)
  title!: TextPart;

  @TextField(40, { optional: true })
  unit?: string;

  @CountField(0, 30, { optional: true })
  places?: number;

  @FlagField()
  required!: boolean;

  @ListField(ChoicePart, 200, { optional: true })
  choices?: ChoicePart[];

  @ChoiceField(['CPP', 'CQA', 'IPC'], { optional: true })
  mark?: string;

  @FlagField({ optional: true })
  censored?: boolean;

  @TextField(2000, { optional: true })
  formula?: string;

  @PartField(MachinePointPart, { optional: true, description: 'It is taken from a machine' })
  capture?: MachinePointPart;
}

export class EntryPart extends ColumnPart {
  @PartField(TextPart, { optional: true })
  instruction?: TextPart;

  @FlagField({ optional: true })
  critical?: boolean;

  @FlagField({ description: 'False: not asked as things are' })
  asked!: boolean;

  @ChoiceField(['typed', 'device', 'measured', 'laboratory'], { optional: true })
  source?: string;

  @PartField(MachinePointPart, { optional: true, description: 'It is written into a machine and read back' })
  write?: MachinePointPart;

  @ListField(ColumnPart, 100, { optional: true })
  columns?: ColumnPart[];

  @ListField(TextPart, 1000, { optional: true })
  rowTitles?: TextPart[];

  @CountField(0, 100_000, { optional: true, description: 'Rows of a table; absent = any number' })
  rowCount?: number;

  @ListField(FieldPart, 10_000)
  fields!: FieldPart[];
}
