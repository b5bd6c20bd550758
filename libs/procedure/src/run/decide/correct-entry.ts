import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { recalculateAfter } from '../calculate';
import type { CorrectEntry } from '../commands';
import type { Decision } from '../decision';
import { doubledCode } from '../distinct-codes';
import { findField } from '../field';
import { tellFollowers } from '../followers';
import { namedStep, notReady, performerRefusal, roleRefusal, unknownStep, versionRefusal } from '../gates';
import { isPlausible, judge, limitsInForce } from '../limits';
import { materialUses, tellMaterialUse } from '../material-use';
import { raiseForVerdict } from '../raise';
import { readValue } from '../read-value';
import { valueText } from '../recorded-value';
import { reject } from './record-entry';

/**
 * Adds a new value beside the old one (gmp 1; 21 CFR 11.10(e)). What depends on it is worked out again, exceptions stay and new ones
 * may come, signatures over the old value are marked. Allowed on started and completed steps until the run is sealed.
 */
export function correctEntry(decision: Decision, command: CorrectEntry): Result<void, DomainError> {
  const named = namedStep(decision, command.stepKey);
  if (!named) return err(unknownStep(command.stepKey));
  const { info, state, iteration } = named;
  if (!state) return err(notReady(decision, info, iteration));
  const found = findField(info.node, command);
  if (!found.ok) return found;
  const field = found.value;
  const refusal = versionRefusal(state, command.version) ?? roleRefusal(info, command.by) ?? performerRefusal(info, state, command.by);
  if (refusal) return err(refusal);
  if (command.reason.trim() === '') return err(refuse('reason-missing', { entry: field.address }, { rule: 'gmp-1', field: 'reason' }));
  const before = state.entries[field.address];
  if (!before) return err(refuse('nothing-to-correct', { step: state.key, entry: field.address }, { field: 'entry' }));
  if (before.calculated) return err(refuse('entry-is-calculated', { entry: field.address }, { rule: '21 CFR 211.68(b)', field: 'entry' }));
  const read = readValue(field, command);
  if (!read.ok) return read;
  if (valueText(read.value) === valueText(before.value)) return err(refuse('nothing-changed', { entry: field.address, value: valueText(before.value) }, { field: 'value' }));

  const wrong = info.kind.refuseEntry?.(decision, info, state, field, read.value) ?? doubledCode(decision, info, state, field, read.value);
  if (wrong) {
    reject(decision, info, state.key, field, command, 'wrong-item', { text: wrong.expected });
    return ok(undefined);
  }
  const limits = limitsInForce(field, info, state.iteration, decision.view, decision.recipe);
  if (!isPlausible(read.value, limits)) {
    reject(decision, info, state.key, field, command, 'implausible', { ...limits?.plausible });
    return ok(undefined);
  }
  const usedBefore = materialUses(info, state);
  const verdict = judge(read.value, limits, field.definition);
  decision.emit('EntryCorrected', {
    stepKey: state.key,
    address: field.address,
    oldValue: before.value,
    value: read.value,
    reason: command.reason.trim(),
    verdict,
    ...(limits ? { limits } : {}),
    signaturesOutdated: [...new Set(state.signatures.filter(({ outdated, moment }) => !outdated && moment !== 'before').map(({ policy }) => policy))],
  });
  raiseForVerdict(decision, info, state.key, field, read.value, verdict);
  recalculateAfter(decision, info, state.key, field, 'corrected');
  info.kind.afterCorrection?.(decision, info, state.key);
  tellFollowers(decision, info, state.key);
  if (state.status === 'completed') tellMaterialUse(decision, info, decision.step(state.key), usedBefore);
  return ok(undefined);
}
