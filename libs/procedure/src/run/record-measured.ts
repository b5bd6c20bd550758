import type { StepInfo } from '../tree/indexed-recipe';
import { recalculateAfter } from './calculate';
import type { Decision } from './decision';
import { fieldAt } from './field';
import { judge, limitsInForce } from './limits';
import { raiseForVerdict } from './raise';
import type { RecordedValue } from './recorded-value';

/** Records a value that the system itself knows, once; source `measured`. Nothing happens when it stands there already. */
export function recordMeasured(decision: Decision, info: StepInfo, stepKey: string, address: string, value: RecordedValue): void {
  const field = fieldAt(info.node, address);
  const step = decision.step(stepKey);
  if (!field || step.entries[address]) return;
  const limits = limitsInForce(field, info, step.iteration, decision.view, decision.recipe);
  const verdict = judge(value, limits, field.definition);
  decision.emit('EntryRecorded', { stepKey, address, value, verdict, ...(limits ? { limits } : {}), source: 'measured' });
  raiseForVerdict(decision, info, stepKey, field, value, verdict);
  recalculateAfter(decision, info, stepKey, field, 'recorded');
}
