import { besideAfter } from './beside-step';
import type { RunEvent } from './events';
import { evolveEntry } from './evolve-entry';
import type { ExceptionBody } from './exception';
import type { Circumstances } from './occasion';
import type { RunHead, RunView, StepState } from './state';
import { instanceKey } from '../tree/instance-key';

/**
 * The state after an event. Deciding and replaying use this one function, so a run rebuilt from its record equals the live one.
 * Works on any part of the state that holds what the event touches.
 */
export function evolve(view: RunView, event: RunEvent, circumstances: Circumstances): RunView {
  const next = apply(view, event, circumstances);
  const { beside: _before, ...run } = next.run;
  const beside = besideAfter(next.run, event);
  return { ...next, run: { ...run, ...(beside ? { beside } : {}), sequence: run.sequence + 1 } };
}

function apply(view: RunView, event: RunEvent, now: Circumstances): RunView {
  switch (event.type) {
    case 'RunCreated':
      return head(view, { ...event.body, business: 'created', state: 'idle' });
    case 'RunReleasedToFloor':
      return head(view, { releasedAt: now.at });
    case 'RunStarted':
    case 'RunAborted':
      return view;
    case 'RunCompleted':
      return head(view, { procedureDone: true });
    case 'RunStateChanged':
      return head(view, { state: event.body.to });
    case 'BusinessStatusChanged':
      return head(view, { business: event.body.to });
    case 'RunSealed':
    case 'RunUnsealed':
      return head(view, { sealed: event.type === 'RunSealed' });
    case 'ShiftGiven': {
      const { signature: _signature, ...handover } = event.body;
      return head(view, { handover: { ...handover, given: { person: now.person ?? '', name: now.name ?? '', at: now.at } } });
    }
    case 'ShiftTaken':
      return view.run.handover ? head(view, { handover: { ...view.run.handover, taken: { person: now.person ?? '', name: now.name ?? '', at: now.at } } }) : view;
    case 'PermissionGiven':
      return head(view, { permissions: [...(view.run.permissions ?? []), { ...event.body, used: false }] });
    case 'PermissionUsed':
      return head(view, { permissions: (view.run.permissions ?? []).map((one) => (one.permissionId === event.body.permissionId ? { ...one, used: true } : one)) });
    case 'NodeActivated': {
      const { nodeKey, ...rest } = event.body;
      return { ...view, nodes: { ...view.nodes, [nodeKey]: { key: nodeKey, status: 'active', ...rest } } };
    }
    case 'NodeAdvanced': {
      const { nodeKey, ...change } = event.body;
      const node = view.nodes[nodeKey];
      return node ? { ...view, nodes: { ...view.nodes, [nodeKey]: { ...node, ...change } } } : view;
    }
    case 'NodeCompleted': {
      const node = view.nodes[event.body.nodeKey];
      return node ? { ...view, nodes: { ...view.nodes, [node.key]: { ...node, status: 'completed' } } } : view;
    }
    case 'TimerStarted':
      return { ...view, timers: { ...view.timers, [event.body.timerId]: event.body } };
    case 'TimerStopped': {
      const timer = view.timers[event.body.timerId];
      if (!timer) return view;
      if (event.body.why === 'done' || event.body.why === 'over') return { ...view, timers: without(view.timers, timer.timerId) };
      const { machineStands: _stood, ...standing } = timer;
      return { ...view, timers: { ...view.timers, [timer.timerId]: { ...standing, remainingMs: event.body.remainingMs ?? 0, ...(event.body.why === 'machine-stands' ? { machineStands: true } : {}) } } };
    }
    case 'TimerFired':
      return { ...view, timers: without(view.timers, event.body.timerId) };
    case 'HoldTimeStarted': {
      const { holdKey, holdTime, correctionMs } = event.body;
      return { ...view, holdTimes: { ...view.holdTimes, [holdKey]: { holdKey, holdTime, startedAt: now.at, correctionMs, exceeded: false } } };
    }
    case 'HoldTimeExceeded': {
      const open = view.holdTimes[event.body.holdKey];
      return open ? { ...view, holdTimes: { ...view.holdTimes, [open.holdKey]: { ...open, exceeded: true } } } : view;
    }
    case 'HoldTimeEnded':
      return { ...view, holdTimes: without(view.holdTimes, event.body.holdKey) };
    case 'ExceptionRaised': {
      const { exceptionId, type, blocks, stepKey, signers, told } = event.body;
      const withBlock = blocks.length > 0 ? { ...view, blocks: { ...view.blocks, [exceptionId]: { exceptionId, type, blocks, ...(stepKey ? { stepKey } : {}), ...(signers ? { signers } : {}), lifted: false } } } : view;
      if (stepKey && told && blocks.length === 0) return beside(withBlock, stepKey, exceptionId);
      return stepKey ? onStep(withBlock, stepKey, event, now, (step) => failedIn({ ...step, exceptions: [...step.exceptions, exceptionId] }, event.body, now)) : withBlock;
    }
    case 'BlockLifted': {
      const block = view.blocks[event.body.exceptionId];
      return block ? { ...view, blocks: { ...view.blocks, [block.exceptionId]: { ...block, lifted: true } } } : view;
    }
    case 'GrantRequested': {
      const { grantId, what, stepKey, need, item } = event.body;
      return { ...view, grants: { ...view.grants, [grantId]: { grantId, what, stepKey, need, item, status: 'requested' } } };
    }
    case 'GrantReceived': {
      const { grantId, outcome, ...facts } = event.body;
      const grant = view.grants[grantId];
      return grant ? { ...view, grants: { ...view.grants, [grantId]: { ...grant, ...facts, item: facts.item ?? grant.item, status: outcome } } } : view;
    }
    case 'GrantUsed': {
      const grant = view.grants[event.body.grantId];
      return grant ? { ...view, grants: { ...view.grants, [grant.grantId]: { ...grant, status: 'used', usedAt: now.at } } } : view;
    }
    case 'MaterialUsed': {
      const grant = view.grants[event.body.grantId];
      return grant && !grant.told ? { ...view, grants: { ...view.grants, [grant.grantId]: { ...grant, told: true } } } : view;
    }
    case 'CommentAdded':
    case 'ExpertNoted':
    case 'ExceptionExtended':
    case 'ExceptionRaisedAfterSeal':
    case 'GrantRevokedLate':
    case 'EquipmentConfirmed':
    case 'ClockEventNoted':
    case 'OutputSetAside':
      return view;
    case 'MoveSigned': {
      const { stepKey, move, details } = event.body;
      if (move !== 'choose-recovery') return view;
      return onStep(view, stepKey, event, now, (step) => ({ ...step, recoveries: [...(step.recoveries ?? []), { recovery: details.recovery ?? '', after: step.failedChecks?.length ?? 0, at: now.at, ...pick(now, ['person']) }] }));
    }
    case 'EquipmentChanged': {
      const { stepKey, from, to } = event.body;
      const grant = view.grants[from.grantId];
      const ended = grant ? { ...view, grants: { ...view.grants, [from.grantId]: { ...grant, status: 'ended' as const } } } : view;
      return onStep(ended, stepKey, event, now, (step) => ({ ...step, items: step.items.map((item) => (item.grantId === from.grantId ? to : item)) }));
    }
    case 'StepReassigned': {
      const { stepKey, to, supervision } = event.body;
      return onStep(view, stepKey, event, now, (step) => ({ ...step, performers: [...step.performers.filter((one) => one !== to), to], ...(supervision ? { supervision } : {}) }));
    }
    case 'StepMadeReady':
      return { ...view, steps: { ...view.steps, [event.body.stepKey]: newStep(event.body.stepId, event.body.iteration) } };
    case 'StepRequested':
      return onStep(view, event.body.stepKey, event, now, (step) => ({ ...step, status: event.body.grants.length > 0 ? 'requesting' : 'ready' }));
    case 'StepStarted': {
      const { stepKey, items, area, qualifications, supervision, documents, media } = event.body;
      const started = { at: now.at, correctionMs: now.correctionMs, ...pick(now, ['person', 'name', 'terminal']), ...(area ? { area } : {}) };
      const after = onStep(view, stepKey, event, now, (step) => ({ ...step, status: 'started', items, started, ...(now.real === undefined ? {} : { real: { started: now.real } }), ...(qualifications.length > 0 ? { qualifications } : {}), ...(supervision ? { supervision } : {}), ...(documents ? { documents } : {}), ...(media ? { media } : {}) }));
      return head(after, { startedSteps: view.run.startedSteps + 1 });
    }
    case 'StepCompleted': {
      const { stepKey, released, notApplicable } = event.body;
      const wasStarted = view.steps[stepKey]?.status === 'started' || notApplicable === undefined;
      const after = onStep(view, stepKey, event, now, (step) => ({ ...step, status: 'completed', completedAt: now.at, ...(now.real === undefined ? {} : { real: { ...step.real, completed: now.real } }), completions: step.completions + 1, ...(notApplicable ? { notApplicable } : {}) }));
      const ended = released.reduce((so, grantId) => {
        const grant = so.grants[grantId];
        return grant ? { ...so, grants: { ...so.grants, [grantId]: { ...grant, status: 'ended' as const } } } : so;
      }, after);
      return wasStarted ? head(ended, { startedSteps: view.run.startedSteps - 1 }) : ended;
    }
    case 'StepReopened':
      return head(onStep(view, event.body.stepKey, event, now, ({ notApplicable: _closed, ...step }) => ({ ...step, status: 'started' })), { startedSteps: view.run.startedSteps + 1 });
    case 'MachineAsked':
    case 'MachineRefused':
    case 'EntryRecorded':
    case 'EntryRejected':
    case 'EntryCorrected':
    case 'CalculationRecorded':
    case 'SignatureApplied':
    case 'SecondCheckRecorded':
      return onStep(view, event.body.stepKey, event, now, (step) => evolveEntry(step, event, now));
  }
}

