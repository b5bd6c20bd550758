import { ChoiceField, IdField, ListField, PartField, TextField } from '@batchwright/host';
import { SeenRunResponse } from './runs.dto';

const REAL = { description: 'Real time, UTC with microseconds', example: '2026-11-24T08:00:00.000000Z' };
const END = { ...REAL, optional: true as const, description: 'Absent: it goes on' };

export class RunThenResponse extends SeenRunResponse {
  @TextField(30, { ...REAL, description: 'When its first phase or use of equipment began, real time' })
  from!: string;

  @TextField(30, END)
  until?: string;
}

export class PhaseThenResponse {
  @IdField()
  runId!: string;

  @ChoiceField(['node', 'step'])
  kind!: string;

  @TextField(200, { description: 'Key of the node or step in the run', example: 'blending' })
  key!: string;

  @TextField(30, REAL)
  from!: string;

  @TextField(30, END)
  until?: string;
}

export class CrossedLimitResponse {
  @TextField(50, { example: 'high' })
  kind!: string;

  @TextField(50, { example: '25' })
  value!: string;
}

export class ExceptionThenResponse {
  @IdField({ description: 'Id of the exception' })
  id!: string;

  @IdField()
  runId!: string;

  @ChoiceField(['excursion', 'gap'])
  kind!: string;

  @IdField({ example: 'VB-02' })
  equipment!: string;

  @ListField('text', 2000, { description: 'Codes of the tags that it is of' })
  tags!: string[];

  @TextField(20, { example: 'major' })
  severity!: string;

  @PartField(CrossedLimitResponse, { optional: true, description: 'Absent: values are missing' })
  limit?: CrossedLimitResponse;

  @TextField(50, { optional: true, description: 'Why values are missing; absent: a limit was crossed' })
  why?: string;

  @TextField(30, REAL)
  from!: string;

  @TextField(30, END)
  until?: string;

  @TextField(50, { optional: true, description: 'The worst value, once it is over, as it was measured' })
  peak?: string;

  @TextField(30, { ...REAL, optional: true, description: 'When it was worst' })
  peakAt?: string;
}

export class HappeningsResponse {
  @ListField(RunThenResponse, 20, { description: 'The newest first' })
  runs!: RunThenResponse[];

  @ListField(PhaseThenResponse, 500, { description: 'In the order in which they began' })
  phases!: PhaseThenResponse[];

  @ListField(ExceptionThenResponse, 500, { description: 'In the order in which they began' })
  exceptions!: ExceptionThenResponse[];
}
