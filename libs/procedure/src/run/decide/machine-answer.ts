import { Decimal, ok, type DomainError, type Result } from '@batchwright/kernel';
import { noteState } from '../../step-kinds/check-series/machine';
import { stepInfo, type StepInfo } from '../../tree/indexed-recipe';
import { readInstanceKey } from '../../tree/instance-key';
import type { Decision } from '../decision';
import { fieldAt, fieldTitles, type Field } from '../field';
import type { NoteMachineState, ReceiveMachineAnswer } from '../machine';
import { raiseAtStep } from '../raise';
import type { EnteredValue } from '../commands';
import { takeValue } from './record-entry';

/**
 * The answer of a machine: it becomes the value of the entry, judged like any other, or says why there is none. An answer that comes twice, too late, or after somebody typed, changes nothing.
 */
export function receiveMachineAnswer(decision: Decision, { captureId, stepKey, address, outcome }: ReceiveMachineAnswer): Result<void, DomainError> {
  const info = stepInfo(decision.recipe, readInstanceKey(stepKey)?.id ?? '');
  const step = decision.view.steps[stepKey];
  const field = info && fieldAt(info.node, address);
  const question = step?.questions?.[address];
  if (!info || !step || !field || step.status !== 'started' || question?.captureId !== captureId || question.refused !== undefined) return ok(undefined);
  if (outcome.kind === 'refused') {
    decision.emit('MachineRefused', { captureId, stepKey, address, reasonCode: outcome.reasonCode, detail: outcome.detail, ...(outcome.despiteGaps ? { despiteGaps: true } : {}) });
    return ok(undefined);
  }
  if (outcome.kind === 'set-point' && !outcome.agrees) {
    disagrees(decision, info, stepKey, field, captureId, outcome);
    return ok(undefined);
  }
  take(decision, info, stepKey, field, captureId, outcome.kind === 'value' ? { value: outcome.value, ...(outcome.unit === undefined ? {} : { unit: outcome.unit }), ...(outcome.attachment ? { attachment: outcome.attachment } : {}), machine: outcome.machine } : { value: outcome.readBack, ...(outcome.unit === undefined ? {} : { unit: outcome.unit }), machine: outcome.machine });
  return ok(undefined);
}

/** Records the value. One that cannot be read, or is implausible, leaves the entry without a value and says so. */
function take(decision: Decision, info: StepInfo, stepKey: string, field: Field, captureId: string, said: EnteredValue): void {
  const before = decision.events.length;
  const entered = { ...said, value: asTyped(field, said), source: 'device' as const };
  const taken = takeValue(decision, info, stepKey, field, entered);
  const refusedTry = decision.events.slice(before).some(({ type }) => type === 'EntryRejected');
  if (!taken.ok || refusedTry) {
    const shown = `${said.value}${said.unit === undefined ? '' : ` ${said.unit}`}`;
    decision.emit('MachineRefused', {
      captureId, stepKey, address: field.address, reasonCode: taken.ok ? 'implausible' : taken.error.code,
      detail: { en: `the machine says ${shown}, which this entry does not take`, de: `die Maschine sagt ${shown}; das nimmt dieser Eintrag nicht an` },
    });
    return;
  }
  const { unusableSeconds = '0' } = said.machine ?? {};
  if (Decimal.parse(unusableSeconds).unscaled === 0n) return;
  const title = fieldTitles(field);
  raiseAtStep(decision, info, decision.step(stepKey), 'captured-despite-gaps', 'minor', {
    address: field.address,
    text: { en: `${title.en}: for ${unusableSeconds} s of its time there was no usable value`, de: `${title.de}: ${unusableSeconds} s lang gab es keinen verwertbaren Wert` },
    params: { field: title.en, unusableSeconds },
  });
}

/** As a person would have typed it: a number with the places of the entry, `yes` and `no`. */
function asTyped({ definition }: Field, { value, unit }: EnteredValue): string {
  if (definition.type === 'boolean') return value === 'true' ? 'yes' : value === 'false' ? 'no' : value;
  if (definition.type !== 'number' || definition.places === undefined || (unit !== undefined && unit !== definition.unit)) return value;
  const read = Decimal.read(value);
  return read.ok && read.value.places > definition.places ? read.value.roundTo(definition.places, 'half-even').toString() : value;
}

/** What was read back is not what was written: the phase goes no further before quality decided (requirement E9). */
function disagrees(decision: Decision, info: StepInfo, stepKey: string, field: Field, captureId: string, { written, readBack, unit }: Extract<ReceiveMachineAnswer['outcome'], { kind: 'set-point' }>): void {
  const of = unit === undefined ? '' : ` ${unit}`;
  const detail = { en: `${written}${of} was written, ${readBack}${of} was read back`, de: `${written}${of} wurde geschrieben, ${readBack}${of} zurückgelesen` };
  decision.emit('MachineRefused', { captureId, stepKey, address: field.address, reasonCode: 'set-point-mismatch', detail });
  const title = fieldTitles(field);
  raiseAtStep(decision, info, decision.step(stepKey), 'set-point-mismatch', 'critical', {
    address: field.address,
    text: { en: `${title.en}: ${detail.en}`, de: `${title.de}: ${detail.de}` },
    params: { field: title.en, written, readBack },
    deviation: true,
  });
}

/** What a machine does moves the clocks of the series that follow it (requirement A10). */
export function noteMachineState(decision: Decision, command: NoteMachineState): Result<void, DomainError> {
  const info = stepInfo(decision.recipe, readInstanceKey(command.stepKey)?.id ?? '');
  const step = decision.view.steps[command.stepKey];
  if (info && step?.status === 'started') noteState(decision, info, step, command);
  return ok(undefined);
}
