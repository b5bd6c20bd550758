import type { StepKind } from '../step-kind';
import { lint } from './lint';
import { config, configOf } from './schema';

/** Proof that nothing of the previous batch is left: cleared by one, checked by another; it opens one use. */
export const clearance: StepKind = { id: 'clearance', config, opens: (step) => configOf(step).opens ?? [], lint };
