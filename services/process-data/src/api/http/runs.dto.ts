import { ChoiceField, CountField, IdField, ListField, MeasuredField, PartField, SiteField, TextField } from '@batchwright/host';
import { TagLimitRequest, TitleRequest } from './connections.dto';

export class NewestSampleResponse {
  @TextField(30, { description: 'Time of the source, UTC with microseconds', example: '2026-11-24T08:00:00.000000Z' })
  at!: string;

  @MeasuredField()
  value!: number | string | boolean | null;

  @ChoiceField(['good', 'uncertain', 'bad'])
  quality!: string;

  @TextField(200, { optional: true, description: 'Why the quality is not good' })
  status?: string;
}

export class TagNowResponse {
  @IdField({ example: 'VB-02.speed' })
  code!: string;

  @PartField(TitleRequest)
  title!: TitleRequest;

  @IdField({ description: 'Equipment or room', example: 'VB-02' })
  equipment!: string;

  @IdField({ example: 'speed' })
  point!: string;

  @ChoiceField(['number', 'boolean', 'text'])
  type!: string;

  @TextField(50, { optional: true, description: 'UCUM' })
  unit?: string;

  @CountField(0, 10, { optional: true, description: 'Digits after the point' })
  places?: number;

  @ListField(TagLimitRequest, 20)
  limits!: TagLimitRequest[];

  @PartField(NewestSampleResponse, { optional: true, description: 'Newest sample; absent: it said nothing yet, or was not asked for' })
  newest?: NewestSampleResponse;
}

export class SeenRunResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @TextField(100, { example: 'WS-2026-0001' })
  number!: string;

  @TextField(100)
  recipe!: string;

  @CountField(0, 1_000_000)
  recipeVersion!: number;
}

export class EquipmentWindowResponse {
  @IdField()
  runId!: string;

  @TextField(200, { optional: true, description: 'Key of the step; absent: the run held the equipment, whether a step worked with it or not' })
  stepKey?: string;

  @IdField({ description: 'Code of the equipment, or of the area in which the step was performed', example: 'VB-02' })
  equipment!: string;

  @ListField('text', 100, { description: 'Nodes of the procedure (unit procedure, operation, phase) that were open when it began' })
  nodes!: string[];

  @TextField(30, { description: 'Real time, UTC with microseconds', example: '2026-11-24T08:00:00.000000Z' })
  from!: string;

  @TextField(30, { optional: true, description: 'Absent: it is used still' })
  until?: string;
}

export class RunCurvesResponse {
  @PartField(SeenRunResponse)
  run!: SeenRunResponse;

  @ListField(EquipmentWindowResponse, 2000, { description: 'When the run used what, in the order in which it began' })
  windows!: EquipmentWindowResponse[];

  @ListField(TagNowResponse, 2000, { description: 'Tags of that equipment; ask tags/{code}/curve for each' })
  tags!: TagNowResponse[];
}
