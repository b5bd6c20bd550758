import type { StepKind } from '../step-kind';
import { config } from './schema';
import { lint } from './lint';

/** Setting up, running or leaving equipment; what it takes and holds stands in `equipment`. */
export const equipmentUse: StepKind = { id: 'equipment-use', config, lint };
