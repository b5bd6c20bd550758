import { Decimal, err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { RecordSecondCheck } from '../commands';
import type { Decision } from '../decision';
import { fieldTitles, findField } from '../field';
import { namedStep, notReady, unknownStep, versionRefusal } from '../gates';
import { raiseAtStep } from '../raise';
import { readValue } from '../read-value';
import { valueText, valueTexts, type RecordedValue } from '../recorded-value';
import { startedRefusal } from './record-entry';

const TRIES = 3;

/** The blind repetition: another person reads and types again what the first did, without seeing it (21 CFR 211.101(d)). */
export function recordSecondCheck(decision: Decision, command: RecordSecondCheck): Result<void, DomainError> {
  const named = namedStep(decision, command.stepKey);
  if (!named) return err(unknownStep(command.stepKey));
  const { info, state, iteration } = named;
  if (!state) return err(notReady(decision, info, iteration));
  const policy = info.node.signatures.find(({ id }) => id === command.policy);
  const repeat = policy?.repeats?.find(({ entry }) => entry === command.entry);
  if (!policy || !repeat) return err(refuse('unknown-policy', { step: state.key, policy: command.policy, entry: command.entry }, { field: 'policy' }));
  const found = findField(info.node, command);
  if (!found.ok) return found;
  // after a correction the corrected value is repeated, also when the step had been completed
  const again = state.status === 'completed' && state.signatures.some((signature) => signature.policy === policy.id && signature.outdated);
  const refusal = versionRefusal(state, command.version) ?? (again ? undefined : startedRefusal(state));
  if (refusal) return err(refusal);
  if (!command.by.roles.includes(policy.role)) return err(refuse('role-missing', { step: state.key, policy: policy.id, roles: [policy.role] }, { rule: 'gmp-6' }));
  if (state.performers.includes(command.by.person)) return err(refuse('same-person', { step: state.key, policy: policy.id, person: command.by.person, as: 'performer' }, { rule: 'gmp-5' }));
  const field = found.value;
  const first = state.entries[field.address];
  if (!first) return err(refuse('nothing-to-check', { step: state.key, entry: field.address }, { field: 'entry' }));
  const second = readValue(field, command);
  if (!second.ok) return second;

  const attempt = (state.secondChecks[`${policy.id}/${field.address}`]?.attempts ?? 0) + 1;
  const agreed = agrees(first.value, second.value, repeat.tolerance);
  decision.emit('SecondCheckRecorded', { stepKey: state.key, policy: policy.id, address: field.address, value: second.value, agrees: agreed, attempt });
  if (!agreed && attempt === TRIES) {
    const title = fieldTitles(field);
    raiseAtStep(decision, info, decision.step(state.key), 'second-check-disagrees', 'major', {
      address: field.address,
      text: { en: `${title.en}: the second person found ${valueText(second.value)}, which is not what the first one read`, de: `${title.de}: die zweite Person hat ${valueTexts(second.value).de} gefunden; das ist nicht, was die erste abgelesen hat` }, // the answer goes to who is still blind,
      params: { field: title.en, first: valueText(first.value), second: valueText(second.value) },
    });
  }
  return ok(undefined);
}

function agrees(first: RecordedValue, second: RecordedValue, tolerance: string | undefined): boolean {
  if (first.kind !== 'number' || second.kind !== 'number') return valueText(first) === valueText(second);
  if (first.bound !== second.bound) return false;
  return Decimal.parse(first.value).sub(Decimal.parse(second.value)).abs().compare(Decimal.parse(tolerance ?? '0')) <= 0;
}
