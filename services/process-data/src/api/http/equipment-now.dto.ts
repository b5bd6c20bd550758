import { ChoiceField, CountField, IdField, ListField, PartField, SiteField, TextField } from '@batchwright/host';
import { POINTS_OF_EQUIPMENT } from '../../application/equipment-now';
import { AlarmLimitResponse } from './alarms.dto';
import { TagNowResponse } from './runs.dto';

const MOMENT = { example: '2026-11-24T08:00:00.000000Z' };
const PRIORITIES = ['low', 'medium', 'high', 'critical'];

export class AlarmOfPointResponse {
  @IdField()
  id!: string;

  @IdField({ example: 'high' })
  limit!: string;

  @ChoiceField(PRIORITIES)
  priority!: string;

  @ChoiceField(['active-unacknowledged', 'active-acknowledged', 'shelved'])
  state!: string;
}

export class UnheardResponse {
  @TextField(100, { description: 'That of a gap that lasts, or connection-lost, connecting, not-listened', example: 'connection-lost' })
  why!: string;

  @TextField(30, { ...MOMENT, optional: true, description: 'Absent: since its newest sample' })
  since?: string;
}

export class PointNowResponse extends TagNowResponse {
  @PartField(AlarmLimitResponse, { optional: true, description: 'Limit that the newest good value is beyond, be it an alarm yet or not' })
  beyond?: AlarmLimitResponse;

  @PartField(AlarmOfPointResponse, { optional: true, description: 'Most urgent of its active alarms' })
  alarm?: AlarmOfPointResponse;

  @PartField(UnheardResponse, { optional: true, description: 'There when its source is not heard now' })
  unheard?: UnheardResponse;
}

export class EquipmentAlarmsResponse {
  @CountField(0, 1_000_000_000, { description: 'Active, and nobody saw them' })
  unacknowledged!: number;

  @CountField(0, 1_000_000_000, { description: 'Active and seen' })
  acknowledged!: number;

  @CountField(0, 1_000_000_000, { description: 'Over before somebody saw them' })
  returned!: number;

  @CountField(0, 1_000_000_000, { description: 'Active and put aside' })
  shelved!: number;
}

export class LastingGapResponse {
  @IdField()
  id!: string;

  @TextField(100, { example: 'silent' })
  why!: string;

  @TextField(30, MOMENT)
  from!: string;
}

export class UsedByResponse {
  @IdField()
  runId!: string;

  @TextField(100, { example: 'WS-2026-0001' })
  runNumber!: string;

  @TextField(200, { optional: true, description: 'Step that works with it; absent: the run only holds it' })
  stepKey?: string;
}

export class EquipmentNowResponse {
  @SiteField()
  site!: string;

  @IdField({ description: 'Equipment or room', example: 'VB-02' })
  equipment!: string;

  @ListField(PointNowResponse, POINTS_OF_EQUIPMENT)
  points!: PointNowResponse[];

  @CountField(0, 5000, { description: 'Points that it has beside these' })
  more!: number;

  @PartField(EquipmentAlarmsResponse)
  alarms!: EquipmentAlarmsResponse;

  @ChoiceField(PRIORITIES, { optional: true, description: 'Highest of the alarms that are active and not shelved' })
  worst?: string;

  @ListField(LastingGapResponse, 5000, { description: 'Gaps that last' })
  gaps!: LastingGapResponse[];

  @ListField(UsedByResponse, 100, { description: 'Runs that use it now' })
  runs!: UsedByResponse[];
}
