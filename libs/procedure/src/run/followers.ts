import type { IndexedRecipe, StepInfo } from '../tree/indexed-recipe';
import { stepInfo } from '../tree/indexed-recipe';
import { seenFrom } from '../tree/seen-from';
import type { Decision } from './decision';

/** Steps whose kind looks at what is recorded at, or becomes of, another step: a series that counts what it made. */
export function followersOf(recipe: IndexedRecipe, { node }: StepInfo): StepInfo[] {
  return recipe.steps.filter((one) => {
    if (!one.kind.onOther || one.node.id === node.id) return false;
    const read = one.kind.reads?.(one.node, (id) => stepInfo(recipe, id)) ?? [];
    return one.kind.accompanies?.(one.node) === node.id || read.some((name) => name.split('.')[0] === node.id);
  });
}

/** Tells them, those that are on. */
export function tellFollowers(decision: Decision, info: StepInfo, stepKey: string): void {
  for (const follower of followersOf(decision.recipe, info)) {
    for (const key of seenFrom(decision.view, follower, info, decision.step(stepKey).iteration)) {
      if (decision.view.steps[key]?.status === 'started') follower.kind.onOther?.(decision, follower, key);
    }
  }
}
