import type { Decision } from '../../run/decision';
import { durationMs } from '../../run/hold-times';
import type { StepInfo } from '../../tree/indexed-recipe';
import { configOf } from './schema';

/**
 * The step is over: the owner of the equipment is told what it is from now on. Only what this run holds can be told about; a run that is
 * aborted before never comes here, so it changes nothing.
 */
export function beforeComplete(decision: Decision, info: StepInfo, stepKey: string): void {
  const step = decision.step(stepKey);
  if (step.completions > 0) return;
  const { requirement, becomes, holds, level, low, high } = configOf(info.node);
  const held = step.items.find(({ what, need }) => what === 'equipment' && need === requirement);
  if (!held) return;
  const shown = (weight: 'low' | 'high', entry: string | undefined) => {
    const value = entry === undefined ? undefined : step.entries[entry]?.value;
    return value?.kind === 'number' ? [{ weight, value: value.value, unit: value.unit }] : [];
  };
  const readings = becomes === 'checked' ? [...shown('low', low), ...shown('high', high)] : [];
  decision.emit('EquipmentConfirmed', { stepKey, grantId: held.grantId, item: held.item, becomes, ...(holds ? { holdSeconds: Math.round(durationMs(holds) / 1000) } : {}), ...(level ? { level } : {}), readings });
}
