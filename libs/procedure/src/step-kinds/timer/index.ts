import type { StepKind } from '../step-kind';
import { afterEntry, afterStart, beforeComplete, refuseEntry } from './decide';
import { lint } from './lint';
import { config, configOf } from './schema';

/** A duration that the system measures, from the start of the step to its stop, and judges by the ranges of its entry. */
export const timer: StepKind = { id: 'timer', config, afterStart, afterEntry, beforeComplete, refuseEntry, measures: (step) => [configOf(step).duration], lint };