/** A step that was just reached. */
export function newStep(stepId: string, iteration: readonly number[]): StepState {
  return {
    key: instanceKey(stepId, iteration),
    stepId,
    iteration,
    status: 'ready',
    version: 1,
    openPredecessors: 0,
    completions: 0,
    performers: [],
    items: [],
    entries: {},
    tries: {},
    signatures: [],
    secondChecks: {},
    exceptions: [],
  };
}

const PERFORMING: readonly RunEvent['type'][] = ['StepStarted', 'EntryRecorded', 'EntryCorrected', 'StepCompleted'];

function onStep(view: RunView, key: string, event: RunEvent, now: Circumstances, change: (step: StepState) => StepState): RunView {
  const step = view.steps[key];
  if (!step) return view;
  const changed = change(step);
  const performed = now.person !== undefined && PERFORMING.includes(event.type) && !step.performers.includes(now.person);
  const touched: StepState = {
    ...changed,
    version: step.version + 1,
    lastChange: { event: event.type, at: now.at, ...pick(now, ['person', 'name']) },
    performers: performed && now.person !== undefined ? [...step.performers, now.person] : changed.performers,
  };
  return { ...view, steps: { ...view.steps, [key]: touched } };
}

/**
 * What another service told of a step, and what holds nothing back, changes nothing of what a person at the step sees before him: his next act is not refused for it. One that holds something
 * back is a change: he has to see it.
 */
