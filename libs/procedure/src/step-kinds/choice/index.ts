import type { StepKind } from '../step-kind';
import { config } from './schema';
import { lint } from './lint';

/** One of several answers, with the accepted ones. */
export const choice: StepKind = { id: 'choice', config, lint };
