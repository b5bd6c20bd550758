import { ChoiceField, CountField, FlagField, HashField, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';
import { AmountPart, CommentPart, ExceptionPart, HoldTimePart, RefusalPart, TextPart, TimerPart } from './parts.dto';
import { RunRecipePart } from './runs.dto';
import { EntryPart } from './step-fields.dto';
import { UsedQualificationPart, NeedPart, PolicyPart } from './step-needs.dto';

export class PossibilityPart {
  @FlagField()
  possible!: boolean;

  @PartField(RefusalPart, { optional: true })
  refusal?: RefusalPart;
}

export class PathPart {
  @IdField()
  id!: string;

  @PartField(TextPart)
  title!: TextPart;

  @ChoiceField(['procedure', 'unit-procedure', 'operation', 'phase'], { optional: true })
  level?: string;
}

export class PlacePart {
  @CountField(1, 100_000)
  step!: number;

  @CountField(1, 100_000)
  steps!: number;
}

export class CurrentItemPart {
  @IdField()
  input!: string;

  @PartField(TextPart)
  title!: TextPart;

  @IdField()
  material!: string;

  @PartField(AmountPart)
  quantity!: AmountPart;
}

/** A controlled document, picture or video of a step, in the version that counts for it. */
export class ShownDocumentPart {
  @IdField()
  documentId!: string;

  @IdField({ example: 'SOP-0042' })
  code!: string;

  @CountField(1, 100_000)
  version!: number;

  @HashField({ description: 'SHA-256 of the file' })
  sha256!: string;

  @TextField(100, { example: 'application/pdf' })
  mediaType!: string;

  @InstantField({ description: 'From when the version is in effect, plant time' })
  effectiveFrom!: string;

  @PartField(TextPart)
  title!: TextPart;

  @PartField(TextPart, { optional: true, description: 'Of a picture or video: what it shows' })
  alt?: TextPart;

  @TextField(300, { description: 'Where exactly this version is read, whichever is in effect later' })
  href!: string;
}

export class QualificationPart {
  @IdField()
  code!: string;

  @PartField(TextPart)
  title!: TextPart;

  @FlagField({ description: 'The person who asks holds it now' })
  held!: boolean;

  @FlagField({ description: 'The person who asks may do it under a trainer now' })
  trainee!: boolean;
}

export class SupervisionPart {
  @IdField({ description: 'Employee number of the trainer at the side of a trainee' })
  trainer!: string;
}

export class StartedPart {
  @InstantField()
  at!: string;

  @IdField({ optional: true })
  person?: string;

  @TextField(200, { optional: true })
  name?: string;

  @IdField({ optional: true })
  terminal?: string;

  @TextField(100, { optional: true })
  area?: string;
}

export class LastChangePart {
  @IdField()
  event!: string;

  @InstantField()
  at!: string;

  @IdField({ optional: true })
  person?: string;

  @TextField(200, { optional: true })
  name?: string;
}

export class AttemptsPart {
  @ListField('count', 1000, { description: 'Checks that failed since the last good one, or since the recovery that is tried' })
  failed!: number[];

  @CountField(0, 1000, { description: 'Further checks that may fail before an approver of the plan has to choose' })
  left!: number;

  @FlagField({ description: 'No further check before an approver chose a recovery' })
  usedUp!: boolean;

  @TextField(4000, { optional: true, description: 'Recovery that is tried now, as the plan says it in English' })
  recovery?: string;
}

/** Everything that a tablet needs of one step. */
export class StepCardResponse {
  @IdField()
  runId!: string;

  @IdField()
  runNumber!: string;

  @SiteField()
  site!: string;

  @TextField(30)
  runState!: string;

  @TextField(30)
  business!: string;

  @FlagField()
  sealed!: boolean;

  @CountField(0, Number.MAX_SAFE_INTEGER)
  sequence!: number;

  @HashField({ optional: true, description: 'Only as those are shown it who stand beside it: what whoever signs from afar says that he saw' })
  viewHash?: string;

  @PartField(RunRecipePart)
  recipe!: RunRecipePart;

  @PartField(TextPart)
  recipeTitle!: TextPart;

  @PartField(TextPart, { optional: true })
  product?: TextPart;

  @PartField(AmountPart)
  batchSize!: AmountPart;

  @IdField()
  key!: string;

  @IdField()
  stepId!: string;

  @ListField('count', 20)
  iteration!: number[];

  @IdField({ description: 'Kind of the step: the card registers by it' })
  kind!: string;

  @PartField(TextPart)
  title!: TextPart;

  @PartField(TextPart, { optional: true })
  instruction?: TextPart;

  @ListField(ShownDocumentPart, 50, { description: 'Controlled documents to be at hand: once begun, the versions in effect at that moment; before, those in effect now' })
  documents!: ShownDocumentPart[];

  @ListField(ShownDocumentPart, 50, { description: 'Pictures and videos beside the instruction, fixed by the recipe' })
  media!: ShownDocumentPart[];

  @FlagField()
  critical!: boolean;

  @ListField(PathPart, 50)
  path!: PathPart[];

  @PartField(PlacePart, { description: 'Which step of the recipe it is, in document order, and of how many' })
  place!: PlacePart;

  @PartField(CurrentItemPart, { optional: true, description: 'Inside a for-each: the input whose turn it is' })
  item?: CurrentItemPart;

  @ChoiceField(['not-reached', 'ready', 'requesting', 'started', 'completed'])
  status!: string;

  @CountField(0, 1_000_000)
  version!: number;

  @CountField(0, 1000)
  completions!: number;

  @PartField(StartedPart, { optional: true })
  started?: StartedPart;

  @InstantField({ optional: true })
  completedAt?: string;

  @PartField(LastChangePart, { optional: true })
  lastChange?: LastChangePart;

  @ListField('text', 20, { description: 'Roles that may perform it' })
  performers!: string[];

  @ListField('text', 100, { description: 'Employee numbers of those who did' })
  performedBy!: string[];

  @ListField(QualificationPart, 50)
  qualifications!: QualificationPart[];

  @ListField(UsedQualificationPart, 50, { optional: true, description: 'What who began it was trained by at that moment' })
  startedWith?: UsedQualificationPart[];

  @PartField(SupervisionPart, { optional: true, description: 'The trainer, where a trainee began it' })
  supervision?: SupervisionPart;

  @ListField(EntryPart, 1000)
  entries!: EntryPart[];

  @ListField(PolicyPart, 50)
  signatures!: PolicyPart[];

  @ListField(NeedPart, 50)
  needs!: NeedPart[];

  @ObjectField({ description: 'What the kind needs' })
  config!: Record<string, unknown>;

  @ObjectField({ optional: true })
  reactionPlan?: Record<string, unknown>;

  @PartField(AttemptsPart, { optional: true, description: 'Of a series with a reaction plan' })
  attempts?: AttemptsPart;

  @ListField(HoldTimePart, 100)
  holdTimes!: HoldTimePart[];

  @ListField(TimerPart, 100)
  timers!: TimerPart[];

  @ListField(ExceptionPart, 1000)
  exceptions!: ExceptionPart[];

  @ListField(CommentPart, 1000)
  comments!: CommentPart[];

  @PartField(PossibilityPart, { description: 'Whether the person who asks could start it now' })
  start!: PossibilityPart;

  @PartField(PossibilityPart, { description: 'Whether the person who asks could complete it now' })
  completion!: PossibilityPart;
}
