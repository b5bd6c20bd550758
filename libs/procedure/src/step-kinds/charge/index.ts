import type { StepKind } from '../step-kind';
import { containersRead, dispensedContainers, refuseEntry } from './decide';
import { lint } from './lint';
import { config, configOf } from './schema';

/** A dispensed container goes into the equipment, in the order of the recipe. */
export const charge: StepKind = {
  id: 'charge',
  config,
  reads: containersRead,
  refuseEntry,
  lint,
  simulate: (info, field, _target, at) => (field.address === configOf(info.node).container ? dispensedContainers(at, info, at.step)[0] : undefined),
};
