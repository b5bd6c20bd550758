import { compareQuantities, err, ok, parseUnit, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { activate, changeBusiness } from '../advance';
import type { CreateRun, ReleaseToFloor } from '../commands';
import type { Decision } from '../decision';
import type { RunState } from '../isa88';

/** Creates the run with the frozen recipe (gmp 4). The size must be one that the recipe allows. */
export function createRun(decision: Decision, command: CreateRun): Result<void, DomainError> {
  const { header } = decision.recipe.document;
  if (decision.view.run.sequence > 0) return err(refuse('run-exists', { run: decision.view.run.id }, { rule: 'gmp-10' }));
  if (command.recipe.hash !== decision.recipe.hash) return err(refuse('other-recipe', { expected: decision.recipe.hash, found: command.recipe.hash }, { rule: 'gmp-4' }));
  const range = header.sizeRange ?? { min: header.batchSize.value, max: header.batchSize.value };
  const { unit } = header.batchSize;
  const sizes = [compareQuantities(command.batchSize, { value: range.min, unit }), compareQuantities(command.batchSize, { value: range.max, unit })];
  const [least, most] = sizes;
  if (!parseUnit(command.batchSize.unit).ok || !least?.ok || !most?.ok || least.value < 0 || most.value > 0) {
    return err(refuse('batch-size-not-allowed', { size: command.batchSize, min: { value: range.min, unit }, max: { value: range.max, unit } }, { field: 'batchSize' }));
  }
  const { number, kind, recipe, order, batchSize } = command;
  decision.emit('RunCreated', { number, kind, recipe, ...(order ? { order } : {}), batchSize });
  return ok(undefined);
}

/** A run may be held before it is released, and is released nevertheless: it starts no step until it is restarted. */
const BEFORE_RELEASE: readonly RunState[] = ['idle', 'holding', 'held'];

/** Puts the run on the floor: the tree is entered, its first steps are ready. */
export function releaseToFloor(decision: Decision, command: ReleaseToFloor): Result<void, DomainError> {
  const { business, state } = decision.view.run;
  if (business !== 'created' || !BEFORE_RELEASE.includes(state)) return err(refuse('run-already-released', { business, state }, { rule: 'gmp-10' }));
  if (!command.by.roles.includes('supervisor')) return err(refuse('role-missing', { roles: ['supervisor'] }, { rule: 'gmp-6' }));
  decision.emit('RunReleasedToFloor', command.signature ? { signature: command.signature } : {});
  changeBusiness(decision, 'release-to-floor');
  activate(decision, decision.recipe.root, []);
  return ok(undefined);
}
