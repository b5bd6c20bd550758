import type { StepKind } from '../step-kind';
import { config } from './schema';

/** A place for remarks; never required. */
export const comment: StepKind = { id: 'comment', config };
