import type { StepKind } from '../step-kind';
import { config } from './schema';
import { lint } from './lint';

/** Rows of typed and computed cells. */
export const table: StepKind = { id: 'table', config, lint };
