import { ChoiceField, CountField, FlagField, IdField, InstantField, ListField, PartField, SiteField, TextField } from '@batchwright/host';
import { TitleRequest } from './connections.dto';

const MOMENT = { example: '2026-11-24T08:00:00.000000Z' };

export class AlarmReasonRequest {
  @TextField(1000, { description: 'What is done about it, or why; it stands in the record' })
  reason!: string;
}

export class ShelveAlarmRequest extends AlarmReasonRequest {
  @InstantField({ description: 'Until when, real time; at most seven days' })
  until!: string;
}

export class AlarmLimitResponse {
  @IdField({ example: 'high' })
  id!: string;

  @ChoiceField(['high-high', 'high', 'low', 'low-low', 'is'])
  kind!: string;

  @TextField(100, { example: '25.0' })
  value!: string;
}

export class AlarmRunResponse {
  @IdField()
  runId!: string;

  @TextField(100, { optional: true, example: 'WS-2026-0001' })
  runNumber?: string;

  @TextField(200, { optional: true, description: 'Step that used the equipment; absent: the run only held it' })
  stepKey?: string;

  @ListField('text', 100, { description: 'Nodes of the procedure (unit procedure, operation, phase) that were open' })
  nodes!: string[];

  @IdField({ optional: true, description: 'Exception of the run; absent where the limit asks for none' })
  exceptionId?: string;

  @IdField({ optional: true, description: 'Exception of the cause, where this is one of its effects' })
  parent?: string;
}

export class AcknowledgementResponse {
  @TextField(30, MOMENT)
  at!: string;

  @TextField(100, { description: 'Employee number' })
  by!: string;

  @TextField(1000)
  reason!: string;
}

export class AlarmResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @CountField(1, 1_000_000_000)
  sequence!: number;

  @IdField({ example: 'VB-02.temperature' })
  tag!: string;

  @PartField(TitleRequest)
  title!: TitleRequest;

  @IdField({ description: 'Equipment or room', example: 'VB-02' })
  equipment!: string;

  @IdField({ example: 'temperature' })
  point!: string;

  @TextField(50, { optional: true, description: 'UCUM' })
  unit?: string;

  @CountField(0, 10, { optional: true, description: 'Digits after the point that people read; values are as they were measured' })
  places?: number;

  @PartField(AlarmLimitResponse)
  limit!: AlarmLimitResponse;

  @ChoiceField(['low', 'medium', 'high', 'critical'])
  priority!: string;

  @ChoiceField(['minor', 'major', 'critical'], { optional: true, description: 'Severity of its exception in a run; absent: an alarm only' })
  severity?: string;

  @ChoiceField(['active-unacknowledged', 'active-acknowledged', 'returned-unacknowledged', 'shelved', 'over'])
  state!: string;

  @TextField(30, { ...MOMENT, description: 'First sample outside, real time' })
  from!: string;

  @TextField(30, { ...MOMENT, description: 'When the on-delay was over' })
  at!: string;

  @TextField(100, { description: 'Worst value when it came' })
  value!: string;

  @FlagField({ description: 'It was found in samples that came late' })
  late!: boolean;

  @TextField(30, { optional: true, description: 'First sample inside again; absent: it is active' })
  until?: string;

  @TextField(100, { optional: true, description: 'Worst value' })
  peak?: string;

  @TextField(30, { optional: true })
  peakAt?: string;

  @PartField(AcknowledgementResponse, { optional: true })
  acknowledged?: AcknowledgementResponse;

  @TextField(30, { optional: true })
  shelvedUntil?: string;

  @TextField(1000, { optional: true })
  shelvedFor?: string;

  @ListField(AlarmRunResponse, 100, { description: 'Runs whose windows it falls into' })
  runs!: AlarmRunResponse[];

  @FlagField({ description: 'More than ten alarms of its equipment came in the ten minutes before it' })
  flood!: boolean;
}

export class FloodResponse {
  @SiteField()
  site!: string;

  @IdField({ example: 'VB-02' })
  equipment!: string;

  @TextField(30, MOMENT)
  from!: string;

  @TextField(30, MOMENT)
  until!: string;

  @CountField(11, 1_000_000)
  alarms!: number;
}

export class FloodsResponse {
  @ListField(FloodResponse, 20_000, { description: 'Of the last day, by equipment' })
  items!: FloodResponse[];
}

export class UrgentCountsResponse {
  @CountField(0, 1_000_000_000)
  'active-unacknowledged'!: number;

  @CountField(0, 1_000_000_000)
  'active-acknowledged'!: number;

  @CountField(0, 1_000_000_000)
  'returned-unacknowledged'!: number;

  @CountField(0, 1_000_000_000)
  shelved!: number;
}

export class UrgentAlarmsResponse {
  @ListField(AlarmResponse, 500, { description: 'All that are not over: first what is active and nobody saw, then what was seen, what returned unseen, what is shelved; in each the higher priority, then the older' })
  items!: AlarmResponse[];

  @PartField(UrgentCountsResponse, { description: 'How many there are, in the answer or not' })
  counts!: UrgentCountsResponse;
}
