import { ChoiceField, CommandAnswer, CountField, EvidenceRequest, FlagField, HashField, IdField, InstantField, ListField, PartField, TextField } from '@batchwright/host';

/** Version of the step that the person saw; every command at a step names it. */
class AtVersion {
  @CountField(0, 1_000_000, { description: 'Version of the step that the person saw' })
  version!: number;
}

export class NamedEquipment {
  @IdField({ description: 'Requirement of the recipe', example: 'blender' })
  requirement!: string;

  @IdField({ description: 'Code that was scanned', example: 'VB-02' })
  item!: string;
}

export class NamedMaterial {
  @IdField({ description: 'Input of the formula', example: 'mcc' })
  input!: string;

  @IdField({ description: 'Code of the container that was scanned', example: 'D-2010-032-1' })
  item!: string;
}

export class StartStepRequest extends AtVersion {
  @ListField(NamedEquipment, 50, { optional: true })
  equipment?: NamedEquipment[];

  @ListField(NamedMaterial, 50, { optional: true })
  material?: NamedMaterial[];

  @IdField({ optional: true, description: 'Employee number of the trainer at the side of a trainee' })
  trainer?: string;
}

export class StepVersionRequest extends AtVersion {}

export class EnteredFieldPart {
  @IdField({ description: 'Entry of the step', example: 'gross' })
  entry!: string;

  @CountField(1, 100_000, { optional: true, description: 'Row of a table' })
  row?: number;

  @IdField({ optional: true, description: 'Column of a table' })
  column?: string;

  @TextField(4000, { description: 'As typed or scanned: decimal, "< 10", id of a choice, yes/no, instant, text; of a photo or file the SHA-256 of what was sent before', example: '250.1' })
  value!: string;

  @TextField(40, { optional: true, description: 'UCUM code; absent = that of the entry' })
  unit?: string;

  @TextField(200, { optional: true, description: 'Of a photo or file: its name' })
  fileName?: string;
}

export class RecordEntryRequest extends EnteredFieldPart {
  @CountField(0, 1_000_000, { description: 'Version of the step that the person saw' })
  version!: number;

  @InstantField({ optional: true, description: 'When it was observed, if earlier; asks for a reason' })
  observedAt?: string;

  @TextField(500, { optional: true, description: 'Why it comes late, or why it is typed although a machine should say it' })
  reason?: string;
}

export class CorrectEntryRequest extends EnteredFieldPart {
  @CountField(0, 1_000_000, { description: 'Version of the step that the person saw' })
  version!: number;

  @TextField(500, { optional: true, description: 'Why; it stands in the record' })
  reason?: string;
}

export class SecondCheckRequest extends EnteredFieldPart {
  @CountField(0, 1_000_000, { description: 'Version of the step that the person saw' })
  version!: number;

  @IdField({ description: 'Signature policy that asks for the repetition' })
  policy!: string;
}

/** What somebody has in view who signs from afar. In which session he stands the plant knows. */
export class SeenFromAfarPart {
  @HashField({ description: '`viewHash` of the step as the session shows it' })
  view!: string;

  @HashField({ description: 'The frozen picture of the operator, kept with the step before (`POST /api/tandem/v1/sessions/{id}/pictures`)' })
  picture!: string;
}

export class StepStatementRequest {
  @IdField({ description: 'Signature policy of the step', example: 'verified' })
  policy!: string;

  @CountField(0, 1_000_000, { optional: true, description: 'Version of the step that the person saw' })
  version?: number;

  @PartField(SeenFromAfarPart, { optional: true, description: 'From afar, out of a session: then a second factor is asked for' })
  remote?: SeenFromAfarPart;
}

export class SignStepRequest extends AtVersion {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;

  @IdField({ optional: true, description: 'Signature policy; the statement says it already' })
  policy?: string;

  @PartField(SeenFromAfarPart, { optional: true, description: 'From afar: as the statement was asked for' })
  remote?: SeenFromAfarPart;
}

export class MachineQuestionRequest extends AtVersion {
  @IdField({ description: 'Entry that comes from a machine, or is written into one', example: 'peak-temperature' })
  entry!: string;

  @CountField(1, 100_000, { optional: true, description: 'Row of a table' })
  row?: number;

  @IdField({ optional: true, description: 'Column of a table whose cells come from a machine' })
  column?: string;

  @FlagField({ optional: true, description: 'Times without usable values are accepted; an exception says so' })
  despiteGaps?: boolean;
}

export class CompleteStepRequest extends AtVersion {
  @ListField(EnteredFieldPart, 500, { optional: true, description: 'Last entries' })
  entries?: EnteredFieldPart[];

  @ListField(EvidenceRequest, 10, { optional: true, description: 'Last signatures' })
  evidence?: EvidenceRequest[];
}

export class RaisedExceptionPart {
  @IdField()
  id!: string;

  @IdField({ example: 'limit-action' })
  type!: string;

  @ChoiceField(['minor', 'major', 'critical'])
  severity!: string;

  @TextField(2000)
  text!: string;
}

export class VerdictPart {
  @IdField({ description: 'Field: `net`, or `assays/3/result`' })
  address!: string;

  @ChoiceField(['within', 'outside', 'undecidable', 'unlimited'])
  result!: string;

  @ChoiceField(['normal', 'action', 'validated', 'registered'], { optional: true })
  level?: string;
}

/** What a command at a step is answered. */
export class StepAnswerResponse extends CommandAnswer {
  @IdField()
  stepKey!: string;

  @CountField(0, 1_000_000, { description: 'Version of the step now: the next command names it' })
  version!: number;

  @ChoiceField(['not-reached', 'ready', 'requesting', 'started', 'completed'])
  status!: string;

  @ListField(RaisedExceptionPart, 1000)
  exceptions!: RaisedExceptionPart[];

  @ListField(VerdictPart, 1000)
  verdicts!: VerdictPart[];

  @FlagField({ optional: true, description: 'Of a blind repetition: whether it agrees' })
  agrees?: boolean;
}

export class MachineAnswerResponse extends StepAnswerResponse {
  @ChoiceField(['recorded', 'refused', 'waiting'], { description: '`waiting`: it comes later by itself; `refused`: the card of the step says why' })
  machine!: string;
}