function beside(view: RunView, key: string, exceptionId: string): RunView {
  const step = view.steps[key];
  return step ? { ...view, steps: { ...view.steps, [key]: { ...step, exceptions: [...step.exceptions, exceptionId] } } } : view;
}

/** A failed check of a series counts once, whatever else is wrong with it; and a missed one. */
function failedIn(step: StepState, { exceptionId, type, reaction, params }: ExceptionBody, { at }: Circumstances): StepState {
  if (type === 'check-missed' && typeof params.check === 'number') return { ...step, missedChecks: [...(step.missedChecks ?? []), params.check] };
  if (!reaction) return step;
  const { check } = params;
  if (typeof check !== 'number' || step.failedChecks?.some((one) => one.check === check)) return step;
  return { ...step, failedChecks: [...(step.failedChecks ?? []), { check, at, exceptionId, ...(reaction.quarantineSince === undefined ? {} : { since: reaction.quarantineSince }) }] };
}

function head(view: RunView, change: Partial<RunHead>): RunView {
  return { ...view, run: { ...view.run, ...change } };
}

function without<T>(record: { readonly [key: string]: T }, key: string): { readonly [key: string]: T } {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

function pick<K extends keyof Circumstances>(now: Circumstances, keys: readonly K[]): Pick<Circumstances, K> {
  return Object.fromEntries(keys.filter((key) => now[key] !== undefined).map((key) => [key, now[key]])) as Pick<Circumstances, K>;
}
