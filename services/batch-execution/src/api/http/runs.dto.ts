import { ChoiceField, CountField, FlagField, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';
import { AmountPart, CommentPart, ExceptionPart, HoldTimePart, TextPart, TimerPart } from './parts.dto';

export class RunRecipePart {
  @IdField()
  code!: string;

  @CountField(1, 100_000)
  version!: number;

  @IdField()
  versionId!: string;

  @TextField(64, { description: 'SHA-256 of the frozen document' })
  hash!: string;
}

export class OpenStepPart {
  @IdField()
  key!: string;

  @PartField(TextPart)
  title!: TextPart;

  @ChoiceField(['ready', 'requesting', 'started'])
  status!: string;

  @TextField(200, { optional: true })
  name?: string;
}

export class HandoverSidePart {
  @IdField()
  person!: string;

  @TextField(200)
  name!: string;

  @InstantField()
  at!: string;
}

export class HandoverPart {
  @IdField()
  handoverId!: string;

  @TextField(2000)
  notes!: string;

  @ListField('text', 1000, { description: 'Steps that were on when it was given' })
  startedSteps!: string[];

  @PartField(HandoverSidePart)
  given!: HandoverSidePart;

  @PartField(HandoverSidePart, { optional: true, description: 'Absent while it waits for the second signature' })
  taken?: HandoverSidePart;
}

export class RunResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @IdField({ example: 'WS-2026-0001' })
  number!: string;

  @ChoiceField(['batch', 'cleaning', 'check', 'sanitisation', 'set-up'])
  kind!: string;

  @PartField(TextPart)
  title!: TextPart;

  @PartField(RunRecipePart)
  recipe!: RunRecipePart;

  @PartField(AmountPart)
  batchSize!: AmountPart;

  @IdField({ optional: true })
  orderId?: string;

  @IdField({ optional: true })
  orderNumber?: string;

  @PartField(HandoverPart, { optional: true, description: 'The newest handover between shifts' })
  handover?: HandoverPart;

  @ChoiceField(['idle', 'running', 'pausing', 'paused', 'holding', 'held', 'restarting', 'stopping', 'stopped', 'aborting', 'aborted', 'complete'])
  state!: string;

  @ChoiceField(['created', 'released', 'in-execution', 'executed', 'production-reviewed', 'qa-reviewed', 'dispositioned', 'closed'])
  business!: string;

  @ChoiceField(['pending', 'released', 'partially-released', 'rejected', 'blocked'], { optional: true, description: 'What quality decided last about the batch; absent = nothing yet' })
  disposition?: string;

  @FlagField()
  sealed!: boolean;

  @CountField(0, Number.MAX_SAFE_INTEGER)
  sequence!: number;

  @InstantField()
  createdAt!: string;

  @CountField(0, 1_000_000, { description: 'Steps that could be started' })
  ready!: number;

  @CountField(0, 1_000_000, { description: 'Steps under way' })
  started!: number;

  @CountField(0, 1_000_000)
  completed!: number;

  @CountField(0, 1_000_000, { description: 'Exceptions raised' })
  exceptions!: number;

  @CountField(0, 1_000_000, { description: 'Exceptions that quality has not closed' })
  openExceptions!: number;

  @ListField(OpenStepPart, 20)
  open!: OpenStepPart[];

  @ListField(HoldTimePart, 10_000, { description: 'Hold times that have begun and not ended' })
  holdTimes!: HoldTimePart[];
}

export class InstancePart {
  @IdField()
  key!: string;

  @ListField('count', 20)
  iteration!: number[];

  @ChoiceField(['active', 'ready', 'requesting', 'started', 'completed'])
  status!: string;

  @CountField(0, 1_000_000, { optional: true })
  version?: number;

  @CountField(-1, 1000, { optional: true, description: 'Branch that a choice took' })
  branch?: number;

  @InstantField({ optional: true })
  startedAt?: string;

  @TextField(200, { optional: true })
  name?: string;

  @InstantField({ optional: true })
  completedAt?: string;

  @CountField(0, 100_000)
  exceptions!: number;
}

export class NodePart {
  @IdField()
  id!: string;

  @ChoiceField(['sequence', 'parallel', 'choice', 'loop', 'for-each', 'step'])
  type!: string;

  @ChoiceField(['procedure', 'unit-procedure', 'operation', 'phase'], { optional: true })
  level?: string;

  @IdField({ optional: true, description: 'Kind of a step' })
  kind?: string;

  @PartField(TextPart)
  title!: TextPart;

  @CountField(0, 1_000_000, { description: 'Number of instances; `instances` holds the newest of them' })
  count!: number;

  @ListField(InstancePart, 25)
  instances!: InstancePart[];

  @ListField(NodePart, 10_000)
  children!: NodePart[];
}

export class BlockPart {
  @IdField()
  exceptionId!: string;

  @IdField()
  type!: string;

  @ListField('text', 1000, { description: 'Keys of nodes and steps whose start it holds back; `*` = all' })
  blocks!: string[];

  @IdField({ optional: true })
  stepKey?: string;

  @FlagField()
  lifted!: boolean;
}

export class RunDetailResponse extends RunResponse {
  @TextField(64, { description: 'Head of the chain of the record' })
  head!: string;

  @ListField('text', 10, { description: 'ISA-88 commands that the state allows now' })
  commands!: string[];

  @PartField(NodePart)
  tree!: NodePart;

  @ListField(TimerPart, 10_000)
  timers!: TimerPart[];

  @ListField(ExceptionPart, 20_000)
  exceptionList!: ExceptionPart[];

  @ListField(BlockPart, 20_000)
  blocks!: BlockPart[];

  @ListField(CommentPart, 20_000)
  comments!: CommentPart[];
}

export class StepSummaryResponse {
  @IdField()
  key!: string;

  @IdField()
  stepId!: string;

  @ListField('count', 20)
  iteration!: number[];

  @PartField(TextPart)
  title!: TextPart;

  @IdField()
  kind!: string;

  @ChoiceField(['ready', 'requesting', 'started', 'completed'])
  status!: string;

  @CountField(0, 1_000_000)
  version!: number;

  @ObjectField({ optional: true, description: 'When and by whom it was started' })
  started?: Record<string, unknown>;

  @InstantField({ optional: true })
  completedAt?: string;

  @CountField(0, 100_000)
  exceptions!: number;
}
