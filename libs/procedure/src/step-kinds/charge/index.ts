import type { StepKind } from '../step-kind';
import { containersRead, refuseEntry } from './decide';
import { lint } from './lint';
import { config } from './schema';

/** A dispensed container goes into the equipment, in the order of the recipe. */
export const charge: StepKind = { id: 'charge', config, reads: containersRead, refuseEntry, lint };
