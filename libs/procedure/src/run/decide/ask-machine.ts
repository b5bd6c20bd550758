import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { StepMoment } from '../../recipe/hold-time';
import type { MachinePoint } from '../../recipe/machine-point';
import { stepInfo, type StepInfo } from '../../tree/indexed-recipe';
import { seenKey } from '../../tree/reference';
import { isAwaited } from '../by-hand';
import { isAsked } from '../calculate';
import type { Decision } from '../decision';
import { cellAddress, findField, machineOf, type Field } from '../field';
import { namedStep, notReady, performerRefusal, roleRefusal, runningRefusal, unknownStep, versionRefusal } from '../gates';
import { setPointOf } from '../limits';
import type { AskMachine, MachineAskedBody } from '../machine';
import { itemOf } from '../machine-item';
import type { StepState } from '../state';
import { missingEntries } from '../missing-entries';
import { alreadyRecorded, startedRefusal } from './record-entry';

/** How far back the newest value may lie: one that is told on change only holds until the next. */
const LAST_MS = 24 * 3_600_000;

/** Asks a machine for the value of an entry, or to take its set point (requirements E2, E9). While an answer is waited for, nothing is asked again. */
export function askMachine(decision: Decision, command: AskMachine): Result<void, DomainError> {
  const named = namedStep(decision, command.stepKey);
  if (!named) return err(unknownStep(command.stepKey));
  const { info, state, iteration } = named;
  if (!state) return err(notReady(decision, info, iteration));
  const field = findField(info.node, command);
  if (!field.ok) return field;
  const { entry } = field.value;
  const open = state.questions?.[field.value.address];
  if (open && isAwaited(decision, open)) return ok(undefined);
  const refusal =
    alreadyRecorded(info, state, field.value, { value: '', by: command.by }) ?? versionRefusal(state, command.version) ?? startedRefusal(state) ?? roleRefusal(info, command.by) ?? performerRefusal(info, state, command.by);
  if (refusal) return err(refusal);
  if (!machineOf(field.value)) return err(refuse('entry-not-from-machine', { entry: entry.id }, { field: 'entry' }));
  if (!isAsked(decision, info, state, entry)) return err(refuse('entry-not-asked', { entry: entry.id, when: entry.when ?? null }, { field: 'entry' }));
  const held = info.kind.refuseValue?.(decision, info, state, field.value) ?? tooEarly(decision, info, state, field.value);
  if (held) return err(held);
  return put(decision, info, state, field.value, command.despiteGaps === true);
}

/** When a step is completed: asks for what its recipe wants then and nobody has asked for yet. Answers the addresses that still wait for an answer; a refusal of the machine waits for a person. */
export function askAtCompletion(decision: Decision, info: StepInfo, stepKey: string): Result<string[], DomainError> {
  const waiting: string[] = [];
  for (const entry of info.node.entries) {
    const step = decision.step(stepKey);
    const field: Field = { entry, address: entry.id, definition: entry };
    if (entry.capture?.asked !== 'at-completion' || step.entries[entry.id] || !isAsked(decision, info, step, entry)) continue;
    const question = step.questions?.[entry.id];
    if (question?.refused) continue;
    if (!question || !isAwaited(decision, question)) {
      const asked = put(decision, info, step, field, false);
      if (!asked.ok && entry.required) return asked;
      if (!asked.ok) continue;
    }
    waiting.push(entry.id);
  }
  return ok(waiting);
}

/** What covers a whole step is not asked in the middle of it. */
function tooEarly(decision: Decision, info: StepInfo, step: StepState, { entry }: Field): DomainError | undefined {
  if (entry.capture?.asked !== 'at-completion') return undefined;
  const missing = missingEntries(decision, info, step).filter((address) => info.node.entries.find(({ id }) => id === address)?.capture?.asked !== 'at-completion');
  return missing.length === 0 ? undefined : refuse('asked-at-completion', { step: step.key, entry: entry.id, missing }, { field: 'entry' });
}

