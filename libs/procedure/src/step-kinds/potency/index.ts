import type { StepKind } from '../step-kind';
import { lint } from './lint';
import { config } from './schema';

/** Masses of an active and its compensating excipient from assay and loss on the stated basis; later weighings aim at them. */
export const potency: StepKind = { id: 'potency', config, lint };
