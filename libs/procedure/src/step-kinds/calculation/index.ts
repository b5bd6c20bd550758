import type { StepKind } from '../step-kind';
import { config } from './schema';
import { lint } from './lint';

/** Values that the system works out; nobody types. */
export const calculation: StepKind = { id: 'calculation', config, lint };
