import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { RoleName } from '../text';
import type { Performer } from './commands';
import type { Decision } from './decision';
import type { AppliedStepSignature } from './events';
import { FINAL_STATES } from './isa88';
import type { RunHead, RunView } from './state';

/** Who gives and takes shifts. */
const ROLES: readonly RoleName[] = ['operator', 'dispenser', 'supervisor'];

/** A shift hands the run over: what the next has to know, and which steps are on (requirement B12). */
export interface ShiftGivenBody {
  readonly handoverId: string;
  readonly notes: string;
  /** Keys of steps that were begun and are not completed. */
  readonly startedSteps: readonly string[];
  readonly signature: AppliedStepSignature;
}

/** The next shift took the run over. */
export interface ShiftTakenBody {
  readonly handoverId: string;
  readonly signature: AppliedStepSignature;
}

/** The newest handover of a run; without `taken` it waits for the second signature. */
export interface Handover extends Omit<ShiftGivenBody, 'signature'> {
  readonly given: { readonly person: string; readonly name: string; readonly at: string };
  readonly taken?: { readonly person: string; readonly name: string; readonly at: string };
}

/** Gives the run to the next shift; signed by who gives. */
export interface GiveShift {
  readonly type: 'GiveShift';
  readonly by: Performer;
  readonly handoverId: string;
  readonly notes: string;
  readonly signature: AppliedStepSignature;
}

/** Takes the run over; signed by who takes, who is another person. */
export interface TakeShift {
  readonly type: 'TakeShift';
  readonly by: Performer;
  readonly handoverId: string;
  readonly signature: AppliedStepSignature;
}

/** What who gives signs: exactly what is handed over. */
export function givingContent(view: RunView, notes: string): Record<string, string | string[]> {
  const { id, site, number } = view.run;
  return { act: 'give-shift', site, runId: id, run: number, notes, startedSteps: startedSteps(view) };
}

/** What who takes signs: the handover as it was given. */
export function takingContent({ id, site, number, handover }: RunHead): Record<string, string | string[]> {
  return { act: 'take-shift', site, runId: id, run: number, handoverId: handover?.handoverId ?? '', from: handover?.given.person ?? '', notes: handover?.notes ?? '', startedSteps: [...(handover?.startedSteps ?? [])] };
}

/** Refusals: `run-not-running` for a run that is over, `role-missing`, `text-missing`, `handover-waits` while an earlier one waits to be taken, `signature-not-yours`. */
export function giveShift(decision: Decision, { by, handoverId, notes, signature }: GiveShift): Result<void, DomainError> {
  const { state, handover, business } = decision.view.run;
  if (FINAL_STATES.includes(state)) return err(refuse('run-not-running', { state }, { rule: 'ISA-88' }));
  if (business === 'created') return err(refuse('run-not-released', { business }, { rule: 'gmp-7' }));
  if (notes.trim() === '') return err(refuse('text-missing', {}, { rule: '21 CFR 211.188(b)(11)', field: 'notes' }));
  if (handover && !handover.taken) return err(refuse('handover-waits', { name: handover.given.name, person: handover.given.person, at: handover.given.at }, { rule: 'gmp-10' }));
  const refusal = handRefusal(by, signature);
  if (refusal) return err(refusal);
  decision.emit('ShiftGiven', { handoverId, notes: notes.trim(), startedSteps: startedSteps(decision.view), signature });
  return ok(undefined);
}

/** Refusals: `no-handover` when none of this id waits, `same-person`, `role-missing`, `signature-not-yours`. */
export function takeShift(decision: Decision, { by, handoverId, signature }: TakeShift): Result<void, DomainError> {
  const { handover } = decision.view.run;
  if (handover?.handoverId !== handoverId || handover.taken) return err(refuse('no-handover', { name: handover?.taken?.name ?? null, at: handover?.taken?.at ?? null }, { rule: 'gmp-10' }));
  if (handover.given.person === by.person) return err(refuse('same-person', { person: by.person, as: 'who gives' }, { rule: 'gmp-5' }));
  const refusal = handRefusal(by, signature);
  if (refusal) return err(refusal);
  decision.emit('ShiftTaken', { handoverId, signature });
  return ok(undefined);
}

function handRefusal(by: Performer, signature: AppliedStepSignature): DomainError | undefined {
  if (!by.roles.some((role) => ROLES.includes(role))) return refuse('role-missing', { roles: ROLES }, { rule: 'gmp-6' });
  return signature.person === by.person ? undefined : refuse('signature-not-yours', { expected: by.person, signed: signature.person }, { rule: 'gmp-5' });
}

function startedSteps({ steps }: RunView): string[] {
  return Object.values(steps).flatMap(({ key, status }) => (status === 'started' ? [key] : [])).sort();
}
