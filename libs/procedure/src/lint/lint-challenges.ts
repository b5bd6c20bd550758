import { type IndexedRecipe, type StepInfo } from '../tree/indexed-recipe';
import { finding, type LintFinding } from './lint-finding';
import { doneBefore } from './order';

/**
 * An item that is challenged before a run, and not after it: what ran meanwhile rests on a check that nobody repeated, and a detector that failed in between is never found (21 CFR 211.68(a)). A challenge is a step
 * that does nothing but ask one held item for yes or no; a run is a timed step that goes on with the item. A warning: there are items that cannot change while they run.
 */
export function lintChallenges({ steps }: IndexedRecipe): LintFinding[] {
  const challenges = steps.flatMap((step) => {
    const requirement = challenged(step);
    return requirement === undefined ? [] : [{ step, requirement }];
  });
  const runs = steps.filter(({ node }) => node.kind === 'timer');
  return challenges.flatMap(({ step, requirement }): LintFinding[] => {
    const of = challenges.filter((one) => one.requirement === requirement).map((one) => one.step);
    const run = runs.find((one) => goesOnWith(one, requirement) && doneBefore(step, one) !== 'never' && !of.some((other) => doneBefore(one, other) !== 'never'));
    if (!run) return [];
    const facts = { step: step.node.id, run: run.node.id, requirement };
    return [finding('checked-before-only', step.pointer, `"${step.node.title.en}" checks "${requirement}" before "${run.node.title.en}", and nothing checks it afterwards`, facts, 'warning')];
  });
}

/** The one item that a step challenges; undefined where it does anything else. */
function challenged({ node }: StepInfo): string | undefined {
  const [only, ...others] = node.equipment ?? [];
  if (node.kind !== 'instruction' || !only || others.length > 0 || only.occupation !== 'continue' || node.entries.length === 0) return undefined;
  return node.entries.every(({ type, acceptance }) => type === 'boolean' && acceptance !== undefined) ? only.requirement : undefined;
}

function goesOnWith({ node }: StepInfo, requirement: string): boolean {
  return (node.equipment ?? []).some((one) => one.requirement === requirement && one.occupation === 'continue');
}
