import type { EnteredValue } from '../run/commands';
import type { RunHead } from '../run/state';

/** What every signed move says. */
interface Reasoned {
  readonly reason: string;
}

/** The step is left out, or left unfinished, under a deviation that quality approved before (gmp, "Absolute or deviation-permitted"). */
export interface NotApplicable extends Reasoned {
  readonly move: 'not-applicable';
}

/** A completed step is open again; what was recorded stays, with what replaces it beside it. */
export interface Reopen extends Reasoned {
  readonly move: 'reopen-step';
}

/** Another person goes on with a step that was begun, or another trainer with a trainee's. */
export interface Reassign extends Reasoned {
  readonly move: 'reassign-step';
  /** Employee number. */
  readonly to: string;
  /** Employee number of the trainer who takes over, where a trainee works. */
  readonly trainer?: string;
}

/** Another item of equipment takes the place of one that a running step holds. */
export interface ChangeEquipment extends Reasoned {
  readonly move: 'change-equipment';
  /** Requirement of the recipe. */
  readonly requirement: string;
  /** Code that was scanned. */
  readonly item: string;
}

/** What was observed before and is written down only now, from a source that a second person has looked at (PI 041-1). */
export interface LateEntry extends Reasoned, EnteredValue {
  readonly move: 'late-entry';
  readonly entry: string;
  readonly row?: number;
  readonly column?: string;
  readonly observedAt: string;
  /** Where it stood until now: a note, a printout, a memory of the device. */
  readonly source: string;
}

/** What may be done so that a series whose failed checks used up the attempts of its reaction plan goes on (requirement A10). */
export interface ChooseRecovery extends Reasoned {
  readonly move: 'choose-recovery';
  /** One of the allowed recoveries, as the plan says it in English. */
  readonly recovery: string;
}

/** A move out of a stuck step that is signed (requirement B20). */
export type SignedMove = NotApplicable | Reopen | Reassign | ChangeEquipment | LateEntry | ChooseRecovery;

/** Name of a signed move; each stands in the catalogue. */
export type SignedMoveName = SignedMove['move'];

/** Exactly what is signed: the whole move, at this step of this run. */
export function moveContent({ id, site, number }: Pick<RunHead, 'id' | 'site' | 'number'>, stepKey: string, move: SignedMove): Record<string, string | number> {
  const details = Object.entries(move).flatMap(([name, value]) => (value === undefined ? [] : [[name, value as string | number]]));
  return { act: 'unblock-move', site, runId: id, run: number, stepKey, ...(Object.fromEntries(details) as Record<string, string | number>) };
}

/** The second check of a late entry is signed by another person than who writes it down; every other move by who makes it. */
export function isSignedByAnother(move: SignedMoveName): boolean {
  return move === 'late-entry';
}
