import { ChoiceField, FlagField, IdField, InstantField, ListField, PartField, TextField } from '@batchwright/host';
import { TextPart } from './parts.dto';

export class WorkItemResponse {
  @ChoiceField(['start', 'continue', 'sign', 'check'])
  what!: string;

  @IdField()
  runId!: string;

  @IdField()
  runNumber!: string;

  @IdField()
  recipe!: string;

  @IdField()
  stepKey!: string;

  @PartField(TextPart)
  title!: TextPart;

  @IdField()
  kind!: string;

  @ChoiceField(['ready', 'requesting', 'started', 'completed'])
  status!: string;

  @InstantField({ optional: true })
  since?: string;

  @InstantField({ optional: true })
  dueAt?: string;

  @TextField(200, { optional: true })
  name?: string;

  @FlagField({ description: 'The person who asks works on it' })
  mine!: boolean;

  @FlagField()
  qualified!: boolean;

  @IdField({ optional: true })
  policy?: string;

  @IdField({ optional: true })
  meaning?: string;
}

export class MyWorkResponse {
  @ListField(WorkItemResponse, 2000)
  items!: WorkItemResponse[];
}
