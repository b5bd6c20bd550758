import { ChoiceField, CountField, IdField, ListField, PartField, SiteField, TextField } from '@batchwright/host';
import { PersonNamed } from './recordings.dto';

const MOMENT = { example: '2026-11-24T10:00:00.000Z' };

export class PlanSessionRequest {
  @IdField()
  runId!: string;

  @IdField({ description: 'Key of the step, which may not have been begun', example: 'blend' })
  stepKey!: string;

  @TextField(30, { ...MOMENT, description: 'When, plant time' })
  at!: string;

  @ListField(String, 5, { description: 'Employee numbers of those who are asked', example: ['E1020'] })
  experts!: string[];
}

export class PlanWordRequest {
  @TextField(300, { description: 'Why, for the others and for the record', example: 'on holiday until Monday' })
  word!: string;
}

export class PlannedExpertResponse {
  @IdField({ example: 'E1020' })
  person!: string;

  @TextField(200, { example: 'Claire Moreau' })
  name!: string;

  @ChoiceField(['accepted', 'declined'], { optional: true, description: 'Absent: not answered' })
  answer?: string;

  @TextField(300, { optional: true, description: 'With which word it was declined' })
  word?: string;
}

export class PlanResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @CountField(1, 1_000_000_000)
  sequence!: number;

  @IdField()
  runId!: string;

  @TextField(100, { example: 'WS-2026-0001' })
  runNumber!: string;

  @IdField({ example: 'blend' })
  stepKey!: string;

  @TextField(30, { ...MOMENT, description: 'Plant time' })
  at!: string;

  @PartField(PersonNamed)
  plannedBy!: PersonNamed;

  @ListField(PlannedExpertResponse, 5)
  experts!: PlannedExpertResponse[];
}

export class PlansResponse {
  @ListField(PlanResponse, 200)
  items!: PlanResponse[];
}
