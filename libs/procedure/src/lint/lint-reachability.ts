import { evaluateBoolean } from '@batchwright/formula';
import { formulaValues } from '../run/values';
import { conditionsOf } from '../tree/dependants';
import { compileAt } from '../tree/expression';
import { itemsOf, type IndexedRecipe, type NodeInfo } from '../tree/indexed-recipe';
import { resolveName, type Scope } from '../tree/reference';
import { finding, type LintFinding } from './lint-finding';
import { conditionRange } from './possible-values';
import { emptyRun } from './turns';

/** Branches that are never taken, phases that are never reached, loops that never end by their condition (A13). */
export function lintReachability(recipe: IndexedRecipe): LintFinding[] {
  return [...recipe.nodes.values()].flatMap((info) => {
    switch (info.node.type) {
      case 'choice':
        return lintChoice(recipe, info);
      case 'loop':
        return lintLoop(recipe, info);
      case 'for-each':
        return lintForEach(recipe, info);
      default:
        return [];
    }
  });
}

function lintChoice(recipe: IndexedRecipe, info: NodeInfo): LintFinding[] {
  if (info.node.type !== 'choice') return [];
  const findings: LintFinding[] = [];
  const before = new Map<string, number>();
  let certain: number | undefined;
  conditionsOf(info).forEach(({ source, scope, pointer }, i) => {
    const { id } = info.node;
    const title = info.children[i]?.node.title.en ?? '';
    const plain = source.replaceAll(/\s+/g, ' ').trim();
    const same = before.get(plain);
    if (certain !== undefined) findings.push(finding('branch-never-taken', pointer, `"${title}" is never reached: branch ${certain + 1} is always taken`, { node: id, branch: i, always: certain }));
    else if (same !== undefined) findings.push(finding('branch-never-taken', pointer, `"${title}" is never reached: branch ${same + 1} has the same condition`, { node: id, branch: i, same }));
    else {
      const value = certainty(recipe, source, scope);
      if (value === false) findings.push(finding('branch-never-taken', pointer, `"${title}" is never reached: ${plain} never holds`, { node: id, branch: i, condition: plain }));
      if (value === true) {
        certain = i;
        findings.push(finding('condition-always-holds', pointer, `${plain} always holds: "${title}" is no choice`, { node: id, branch: i, condition: plain }, 'warning'));
      }
    }
    before.set(plain, same ?? i);
  });
  const { otherwise } = info.node;
  if (otherwise && certain !== undefined) findings.push(finding('branch-never-taken', `${info.pointer}/otherwise`, `"${otherwise.title.en}" is never reached: branch ${certain + 1} is always taken`, { node: info.node.id, always: certain }));
  return findings;
}

function lintLoop(recipe: IndexedRecipe, info: NodeInfo): LintFinding[] {
  if (info.node.type !== 'loop') return [];
  const { node, pointer } = info;
  if (node.max === 0) return [finding('never-reached', `${pointer}/max`, `"${node.body.title.en}" is never reached: the loop allows no turn`, { node: node.id })];
  const [until] = conditionsOf(info);
  const value = until && certainty(recipe, until.source, until.scope);
  if (value === false) return [finding('loop-never-ends', `${pointer}/until`, `"${node.title.en}": ${node.until} never holds`, { node: node.id, condition: node.until })];
  if (value === true && node.max > 1) return [finding('condition-always-holds', `${pointer}/until`, `"${node.title.en}": ${node.until} always holds, so that there is one turn only`, { node: node.id, condition: node.until }, 'warning')];
  const reads = until ? compileAt(recipe, until.source, until.scope) : undefined;
  const turning = reads?.ok === true && reads.value.references.some((name) => changesWithTurn(recipe, info, name, until?.scope ?? { loops: [] }));
  if (value === undefined && reads?.ok === true && !turning) {
    return [finding('loop-never-ends', `${pointer}/until`, `"${node.title.en}": nothing that its turns record changes ${node.until}`, { node: node.id, condition: node.until })];
  }
  return [];
}

function changesWithTurn(recipe: IndexedRecipe, info: NodeInfo, name: string, scope: Scope): boolean {
  const reference = resolveName(recipe, name, scope);
  return reference?.kind === 'turn' || (reference?.kind === 'entry' && reference.step.loops.includes(info.node.id));
}

function lintForEach(recipe: IndexedRecipe, info: NodeInfo): LintFinding[] {
  if (info.node.type !== 'for-each') return [];
  const { node, pointer } = info;
  const { inputs } = recipe.document.formula;
  const over = node.over;
  const unknown = 'inputs' in over && over.inputs !== 'all' ? over.inputs.filter((id) => !inputs.some((input) => input.id === id)) : [];
  const findings = unknown.map((id) => finding('unknown-input', `${pointer}/over/inputs`, `"${node.title.en}" goes over "${id}", which the formula does not have`, { node: node.id, input: id }));
  if (itemsOf(recipe.document, node).length === 0) findings.push(finding('never-reached', `${pointer}/over`, `"${node.body.title.en}" is never reached: the formula has no such input`, { node: node.id }));
  return findings;
}

/** What a condition always gives: it reads nothing that a run records, or what it reads can only be on one side of it. */
function certainty(recipe: IndexedRecipe, source: string, scope: Scope): boolean | undefined {
  const compiled = compileAt(recipe, source, scope);
  if (!compiled.ok) return undefined;
  if (!compiled.value.references.every((name) => isConstant(recipe, name, scope))) return conditionRange(recipe, compiled.value.expression, scope);
  const value = evaluateBoolean(compiled.value, formulaValues(emptyRun(recipe), recipe, { scope, iteration: [] }));
  return value.ok ? value.value : undefined;
}

/** The same in every run: a parameter, or an amount where the batch has one size only. */
function isConstant(recipe: IndexedRecipe, name: string, scope: Scope): boolean {
  const reference = resolveName(recipe, name, scope);
  if (reference?.kind === 'parameter') return true;
  const oneSize = recipe.document.header.sizeRange === undefined;
  if (reference?.kind === 'batch-size') return oneSize;
  return reference?.kind === 'amount' && (oneSize || ('scales' in reference.of && reference.of.scales === 'fixed'));
}
