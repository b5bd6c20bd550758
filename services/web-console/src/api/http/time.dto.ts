import { ChoiceField, InstantField } from '@batchwright/host';

export class TimeResponse {
  @InstantField({ description: 'Time of the plant now: what records, timers and hold times go by' })
  plant!: string;

  @InstantField({ description: 'Real time now, by the clock of the database' })
  real!: string;

  @ChoiceField(['real', 'plant-clock'], { description: '`plant-clock`: the plant was made for a clock that is steered forwards, and may be ahead of real time' })
  clock!: 'real' | 'plant-clock';
}
