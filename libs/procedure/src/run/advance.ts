import { evaluateBoolean } from '@batchwright/formula';
import type { ChoiceNode, LoopNode } from '../recipe/procedure-node';
import { compileAt, loopScope, nodeScope } from '../tree/expression';
import { itemsOf, type NodeInfo } from '../tree/indexed-recipe';
import { instanceKey } from '../tree/instance-key';
import type { Scope } from '../tree/reference';
import { BUSINESS_STATES } from './business-status';
import type { Decision } from './decision';
import { said } from './exception';
import { FINAL_STATES, RUN_STATES, type RunCommandName } from './isa88';
import { bilingual, type BilingualText } from '../text';
import { formulaValues } from './values';

/** Reaches a node: steps become ready, combinators open and reach their first children. Cost: what becomes active, no more. */
export function activate(decision: Decision, info: NodeInfo, iteration: readonly number[]): void {
  const { node } = info;
  const key = instanceKey(node.id, iteration);
  const opened = { nodeKey: key, nodeId: node.id, iteration };
  switch (node.type) {
    case 'step':
      return decision.emit('StepMadeReady', { stepKey: key, stepId: node.id, iteration });
    case 'sequence': {
      decision.emit('NodeActivated', opened);
      const [first] = info.children;
      return first ? activate(decision, first, iteration) : finish(decision, info, iteration);
    }
    case 'parallel':
      decision.emit('NodeActivated', { ...opened, open: info.children.length });
      for (const child of info.children) activate(decision, child, iteration);
      return;
    case 'choice': {
      const branch = chooseBranch(decision, info, node, iteration);
      decision.emit('NodeActivated', { ...opened, branch });
      const taken = info.children[branch];
      return taken ? activate(decision, taken, iteration) : finish(decision, info, iteration);
    }
    case 'loop': {
      decision.emit('NodeActivated', { ...opened, turn: 1 });
      const [body] = info.children;
      return body && node.max > 0 ? activate(decision, body, [...iteration, 1]) : finish(decision, info, iteration);
    }
    case 'for-each': {
      const count = itemsOf(decision.recipe.document, node).length;
      const [body] = info.children;
      decision.emit('NodeActivated', { ...opened, ...(node.mode === 'parallel' ? { open: count } : { turn: 1 }) });
      if (!body || count === 0) return finish(decision, info, iteration);
      const turns = node.mode === 'parallel' ? Array.from({ length: count }, (_, i) => i + 1) : [1];
      for (const turn of turns) activate(decision, body, [...iteration, turn]);
      return;
    }
  }
}

/** A step was completed: what follows becomes ready, up to the end of the run. Cost: depth of the tree and what becomes active. */
export function advanceFrom(decision: Decision, info: NodeInfo, iteration: readonly number[]): void {
  const { parent } = info;
  if (!parent) return endProcedure(decision);
  const around = iteration.slice(0, parent.loops.length);
  const key = instanceKey(parent.node.id, around);
  switch (parent.node.type) {
    case 'sequence': {
      const next = parent.children[info.position + 1];
      return next ? activate(decision, next, around) : finish(decision, parent, around);
    }
    case 'parallel':
      return closeOne(decision, parent, around, key);
    case 'choice':
      return finish(decision, parent, around);
    case 'loop': {
      const turn = iteration[parent.loops.length] ?? 1;
      if (loopIsOver(decision, parent, parent.node, iteration, turn)) return finish(decision, parent, around);
      decision.emit('NodeAdvanced', { nodeKey: key, turn: turn + 1 });
      return activate(decision, info, [...around, turn + 1]);
    }
    case 'for-each': {
      if (parent.node.mode === 'parallel') return closeOne(decision, parent, around, key);
      const turn = iteration[parent.loops.length] ?? 1;
      if (turn >= itemsOf(decision.recipe.document, parent.node).length) return finish(decision, parent, around);
      decision.emit('NodeAdvanced', { nodeKey: key, turn: turn + 1 });
      return activate(decision, info, [...around, turn + 1]);
    }
    case 'step':
      return;
  }
}

function closeOne(decision: Decision, parent: NodeInfo, around: readonly number[], key: string): void {
  const open = (decision.view.nodes[key]?.open ?? 1) - 1;
  decision.emit('NodeAdvanced', { nodeKey: key, open });
  if (open === 0) finish(decision, parent, around);
}

