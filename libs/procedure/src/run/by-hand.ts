import { refuse, type DomainError } from '@batchwright/kernel';
import type { StepInfo } from '../tree/indexed-recipe';
import type { EnteredValue } from './commands';
import { elapsedMs, type Decision } from './decision';
import { fieldTitles, machineOf, type Field } from './field';
import type { OpenQuestion } from './machine';
import { raiseAtStep } from './raise';
import type { StepState } from './state';

/** How long an answer is waited for before a machine may be asked again, or its value typed. */
export const ANSWER_MS = 10_000;

/** Whether the answer to a question may still come. */
export function isAwaited(decision: Pick<Decision, 'occasion'>, question: OpenQuestion): boolean {
  return question.refused === undefined && elapsedMs(question, decision.occasion) < ANSWER_MS;
}

type Entered = EnteredValue & { readonly reason?: string };

/** What a machine should say is typed only when it was asked and gave nothing that may be used, and then with a reason (21 CFR 211.68(b)). */
export function handRefusal(decision: Decision, step: StepState, field: Field, entered: Entered): DomainError | undefined {
  const { address } = field;
  if (!isByHand(field, entered)) return undefined;
  const question = step.questions?.[address];
  if (!question || isAwaited(decision, question)) return refuse('value-from-machine', { step: step.key, entry: address, point: machineOf(field)?.point ?? null, asked: question !== undefined }, { rule: '21 CFR 211.68', field: 'entry' });
  return entered.reason?.trim() ? undefined : refuse('reason-missing', { entry: address }, { rule: '21 CFR 211.68(b)', field: 'reason' });
}

/** That it was typed is an exception: review sees why. */
export function raiseForHand(decision: Decision, info: StepInfo, stepKey: string, field: Field, entered: Entered): void {
  if (!isByHand(field, entered)) return;
  const title = fieldTitles(field);
  const reason = entered.reason ?? '';
  raiseAtStep(decision, info, decision.step(stepKey), 'typed-for-machine', 'minor', {
    address: field.address,
    text: { en: `${title.en} was typed, because the machine gave no value: ${reason}`, de: `${title.de} wurde eingetippt, weil die Maschine keinen Wert gab: ${reason}` },
    params: { field: title.en, reason },
  });
}

function isByHand(field: Field, { machine }: Entered): boolean {
  return machineOf(field) !== undefined && machine === undefined;
}
