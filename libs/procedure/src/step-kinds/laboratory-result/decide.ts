import { refuse, type DomainError } from '@batchwright/kernel';
import type { Decision } from '../../run/decision';
import type { StepState } from '../../run/state';
import { stepInfo, type StepInfo } from '../../tree/indexed-recipe';
import { seenKey } from '../../tree/reference';
import { configOf } from './schema';

/** No result before its sample was taken. */
export function refuseStart(decision: Decision, info: StepInfo, step: StepState): DomainError | undefined {
  const { sample } = configOf(info.node);
  const taken = stepInfo(decision.recipe, sample);
  const state = taken && decision.view.steps[seenKey(decision.recipe, taken, info.loops, step.iteration).replaceAll('$', '1')];
  if (!taken || taken.loops.length > info.loops.length || state?.status === 'completed') return undefined;
  return refuse('step-not-ready', { step: step.key, title: info.node.title.en, open: [`${taken.node.title.en} (${sample})`] }, { rule: 'gmp-7' });
}
