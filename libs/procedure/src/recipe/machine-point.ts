import type { Text } from '../text';
import type { StepMoment } from './hold-time';

/** What is made of the values of a measuring point over a time. `curve`: all of them, as a file of the record. */
export const STATISTICS = ['last', 'mean', 'minimum', 'maximum', 'integral', 'time-above', 'time-below', 'increase', 'curve'] as const;

export type Statistic = (typeof STATISTICS)[number];

/** A measuring point of what a step uses. */
export interface MachinePoint {
  /** Id of a requirement of the step; `room` = the area in which it is performed. */
  readonly equipment: string;
  /** What the point is of any equipment of that class: `product-temperature`. */
  readonly point: string;
}

/** Says that an entry takes its value from a machine (requirement E2). Its time goes from the start of the step to the moment of asking, unless other moments are named. */
export interface Capture extends MachinePoint {
  readonly statistic: Statistic;
  /** Of `time-above` and `time-below`: decimal text in the unit of the measuring point. */
  readonly threshold?: string;
  readonly since?: StepMoment;
  readonly until?: StepMoment;
}

/** Says that an entry is written into a machine and read back (requirement E9): the set point of a number, `value` of the others. What is read back becomes the entry. */
export interface MachineWrite extends MachinePoint {
  /** Of a choice, text, yes or no: what is written: the id, the text, `yes` or `no`. */
  readonly value?: string;
  /** How far what is read back may lie from the set point, decimal text in the unit of the entry; absent = not at all. */
  readonly tolerance?: string;
}

/** What a room or equipment must show when a step begins (requirement D8). */
export interface StepCondition extends MachinePoint {
  readonly id: string;
  readonly title: Text;
  readonly unit: string;
  /** Decimal text; bounds belong to the condition. */
  readonly low?: string;
  readonly high?: string;
}
