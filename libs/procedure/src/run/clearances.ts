import { refuse, type DomainError } from '@batchwright/kernel';
import type { IndexedRecipe, StepInfo } from '../tree/indexed-recipe';
import { seenKey } from '../tree/reference';
import type { Decision } from './decision';
import type { StepState } from './state';

/** Clearances that open a step. */
export function clearancesFor(recipe: IndexedRecipe, step: StepInfo): readonly StepInfo[] {
  return recipe.steps.filter((one) => one.kind.opens?.(one.node).includes(step.node.id));
}

/**
 * The line was cleared, checked by another, and not used since (21 CFR 211.130(e), 211.67). A clearance opens one start: by it the
 * clearance is used up, whatever came of the step.
 */
export function clearanceRefusal(decision: Decision, info: StepInfo, iteration: readonly number[]): DomainError | undefined {
  for (const clearance of clearancesFor(decision.recipe, info)) {
    const cleared = decision.view.steps[seenKey(decision.recipe, clearance, info.loops, iteration)];
    const why = !cleared || cleared.status !== 'completed' ? 'open' : isUnsigned(clearance, cleared) ? 'unsigned' : isUsed(decision, clearance, cleared) ? 'used' : undefined;
    if (why === undefined) continue;
    return refuse(
      'clearance-missing',
      { step: info.node.id, title: info.node.title.en, clearance: clearance.node.id, clearanceTitle: clearance.node.title.en, why },
      { rule: '21 CFR 211.130(e)' },
    );
  }
  return undefined;
}

function isUnsigned(clearance: StepInfo, { signatures }: StepState): boolean {
  const asked = clearance.node.signatures.filter(({ differentFrom }) => differentFrom.length > 0);
  return asked.some(({ id }) => !signatures.some(({ policy, outdated }) => policy === id && !outdated));
}

function isUsed(decision: Decision, clearance: StepInfo, { completedAt = '' }: StepState): boolean {
  const opened = clearance.kind.opens?.(clearance.node) ?? [];
  return Object.values(decision.view.steps).some(({ stepId, started }) => opened.includes(stepId) && started !== undefined && started.at >= completedAt);
}
