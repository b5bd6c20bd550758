import { AmountField, ChoiceField, CountField, FlagField, IdField, InstantField, PartField, TextField } from '@batchwright/host';
import { STATISTICS } from '../../application/step-fields';
import { TextPart } from './parts.dto';

/** Where a value that came from a machine was measured, when, and of what it is made. */
export class MachineValuePart {
  @IdField({ description: 'Equipment or room' })
  equipment!: string;

  @IdField({ description: 'Measuring point' })
  point!: string;

  @TextField(200, { description: 'Code of the tag' })
  tag!: string;

  @TextField(200, { optional: true })
  instrument?: string;

  @TextField(200, { description: 'Title of the connection; empty where none is named' })
  connection!: string;

  @ChoiceField([...STATISTICS, 'read-back'])
  statistic!: string;

  @InstantField({ description: 'Source time' })
  at!: string;

  @InstantField({ optional: true })
  from?: string;

  @InstantField({ optional: true })
  until?: string;

  @ChoiceField(['good', 'uncertain'])
  quality!: string;

  @CountField(0, 1_000_000_000)
  samples!: number;

  @AmountField({ description: 'How long there was no usable value, seconds' })
  unusableSeconds!: string;
}

/** How it stands with a machine that was asked and gave no value yet. */
export class QuestionPart {
  @ChoiceField(['waiting', 'unanswered', 'refused'], { description: '`unanswered`, `refused`: it may be asked again, or the value typed with a reason' })
  state!: string;

  @IdField({ optional: true })
  reasonCode?: string;

  @PartField(TextPart, { optional: true })
  detail?: TextPart;

  @FlagField({ optional: true, description: 'Asked again, accepting times without usable values, there is a value' })
  despiteGaps?: boolean;
}

/** What an entry takes from a machine, or writes into one. */
export class MachinePointPart {
  @IdField({ description: 'Requirement of the recipe, or `room`' })
  equipment!: string;

  @IdField()
  point!: string;

  @ChoiceField(STATISTICS, { optional: true })
  statistic?: string;

  @AmountField({ optional: true })
  threshold?: string;

  @ChoiceField(['at-completion'], { optional: true, description: '`at-completion`: the completion of the step asks for it, when everything else is recorded' })
  asked?: string;

  @AmountField({ optional: true })
  tolerance?: string;

  @TextField(200, { optional: true, description: 'What is written, where it is no number' })
  value?: string;
}
