import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { changeBusiness, changeState } from '../advance';
import { calculateAtStart } from '../calculate';
import { clearanceRefusal } from '../clearances';
import type { StartStep, WithdrawRequest } from '../commands';
import type { Decision } from '../decision';
import { shownDocuments } from '../documents';
import { tellFollowers } from '../followers';
import { blockRefusal, liftedBlocks, namedStep, notReady, roleRefusal, runningRefusal, unknownStep, versionRefusal } from '../gates';
import { bindItems } from '../grants';
import { holdTimeRefusal, passHoldTimes } from '../hold-times';
import { unlessPermitted, usePermissions, type Permission } from '../permission';
import { qualificationRefusal, readingsFor, usedQualifications } from '../qualifications';
import { signaturesBeforeRefusal } from '../signature-rules';
import type { StepState } from '../state';
import { supervisionOf } from '../supervision';

/**
 * Begins a step, in this order of questions: reached, unchanged, run running, nothing blocks it, hold times, role, training,
 * documents, clearance of the line, signatures asked before, what the kind asks, equipment and material. Missing grants make it `requesting`.
 */
export function startStep(decision: Decision, command: StartStep): Result<void, DomainError> {
  const named = namedStep(decision, command.stepKey);
  if (!named) return err(unknownStep(command.stepKey));
  const { info, state, iteration } = named;
  if (!state) return err(notReady(decision, info, iteration));
  if (state.status === 'started' || state.status === 'completed') {
    return err(refuse('step-already-started', { step: state.key, status: state.status, at: state.started?.at ?? null, person: state.started?.person ?? null, name: state.started?.name ?? null }, { rule: 'gmp-10' }));
  }
  const readings = readingsFor(decision, info);
  const trained = [...(info.node.qualifications ?? []), ...readings];
  const held = decision.view.facts.qualifications[command.by.person];
  const supervision = supervisionOf(decision, info, trained, command);
  const shown = shownDocuments(decision, info.node);
  const using: Permission[] = [];
  const refusal =
    (isOwnRequest(state, command) ? undefined : versionRefusal(state, command.version)) ??
    runningRefusal(decision.view) ??
    (state.openPredecessors > 0 ? notReady(decision, info, iteration) : undefined) ??
    blockRefusal(decision, info, iteration) ??
    unlessPermitted(decision, state.key, holdTimeRefusal(decision.view, decision.recipe, info, state, decision.occasion), using) ??
    roleRefusal(info, command.by) ??
    (supervision.ok ? undefined : supervision.error) ??
    unlessPermitted(decision, state.key, qualificationRefusal(decision, info, info.node.qualifications ?? [], command.by.person, held, supervision.ok && supervision.value !== undefined), using) ??
    (shown.ok ? undefined : shown.error) ??
    qualificationRefusal(decision, info, readings, command.by.person, held) ??
    clearanceRefusal(decision, info, iteration) ??
    signaturesBeforeRefusal(decision, info, state, command.by) ??
    info.kind.refuseStart?.(decision, info, state);
  if (refusal) return err(refusal);

  const bound = bindItems(decision, info, state, command);
  if (!bound.ok) return bound;
  if (bound.value.kind === 'requested') {
    decision.emit('StepRequested', { stepKey: state.key, grants: bound.value.requests.map(({ grantId }) => grantId) });
    for (const request of bound.value.requests) decision.emit('GrantRequested', request);
    return ok(undefined);
  }

  if (decision.view.run.state === 'idle') {
    changeState(decision, 'start');
    beginRun(decision);
  }
  const items = bound.value.items.filter(({ what }) => what !== 'condition');
  const conditions = bound.value.items.flatMap(({ what, need, grantId }) => {
    const measured = what === 'condition' ? decision.view.grants[grantId]?.measured : undefined;
    return measured ? [{ condition: need, ...measured }] : [];
  });
  for (const { grantId } of bound.value.items) if (decision.view.grants[grantId]?.status === 'granted') decision.emit('GrantUsed', { grantId, stepKey: state.key });
  usePermissions(decision, state.key, using);
  const lifted = liftedBlocks(decision, info, iteration);
  decision.emit('StepStarted', {
    stepKey: state.key,
    items,
    qualifications: usedQualifications(decision, trained, held),
    ...(supervision.ok && supervision.value ? { supervision: supervision.value } : {}),
    ...(shown.ok ? shown.value : {}),
    ...(command.by.area ? { area: command.by.area } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(lifted.length > 0 ? { underDecision: lifted } : {}),
  });
  passHoldTimes(decision, info, decision.step(state.key), 'started');
  calculateAtStart(decision, info, state.key);
  info.kind.afterStart?.(decision, info, state.key);
  tellFollowers(decision, info, state.key);
  return ok(undefined);
}

/** All that changed since the person looked is that he asked for the items himself: the same touch, sent again because its answer was lost. */
function isOwnRequest({ status, version, lastChange }: StepState, command: StartStep): boolean {
  return status === 'requesting' && lastChange?.event === 'StepRequested' && lastChange.person === command.by.person && command.version === version - 1;
}

/** The run runs for the first time: by its first step, by the command, or by the restart of a run that was held before it began. */
export function beginRun(decision: Decision): void {
  decision.emit('RunStarted', {});
  changeBusiness(decision, 'begin');
}

/** Gives up waiting for grants: whoever may perform the step. Nothing was asked for: nothing happens, it was let go already. */
export function withdrawRequest(decision: Decision, command: WithdrawRequest): Result<void, DomainError> {
  const named = namedStep(decision, command.stepKey);
  if (!named) return err(unknownStep(command.stepKey));
  const { info, state, iteration } = named;
  if (!state) return err(notReady(decision, info, iteration));
  const refusal = versionRefusal(state, command.version) ?? roleRefusal(info, command.by);
  if (refusal) return err(refusal);
  if (state.status !== 'requesting') return ok(undefined);
  decision.emit('StepRequested', { stepKey: state.key, grants: [] });
  return ok(undefined);
}
