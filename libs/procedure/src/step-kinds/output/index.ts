import type { StepKind } from '../step-kind';
import { lint } from './lint';
import { config, configOf } from './schema';

/** What a part of the procedure gave, with its yield against the formula. */
export const output: StepKind = {
  id: 'output',
  config,
  exceptionType: (info, field) => (field.address === configOf(info.node).yield ? 'yield-out-of-range' : undefined),
  lint,
};
