import { ChoiceField, CountField, FlagField, IdField, InstantField, ListField, ObjectField, PartField, TextField } from '@batchwright/host';
import { MOST } from '../../application/exception-context';

type Titles = { readonly en: string; readonly de?: string };

export class ContextStepResponse {
  @IdField({ description: 'Key of the step in the run' })
  key!: string;

  @ObjectField({ optional: true, description: 'Title by language (`en`, `de`), from the recipe of the run; absent where the recipe is not there' })
  titles?: Titles;
}

export class ContextActResponse {
  @TextField(100, { description: 'Name of the event', example: 'EntryRecorded' })
  type!: string;

  @InstantField({ description: 'Plant time' })
  at!: string;

  @InstantField({ description: 'When it was recorded: real time, as the window is' })
  recordedAt!: string;

  @PartField(ContextStepResponse, { optional: true })
  step!: ContextStepResponse | null;

  @TextField(100, { optional: true, description: 'Employee number; null = the system' })
  person!: string | null;

  @TextField(200, { optional: true })
  name!: string | null;

  @TextField(200, { optional: true, description: 'Which value of the step; null where it is about none' })
  address!: string | null;

  @ObjectField({ optional: true, description: 'Title of the value by language' })
  field!: Titles | null;

  @ObjectField({ optional: true, description: 'The value as it stands in the record' })
  value!: object | null;

  @TextField(4000, { optional: true, description: 'A comment, a reason, or a value as it was tried' })
  text!: string | null;

  @FlagField({ description: 'The value is not told: who asks may have to repeat it without having seen it' })
  withheld!: boolean;
}

export class ContextPersonResponse {
  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  name!: string;

  @CountField(0, 2 * MOST.recordsOfSide, { description: 'Acts among those that are shown' })
  acts!: number;

  @ListField(ContextStepResponse, 100, { description: 'Steps that the person had begun and that were open at the moment' })
  steps!: ContextStepResponse[];
}

export class WorkedStepResponse extends ContextStepResponse {
  @InstantField({ description: 'Plant time' })
  startedAt!: string;

  @InstantField({ description: 'When its start was recorded: real time, as the window is' })
  recordedAt!: string;

  @TextField(100, { optional: true, description: 'Employee number of who began it' })
  person!: string | null;

  @TextField(200, { optional: true })
  name!: string | null;
}

export class BesideDecisionResponse {
  @TextField(100)
  classification!: string;

  @TextField(2000)
  rationale!: string;

  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  name!: string;

  @InstantField({ description: 'Plant time' })
  at!: string;
}

export class BesideStepResponse extends ContextStepResponse {
  @TextField(200, { optional: true })
  title!: string;
}

export class BesideExceptionResponse {
  @IdField()
  id!: string;

  @IdField()
  runId!: string;

  @TextField(100)
  runNumber!: string;

  @TextField(100, { example: 'process-excursion' })
  type!: string;

  @ChoiceField(['minor', 'major', 'critical'])
  severity!: string;

  @ChoiceField(['open', 'closed'])
  state!: string;

  @PartField(BesideStepResponse, { optional: true })
  step!: BesideStepResponse | null;

  @TextField(2000)
  text!: string;

  @ObjectField({ optional: true, description: 'The same by language (`en`, `de`); null where a person typed it' })
  texts!: Titles | null;

  @InstantField({ description: 'Plant time' })
  raisedAt!: string;

  @InstantField({ description: 'When it was recorded: real time, as the window is' })
  recordedAt!: string;

  @PartField(BesideDecisionResponse, { optional: true, description: 'How it was decided; null = it is open' })
  decision!: BesideDecisionResponse | null;
}

export class ExceptionContextResponse {
  @InstantField({ description: 'Ten minutes before the moment, real time' })
  from!: string;

  @InstantField({ description: 'When it began as machines say it, else when it was recorded; real time' })
  moment!: string;

  @InstantField({ description: 'Ten minutes after the moment, real time' })
  until!: string;

  @ListField('text', MOST.tags, { description: 'Codes of the tags that it is about; empty = those of the equipment' })
  tags!: string[];

  @ListField('text', 100, { description: 'Codes of the equipment that it is about, or that its step had bound' })
  equipment!: string[];

  @ListField(ContextActResponse, 2 * MOST.recordsOfSide, { description: 'What was done at the run in that time, in its order: those nearest to the moment' })
  acts!: ContextActResponse[];

  @FlagField({ description: 'There was more in that time than is shown' })
  moreActs!: boolean;

  @ListField(ContextPersonResponse, 300, { description: 'Who did something in that time, or had a step open' })
  people!: ContextPersonResponse[];

  @ListField(WorkedStepResponse, 100, { description: 'Steps that were being worked on at the moment' })
  steps!: WorkedStepResponse[];

  @ListField(BesideExceptionResponse, MOST.others, { description: 'Other exceptions of the site in that time, the nearest first' })
  others!: BesideExceptionResponse[];

  @FlagField({ description: 'There were more of them' })
  moreOthers!: boolean;

  @ListField(BesideExceptionResponse, MOST.like, { description: 'The last ones before it of the same kind, equipment and step of the recipe, the newest first' })
  like!: BesideExceptionResponse[];
}
