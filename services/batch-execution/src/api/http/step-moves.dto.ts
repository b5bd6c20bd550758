import { ChoiceField, CountField, EvidenceRequest, IdField, InstantField, PartField, TextField } from '@batchwright/host';
import type { AskedMove } from '../../application/signed-move-of';

const NAMES = ['not-applicable', 'reopen-step', 'reassign-step', 'change-equipment', 'late-entry', 'choose-recovery'] as const satisfies readonly AskedMove['move'][];

/** A signed move at a step: which, why, and what it names. */
export class StepMovePart implements AskedMove {
  @ChoiceField([...NAMES])
  move!: AskedMove['move'];

  @TextField(500, { description: 'Why; it stands in the record' })
  reason!: string;

  @IdField({ optional: true, description: 'reassign-step: employee number of who goes on' })
  to?: string;

  @IdField({ optional: true, description: 'reassign-step: employee number of the trainer who takes over' })
  trainer?: string;

  @IdField({ optional: true, description: 'change-equipment: requirement of the recipe', example: 'blender' })
  requirement?: string;

  @IdField({ optional: true, description: 'change-equipment: code of the new item that was scanned', example: 'VB-02' })
  item?: string;

  @IdField({ optional: true, description: 'late-entry: entry of the step', example: 'gross' })
  entry?: string;

  @CountField(1, 100_000, { optional: true, description: 'late-entry: row of a table' })
  row?: number;

  @IdField({ optional: true, description: 'late-entry: column of a table' })
  column?: string;

  @TextField(4000, { optional: true, description: 'late-entry: value as it was observed' })
  value?: string;

  @TextField(40, { optional: true, description: 'late-entry: UCUM code; absent = that of the entry' })
  unit?: string;

  @InstantField({ optional: true, description: 'late-entry: when it was observed' })
  observedAt?: string;

  @TextField(500, { optional: true, description: 'late-entry: where it stood until now', example: 'note on form F-12' })
  source?: string;

  @TextField(500, { optional: true, description: 'choose-recovery: one of the recoveries that the reaction plan allows, as it says it in English', example: 'adjust the fill depth' })
  recovery?: string;
}

export class StepMoveStatementRequest extends StepMovePart {
  @CountField(0, 1_000_000, { optional: true, description: 'Version of the step that the person saw; the move itself names it' })
  version?: number;
}

export class MakeStepMoveRequest extends StepMovePart {
  @CountField(0, 1_000_000, { description: 'Version of the step that the person saw' })
  version!: number;

  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}
