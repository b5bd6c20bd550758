import type { StepKind } from '../step-kind';
import { lint } from './lint';
import { config } from './schema';

/** Taking samples: how many, from where, with which numbers. */
export const sample: StepKind = { id: 'sample', config, performers: ['operator', 'supervisor', 'qc'], lint };
