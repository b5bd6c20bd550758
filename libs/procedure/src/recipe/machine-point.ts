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

/**
 * Says that an entry, or a cell of a column, takes its value from a machine (requirement E2). Its time goes from the start of the step to the moment of asking, unless other moments are named; in a row of a table it
 * begins where that of the last measured row before ended, so that the rows of a series leave no time out and count none twice.
 */
export interface Capture extends MachinePoint {
  readonly statistic: Statistic;
  /** Of `time-above` and `time-below`: decimal text in the unit of the measuring point. */
  readonly threshold?: string;
  readonly since?: StepMoment;
  readonly until?: StepMoment;
  /** Of an entry that is no table: asked when the step is completed and everything else of it is recorded, by the completion itself; earlier it is refused. So it covers the whole step or, with `since`, the whole phase. */
  readonly asked?: 'at-completion';
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
