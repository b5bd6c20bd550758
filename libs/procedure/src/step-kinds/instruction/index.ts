import type { StepKind } from '../step-kind';
import { config } from './schema';

/** Something to do, confirmed by its completion; may have entries of any type. */
export const instruction: StepKind = { id: 'instruction', config };