function put(decision: Decision, info: StepInfo, state: StepState, field: Field, despiteGaps: boolean): Result<void, DomainError> {
  const question = field.entry.write ? setPointOrder(decision, info, state, field) : valueQuestion(decision, info, state, field, despiteGaps);
  if (!question.ok) return question;
  decision.emit('MachineAsked', { captureId: decision.occasion.newId(), stepKey: state.key, address: field.address, ...question.value });
  return ok(undefined);
}

type Asked = Omit<MachineAskedBody, 'captureId' | 'stepKey' | 'address'>;

function valueQuestion(decision: Decision, info: StepInfo, step: StepState, field: Field, despiteGaps: boolean): Result<Asked, DomainError> {
  const { entry, definition: { capture, unit } } = field;
  if (!capture) throw new Error(`the field ${field.address} takes nothing from a machine`);
  const equipment = asked(decision, step, capture);
  if (!equipment.ok) return equipment;
  const until = capture.until ? realMoment(decision, info, step, entry.id, capture.until) : ok(decision.occasion.real);
  if (!until.ok) return until;
  const since = capture.since ? realMoment(decision, info, step, entry.id, capture.since) : ok(rowBefore(step, field) ?? step.real?.started ?? step.started?.at ?? decision.occasion.real);
  if (!since.ok) return since;
  const from = capture.statistic === 'last' ? new Date(Date.parse(until.value) - LAST_MS).toISOString() : since.value;
  if (from >= until.value) return err(refuse('no-time-to-measure', { step: step.key, entry: entry.id, from, until: until.value }, { field: 'entry' }));
  return ok({
    what: 'value', equipment: equipment.value, point: capture.point, statistic: capture.statistic, from, until: until.value,
    ...(capture.threshold === undefined ? {} : { threshold: capture.threshold }), ...(unit === undefined ? {} : { unit }), ...(despiteGaps ? { despiteGaps } : {}),
  });
}

/** Where the time of the last measured cell above this one ended, real time; undefined where none was measured. */
function rowBefore(step: StepState, { entry, column, row = 1 }: Field): string | undefined {
  for (let above = row - 1; column && above >= 1; above -= 1) {
    const until = step.entries[cellAddress(entry.id, above, column.id)]?.machine?.until;
    if (until !== undefined) return until;
  }
  return undefined;
}

function setPointOrder(decision: Decision, info: StepInfo, step: StepState, field: Field): Result<Asked, DomainError> {
  const { entry } = field;
  const { write } = entry;
  if (!write) throw new Error(`the entry ${entry.id} is written into no machine`);
  const standing = runningRefusal(decision.view);
  if (standing) return err(standing);
  const equipment = asked(decision, step, write);
  if (!equipment.ok) return equipment;
  const value = entry.type === 'number' ? setPointOf(field, info, step.iteration, decision.view, decision.recipe) : entry.type === 'boolean' ? String(write.value === 'yes') : write.value;
  if (value === undefined) return err(refuse('set-point-unknown', { step: step.key, entry: entry.id }, { field: 'entry' }));
  return ok({ what: 'set-point', equipment: equipment.value, point: write.point, value, ...(entry.unit === undefined ? {} : { unit: entry.unit }), ...(write.tolerance === undefined ? {} : { tolerance: write.tolerance }) });
}

function asked(decision: Decision, step: StepState, point: MachinePoint): Result<string, DomainError> {
  const item = itemOf(decision, step, point);
  if (item !== undefined) return ok(item);
  return err(point.equipment === 'room' ? refuse('area-unknown', { step: step.key }, { rule: 'gmp-6' }) : refuse('equipment-not-held', { step: step.key, need: point.equipment }, { rule: 'gmp-6', field: 'entry' }));
}

/** Real time of a moment of a step, seen from another. */
function realMoment(decision: Decision, info: StepInfo, step: StepState, entry: string, { step: id, event }: StepMoment): Result<string, DomainError> {
  const other = stepInfo(decision.recipe, id);
  const seen = other && decision.view.steps[seenKey(decision.recipe, other, info.loops, step.iteration)];
  const at = seen?.real?.[event];
  return at === undefined ? err(refuse('moment-not-reached', { step: step.key, entry, of: id, event }, { field: 'entry' })) : ok(at);
}
