import { ChoiceField } from '@batchwright/host';

/** How a value stands to its limits. */
export class VerdictLevelPart {
  @ChoiceField(['within', 'outside', 'undecidable', 'unlimited'])
  result!: string;

  @ChoiceField(['normal', 'action', 'validated', 'registered'], { optional: true })
  level?: string;
}