function finish(decision: Decision, info: NodeInfo, iteration: readonly number[]): void {
  decision.emit('NodeCompleted', { nodeKey: instanceKey(info.node.id, iteration) });
  advanceFrom(decision, info, iteration);
}

function chooseBranch(decision: Decision, info: NodeInfo, node: ChoiceNode, iteration: readonly number[]): number {
  const none = node.otherwise ? node.branches.length : -1;
  for (const [index, branch] of node.branches.entries()) {
    const holds = condition(decision, info, branch.when, nodeScope(info), iteration);
    if (holds === undefined) return none;
    if (holds) return index;
  }
  return none;
}

function loopIsOver(decision: Decision, info: NodeInfo, node: LoopNode, iteration: readonly number[], turn: number): boolean {
  if (condition(decision, info, node.until, loopScope(info), iteration.slice(0, info.loops.length + 1)) === true) return true;
  if (turn < node.max) return false;
  const title = bilingual(info.node.title);
  raiseAtNode(decision, info, iteration, 'loop-not-reached', { en: `"${title.en}" was done ${turn} times and its condition does not hold`, de: `„${title.de}“ wurde ${turn}-mal ausgeführt, und die Bedingung ist nicht erfüllt` }, { max: node.max });
  return true;
}

/** Value of a condition; undefined when it cannot be evaluated, which is an exception itself (gmp 12). */
function condition(decision: Decision, info: NodeInfo, source: string, scope: Scope, iteration: readonly number[]): boolean | undefined {
  const compiled = compileAt(decision.recipe, source, scope);
  const result = compiled.ok ? evaluateBoolean(compiled.value, formulaValues(decision.view, decision.recipe, { scope, iteration })) : compiled;
  if (result.ok) return result.value;
  const title = bilingual(info.node.title);
  raiseAtNode(decision, info, iteration, 'rule-not-evaluated', { en: `The condition of "${title.en}" could not be evaluated: ${result.error.code}`, de: `Die Bedingung von „${title.de}“ ließ sich nicht auswerten: ${result.error.code}` }, { condition: source, failure: result.error.code });
  return undefined;
}

function raiseAtNode(decision: Decision, info: NodeInfo, iteration: readonly number[], type: 'loop-not-reached' | 'rule-not-evaluated', text: BilingualText, params: Record<string, string | number>): void {
  const around = info.parent;
  decision.emit('ExceptionRaised', {
    exceptionId: decision.occasion.newId(),
    type,
    severity: 'critical',
    deviation: false,
    ...said(text),
    params: { node: info.node.title.en, ...params },
    blocks: [around ? instanceKey(around.node.id, iteration.slice(0, around.loops.length)) : '*'],
  });
}

/** The whole tree is done. A run that stands still is completed when it runs again. */
function endProcedure(decision: Decision): void {
  if (FINAL_STATES.includes(decision.view.run.state)) return; // a stopped or aborted run is not executed, whatever is still filled in
  decision.emit('RunCompleted', {});
  for (const timerId of Object.keys(decision.view.timers)) decision.emit('TimerStopped', { timerId, why: 'over' });
  completeIfDone(decision);
}

/** Moves a running run whose procedure is done to `complete`, and the batch to `executed`. */
export function completeIfDone(decision: Decision): void {
  if (!decision.view.run.procedureDone || decision.view.run.state !== 'running') return;
  changeState(decision, 'complete');
  changeBusiness(decision, 'execute');
}

/** Applies an ISA-88 command that the table allows; false when it does not. */
export function changeState(decision: Decision, command: RunCommandName, reason?: string): boolean {
  const from = decision.view.run.state;
  const to = RUN_STATES.next(from, command);
  if (!to) return false;
  decision.emit('RunStateChanged', { from, to, command, ...(reason ? { reason } : {}) });
  return true;
}

/** Moves the business status on where its table allows it. */
export function changeBusiness(decision: Decision, move: Parameters<typeof BUSINESS_STATES.next>[1]): void {
  const from = decision.view.run.business;
  const to = BUSINESS_STATES.next(from, move);
  if (to) decision.emit('BusinessStatusChanged', { from, to });
}
