import type { StepKind } from '../step-kind';
import { beforeComplete } from './decide';
import { lint } from './lint';
import { config } from './schema';

/** Equipment is clean, or a scale checked, because a run did it: its status and logbook change by the completion (B19). */
export const equipmentStatus: StepKind = { id: 'equipment-status', config, beforeComplete, lint };
