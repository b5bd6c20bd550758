import type { StepKind } from '../step-kind';
import { config } from './schema';
import { lint } from './lint';

/** Something written down in words. */
export const text: StepKind = { id: 'text', config, lint };
