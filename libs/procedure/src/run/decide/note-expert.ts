import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { stepInfo } from '../../tree/indexed-recipe';
import { readInstanceKey } from '../../tree/instance-key';
import type { Decision } from '../decision';
import type { NoteExpert } from '../expert-noted';

/** What tandem told of an expert beside a step stands in the record. It changes nothing of what the operator sees: his next act is not refused for it. Refusals: `unknown-step`. */
export function noteExpert(decision: Decision, { type: _type, ...told }: NoteExpert): Result<void, DomainError> {
  const id = readInstanceKey(told.stepKey)?.id ?? '';
  if (!stepInfo(decision.recipe, id)) return err(refuse('unknown-step', { step: told.stepKey }));
  decision.emit('ExpertNoted', told);
  return ok(undefined);
}
