import type { StepKind } from '../step-kind';
import { refuseStart } from './decide';
import { lint } from './lint';
import { config, configOf } from './schema';

/** Results of the laboratory, recorded by quality control; the first result stays visible whatever comes later (G4). */
export const laboratoryResult: StepKind = { id: 'laboratory-result', config, performers: ['qc'], accompanies: (step) => configOf(step).sample, refuseStart, lint };
