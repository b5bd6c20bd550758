import { evaluateBoolean } from '@batchwright/formula';
import { conditionsOf } from '../tree/dependants';
import { compileAt } from '../tree/expression';
import type { NodeInfo, StepInfo } from '../tree/indexed-recipe';
import { fitsKeyPattern } from '../tree/instance-key';
import { viewerPattern } from '../tree/seen-from';
import { bilingual } from '../text';
import type { Decision } from './decision';
import { raiseAtStep } from './raise';
import type { StepState } from './state';
import { formulaValues } from './values';

/**
 * After a correction: would a choice or loop that was decided already have gone another way? What was done is not undone; the
 * difference is a critical exception that names it (gmp 8, requirement B6).
 */
export function reconsider(decision: Decision, node: NodeInfo, changedStep: StepInfo, changed: StepState): void {
  const pattern = viewerPattern(node, changedStep, changed.iteration);
  for (const state of Object.values(decision.view.nodes)) {
    if (!fitsKeyPattern(pattern, state.key)) continue;
    const otherwise = decidedOtherwise(decision, node, state.iteration, state);
    if (!otherwise) continue;
    const title = bilingual(node.node.title);
    raiseAtStep(decision, changedStep, decision.step(changed.key), 'branch-decided-otherwise', 'critical', {
      text: { en: `With the corrected value, "${title.en}" would have gone another way`, de: `Mit dem berichtigten Wert wäre „${title.de}“ anders entschieden worden` },
      params: { node: title.en, key: state.key },
    });
  }
}

function decidedOtherwise(decision: Decision, info: NodeInfo, iteration: readonly number[], state: { readonly branch?: number; readonly turn?: number; readonly status: string }): boolean {
  const holds = conditionsOf(info).map(({ source, scope }) => {
    const compiled = compileAt(decision.recipe, source, scope);
    if (!compiled.ok) return undefined;
    const turns = info.node.type === 'loop' ? [...iteration, state.turn ?? 1] : iteration;
    const result = evaluateBoolean(compiled.value, formulaValues(decision.view, decision.recipe, { scope, iteration: turns }));
    return result.ok ? result.value : undefined;
  });
  if (info.node.type === 'loop') return state.status === 'completed' && holds[0] !== undefined && !holds[0] && (state.turn ?? 1) < info.node.max;
  if (info.node.type !== 'choice' || state.branch === undefined) return false;
  const now = holds.findIndex((value) => value === true);
  const expected = now >= 0 ? now : info.node.otherwise ? info.node.branches.length : -1;
  return expected !== state.branch;
}
