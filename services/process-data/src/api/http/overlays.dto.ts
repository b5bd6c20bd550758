import { ChoiceField, CountField, FlagField, IdField, ListField, MeasuredField, PartField, SiteField, TextField } from '@batchwright/host';
import { SeenRunResponse } from './runs.dto';

const REAL = { description: 'Real time, UTC with microseconds', example: '2026-11-24T08:00:00.000000Z' };

export class SeenRecipeResponse {
  @TextField(100, { example: 'WARF-5' })
  recipe!: string;

  @ListField('count', 1000, { description: 'Versions that ran, the newest first' })
  versions!: number[];

  @CountField(0, 1_000_000_000)
  runs!: number;
}

export class ComparableRunResponse extends SeenRunResponse {
  @TextField(30, { ...REAL, optional: true, description: 'When its first phase began, real time; absent: it did not begin yet' })
  from?: string;

  @TextField(30, { ...REAL, optional: true, description: 'When it was over, real time; absent: it is not, or it was before that was noted' })
  until?: string;
}

export class MeasuredPointResponse {
  @IdField({ example: 'product-temperature' })
  point!: string;

  @TextField(50, { optional: true, description: 'UCUM' })
  unit?: string;
}

export class SeenPhaseResponse {
  @ChoiceField(['node', 'step'])
  kind!: string;

  @TextField(200, { description: 'Key of the node or step in the run', example: 'blending' })
  key!: string;

  @CountField(0, 1_000_000, { description: 'Runs, of the newest twenty, that went through it' })
  runs!: number;

  @ListField(MeasuredPointResponse, 1000, { description: 'What is measured at the equipment that was used in it' })
  points!: MeasuredPointResponse[];
}

export class SeenPhasesResponse {
  @ListField(SeenPhaseResponse, 1000, { description: 'In the order in which they were reached' })
  items!: SeenPhaseResponse[];
}

export class AlignedPointResponse {
  @MeasuredField({ description: 'Seconds since the phase began in this run, to the microsecond', example: 12.5 })
  since!: number;

  @MeasuredField()
  value!: number | string | boolean | null;

  @ChoiceField(['good', 'uncertain', 'bad'])
  quality!: string;

  @TextField(200, { optional: true, description: 'Why the quality is not good' })
  status?: string;
}

export class OverlaidPieceResponse {
  @IdField({ example: 'VB-02' })
  equipment!: string;

  @IdField({ example: 'VB-02.product-temperature' })
  tag!: string;

  @TextField(50, { optional: true, description: 'UCUM' })
  unit?: string;

  @CountField(0, 1_000_000_000, { description: 'Samples for which the points stand' })
  count!: number;

  @MeasuredField({ description: 'Length of a stretch of which points were chosen, seconds; absent: all samples are there', example: 60 })
  stretchSeconds?: number;

  @ListField(AlignedPointResponse, 10_000)
  points!: AlignedPointResponse[];
}

export class OverlaidRunResponse {
  @PartField(SeenRunResponse)
  run!: SeenRunResponse;

  @FlagField({ description: 'The others are held against it' })
  golden!: boolean;

  @TextField(30, { ...REAL, description: 'When the phase began in this run, real time' })
  from!: string;

  @TextField(30, { ...REAL, optional: true, description: 'When it ended; absent: it goes on' })
  until?: string;

  @ListField(OverlaidPieceResponse, 1000, { description: 'A curve for each equipment and time in which the run used it' })
  pieces!: OverlaidPieceResponse[];
}

export class BandPointResponse {
  @MeasuredField({ description: 'Beginning of the stretch, seconds since the phase began', example: 60 })
  since!: number;

  @MeasuredField()
  low!: number;

  @MeasuredField({ description: 'Mean of the runs of what each said when the stretch began' })
  mean!: number;

  @MeasuredField()
  high!: number;

  @CountField(1, 100, { description: 'Golden runs that had something to say' })
  runs!: number;
}

export class BandResponse {
  @MeasuredField({ description: 'Length of a stretch, seconds', example: 60 })
  stretchSeconds!: number;

  @ListField(BandPointResponse, 1000)
  points!: BandPointResponse[];
}

export class OverlayResponse {
  @ListField(OverlaidRunResponse, 32, { description: 'The golden runs first, then in the order in which they were asked for, or the newest first' })
  runs!: OverlaidRunResponse[];

  @PartField(BandResponse, { optional: true, description: 'Where the golden runs were together; absent with fewer than two' })
  band?: BandResponse;
}

export class GoldenRunResponse {
  @IdField()
  runId!: string;

  @TextField(100, { example: 'WS-2026-0001' })
  number!: string;

  @CountField(0, 1_000_000)
  recipeVersion!: number;
}

export class EndOfChoiceResponse {
  @TextField(30, REAL)
  at!: string;

  @IdField({ description: 'Employee number' })
  by!: string;

  @TextField(1000)
  reason!: string;
}

export class GoldenChoiceResponse {
  @CountField(1, 1_000_000)
  choice!: number;

  @ListField(GoldenRunResponse, 16)
  runs!: GoldenRunResponse[];

  @TextField(1000)
  reason!: string;

  @IdField({ description: 'Employee number' })
  by!: string;

  @TextField(30, REAL)
  at!: string;

  @PartField(EndOfChoiceResponse, { optional: true, description: 'How it ended: replaced or taken back; absent: it holds' })
  ended?: EndOfChoiceResponse;
}

export class GoldenBatchResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @CountField(1, 1_000_000)
  sequence!: number;

  @TextField(100, { example: 'WARF-5' })
  recipe!: string;

  @ListField(GoldenChoiceResponse, 200, { description: 'The newest first; that which holds has no end' })
  choices!: GoldenChoiceResponse[];
}

export class ChooseGoldenRequest {
  @SiteField()
  site!: string;

  @IdField({ description: 'Code of the recipe', example: 'WARF-5' })
  recipe!: string;

  @ListField('text', 16, { description: 'Ids of the runs: one, or several that span a band together' })
  runs!: string[];

  @TextField(1000, { description: 'Why these; it stands in the record' })
  reason!: string;
}

export class WithdrawGoldenRequest {
  @TextField(1000, { description: 'Why; it stands in the record' })
  reason!: string;
}
