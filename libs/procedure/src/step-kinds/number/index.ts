import type { StepKind } from '../step-kind';
import { config } from './schema';
import { lint } from './lint';

/** One or more numbers with their ranges. */
export const number: StepKind = { id: 'number', config, lint };
