import { ChoiceField, CountField, ListField, MeasuredField, PartField, TextField } from '@batchwright/host';

export class CurvePointResponse {
  @TextField(30, { description: 'Time of the source, UTC with microseconds', example: '2026-11-24T08:00:00.000000Z' })
  at!: string;

  @MeasuredField()
  value!: number | string | boolean | null;

  @ChoiceField(['good', 'uncertain', 'bad'])
  quality!: string;

  @TextField(200, { optional: true, description: 'Why the quality is not good' })
  status?: string;
}

export class ThinnedResponse {
  @CountField(0, 1_000_000_000, { description: 'Samples for which the points stand' })
  count!: number;

  @MeasuredField({ description: 'Length of a stretch of which points were chosen, seconds', example: 60 })
  stretchSeconds!: number;
}

export class CurveResponse {
  @ListField(CurvePointResponse, 10_000)
  points!: CurvePointResponse[];

  @TextField(30, { optional: true, description: 'Where the rest begins' })
  next?: string;

  @PartField(ThinnedResponse, { optional: true, description: 'There when `points` was given and not all samples are in the answer: first, last, lowest and highest of each stretch are, and where it was not good' })
  thinned?: ThinnedResponse;
}
