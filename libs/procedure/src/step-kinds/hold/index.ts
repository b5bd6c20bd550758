import type { StepKind } from '../step-kind';
import { afterEntry, afterStart, refuseEntry } from '../timer/decide';
import { lint } from '../timer/lint';
import { configOf } from '../timer/schema';
import { beforeComplete } from './decide';
import { config } from './schema';

/** A waiting time: its target is the shortest; measured like a timer. */
export const hold: StepKind = { id: 'hold', config, afterStart, afterEntry, beforeComplete, refuseEntry, measures: (step) => [configOf(step).duration], lint };
