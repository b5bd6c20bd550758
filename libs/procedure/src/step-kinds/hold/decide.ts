import { Decimal, compareQuantities } from '@batchwright/kernel';
import { beforeComplete as measureAtEnd } from '../timer/decide';
import { configOf } from '../timer/schema';
import type { Decision } from '../../run/decision';
import { raiseAtStep } from '../../run/raise';
import { bilingual } from '../../text';
import type { StepInfo } from '../../tree/indexed-recipe';

/** Measures at the end; shorter than asked for is an exception. The end itself is not held back. */
export function beforeComplete(decision: Decision, info: StepInfo, stepKey: string): void {
  measureAtEnd(decision, info, stepKey);
  const { duration, target } = configOf(info.node);
  const measured = decision.step(stepKey).entries[duration]?.value;
  if (!target || measured?.kind !== 'number') return;
  const order = compareQuantities({ value: Decimal.parse(measured.value).toString(), unit: measured.unit }, target);
  if (!order.ok || order.value >= 0) return;
  const title = bilingual(info.node.title);
  raiseAtStep(decision, info, decision.step(stepKey), 'hold-time-short', 'major', {
    address: duration,
    text: { en: `${title.en}: ${measured.value} ${measured.unit}, at least ${target.value} ${target.unit} asked for`, de: `${title.de}: ${measured.value} ${measured.unit}, gefordert sind mindestens ${target.value} ${target.unit}` },
    params: { measured: `${measured.value} ${measured.unit}`, target: `${target.value} ${target.unit}` },
    deviation: true,
  });
}
