import type { StepKind } from '../step-kind';
import { refuseEntry } from './decide';
import { lint } from './lint';
import { config, configOf } from './schema';
import { simulate, targetField } from './simulate';

/** Weighing of one input into a container, against its target and tolerance. Typed until a scale is connected. */
export const weighing: StepKind = {
  id: 'weighing',
  config,
  performers: ['dispenser', 'operator'],
  containerEntry: (step) => configOf(step).container,
  netEntry: (step) => configOf(step).net,
  refuseEntry,
  lint,
  simulate,
  aimsAt: targetField,
};
