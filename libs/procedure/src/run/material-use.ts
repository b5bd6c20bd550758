import type { StepInfo } from '../tree/indexed-recipe';
import type { Decision } from './decision';
import type { MaterialUsedBody } from './events';
import type { StepState } from './state';

/** What a step took of each grant of material it used: the mass it weighed, where it weighs one material; else what was granted. */
export function materialUses(info: StepInfo, step: StepState): MaterialUsedBody[] {
  const used = step.items.filter(({ what }) => what === 'material');
  const entry = info.kind.netEntry?.(info.node);
  const net = entry === undefined || step.failures?.[entry] !== undefined ? undefined : step.entries[entry]?.value;
  const weighed = used.length === 1 && net?.kind === 'number' ? { quantity: { value: net.value, unit: net.unit } } : {};
  return used.map(({ grantId, item }) => ({ grantId, stepKey: step.key, item, ...weighed }));
}

/** Tells the owner what the step took; after a correction only what changed by it. */
export function tellMaterialUse(decision: Decision, info: StepInfo, step: StepState, before: readonly MaterialUsedBody[] = []): void {
  for (const use of materialUses(info, step)) {
    const told = before.find(({ grantId }) => grantId === use.grantId);
    if (!told || told.quantity?.value !== use.quantity?.value || told.quantity?.unit !== use.quantity?.unit) decision.emit('MaterialUsed', use);
  }
}
