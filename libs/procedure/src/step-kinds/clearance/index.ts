import type { StepKind } from '../step-kind';
import { lint } from './lint';
import { config } from './schema';

/** Proof that nothing of the previous batch is left: cleared by one, checked by another. */
export const clearance: StepKind = { id: 'clearance', config, lint };
