import { ChoiceField, ListField, MeasuredField, TextField } from '@batchwright/host';

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

export class CurveResponse {
  @ListField(CurvePointResponse, 10_000)
  points!: CurvePointResponse[];

  @TextField(30, { optional: true, description: 'Where the rest begins' })
  next?: string;
}
