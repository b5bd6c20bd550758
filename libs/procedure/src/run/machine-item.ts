import type { MachinePoint } from '../recipe/machine-point';
import type { Decision } from './decision';
import { heldGrant } from './grants';
import type { StepState } from './state';

/** Code of the equipment that the step bound or the run holds, or of the area in which the step is performed; undefined where there is none. */
export function itemOf(decision: Decision, step: StepState, { equipment }: Pick<MachinePoint, 'equipment'>): string | undefined {
  if (equipment === 'room') return step.started?.area;
  return step.items.find(({ what, need }) => what === 'equipment' && need === equipment)?.item ?? heldGrant(decision, equipment)?.item;
}
