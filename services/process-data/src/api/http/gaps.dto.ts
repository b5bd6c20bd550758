import { CountField, IdField, ListField, SiteField, TextField } from '@batchwright/host';
import { AlarmRunResponse } from './alarms.dto';

const MOMENT = { example: '2026-11-24T08:00:00.000000Z' };

export class TagGapResponse {
  @IdField({ example: 'VB-02.speed' })
  tag!: string;

  @TextField(30, MOMENT)
  from!: string;

  @TextField(30, { ...MOMENT, optional: true, description: 'Absent: it is missing still' })
  until?: string;
}

export class GapResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @CountField(1, 1_000_000_000)
  sequence!: number;

  @IdField({ description: 'Id of the connection' })
  connection!: string;

  @IdField({ example: 'VB-02' })
  equipment!: string;

  @TextField(100, { description: 'connection-lost, sequence-gap, queue-overflow, clock-jump, plant-away, silent, bad-quality, uncertain-quality', example: 'connection-lost' })
  why!: string;

  @TextField(30, { ...MOMENT, description: 'Since when, real time' })
  from!: string;

  @TextField(30, { ...MOMENT, optional: true, description: 'Absent: at least one tag is missing still' })
  until?: string;

  @ListField(TagGapResponse, 5000)
  tags!: TagGapResponse[];

  @ListField(AlarmRunResponse, 100, { description: 'Runs whose windows it falls into, with their exceptions' })
  runs!: AlarmRunResponse[];
}
