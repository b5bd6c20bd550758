import { finding, type LintFinding } from '../../lint/lint-finding';
import type { IndexedRecipe, StepInfo } from '../../tree/indexed-recipe';
import { lintCalculated, namesIn } from '../lint-calculated';
import { lintEntryNames } from '../lint-names';
import { configOf } from './schema';

/** Everything is calculated and judged, each yield names what it is a part of, and a loss has one name and one figure in the recipe. */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const { node, pointer } = info;
  const { yields, losses = [], agree = [] } = configOf(node);
  const findings: LintFinding[] = [];
  yields.forEach(({ entry, denominator }, i) => {
    findings.push(...lintEntryNames(info, { [`yields/${i}/entry`]: entry, [`yields/${i}/denominator`]: denominator }), ...lintCalculated(info, recipe, `yields/${i}/entry`, entry, [denominator]));
  });
  losses.forEach(({ entry }, i) => findings.push(...lintEntryNames(info, { [`losses/${i}/entry`]: entry }), ...lintCalculated(info, recipe, `losses/${i}/entry`, entry)));
  agree.forEach((entry, i) => findings.push(...lintEntryNames(info, { [`agree/${i}`]: entry }), ...lintCalculated(info, recipe, `agree/${i}`, entry)));
  for (const id of [...yields.map(({ entry }) => entry), ...agree]) {
    const ranges = node.entries.find((entry) => entry.id === id)?.ranges;
    if (!ranges?.action && !ranges?.validated && !ranges?.registered) findings.push(finding('balance-without-limits', `${pointer}/config`, `"${id}" of "${node.title.en}" has no limits that raise an exception`, { step: node.id, entry: id }));
  }
  return [...findings, ...lintLosses(info, recipe)];
}

/** Compares with every loss that comes before in the recipe, so that each pair is told once. */
function lintLosses(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const all = recipe.steps.filter(({ node }) => node.kind === 'balance').flatMap((step) =>
    (configOf(step.node).losses ?? []).map(({ loss, entry }, i) => ({ step, loss, i, figure: namesIn(recipe, step, step.node.entries.find(({ id }) => id === entry)).join(' + ') })),
  );
  return all.flatMap((one, at) => {
    if (one.step.node.id !== info.node.id || one.figure === '') return [];
    const path = `${info.pointer}/config/losses/${one.i}`;
    return all.slice(0, at).flatMap((other) => {
      const facts = { step: info.node.id, loss: one.loss, other: other.loss, in: other.step.node.id };
      if (other.figure === one.figure && other.loss !== one.loss) return [finding('loss-under-two-names', path, `${one.figure} is "${one.loss}" here and "${other.loss}" in "${other.step.node.title.en}"`, facts)];
      if (other.loss === one.loss && other.figure !== one.figure) return [finding('loss-with-two-figures', path, `the loss "${one.loss}" is ${one.figure} here and ${other.figure} in "${other.step.node.title.en}"`, facts)];
      return other.loss === one.loss && other.step.node.id === info.node.id ? [finding('loss-counted-twice', path, `the loss "${one.loss}" is counted twice in "${info.node.title.en}"`, facts)] : [];
    });
  });
}
