import { isTyped, type Card, type Field, type Need } from './model';

/** Signed moves at a step, in the order in which they are offered, and the roles that may make them. */
const ROLES = {
  'reassign-step': ['supervisor'],
  'change-equipment': ['supervisor'],
  'late-entry': ['operator', 'dispenser', 'supervisor', 'qc'],
  'not-applicable': ['supervisor'],
  'reopen-step': ['supervisor', 'qa'],
  // by the reaction plan of the step
  'choose-recovery': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Roles that work at steps; which of them a step asks for, its recipe says. */
const PERFORM = ['operator', 'dispenser', 'supervisor', 'qc'];

export type MoveName = keyof typeof ROLES;

/** True for a move that the step card makes itself. */
export function isStepMove(move: string): move is MoveName {
  return Object.hasOwn(ROLES, move);
}

/** Screens on which other moves are made. */
const ELSEWHERE: Readonly<Record<string, (runId: string) => string>> = {
  ...Object.fromEntries(['resume', 'restart', 'other-command', 'release-to-floor', 'take-shift'].map((move) => [move, (runId: string) => `/batches/${runId}`])),
  'approve-deviation': (runId) => `/review/${runId}`,
  'decide-exception': (runId) => `/exceptions?run=${runId}`,
};

/** The screen on which a move is made that is not made at the step; undefined where it is made by no touch. */
export function screenOf(move: string, runId: string): string | undefined {
  return Object.hasOwn(ELSEWHERE, move) ? ELSEWHERE[move]?.(runId) : undefined;
}

/** Equipment that the step holds. */
export function changeable({ needs }: Pick<Card, 'needs'>): Need[] {
  return needs.filter(({ what, item }) => what === 'equipment' && item !== undefined);
}

/** Values that may still be entered late. A photo was taken when it was taken: it is recorded as every other. */
export function lateFields({ fields }: Pick<Card, 'fields'>): Field[] {
  return fields.filter((field) => isTyped(field) && field.value === undefined && field.hidden !== true && field.type !== 'photo' && field.type !== 'file');
}

/** True for somebody who may be asked to go on with the step: who works at it already is not another person. */
export function goesOn({ performers }: Pick<Card, 'performers'>, { person, roles }: { readonly person: string; readonly roles: readonly string[] }): boolean {
  return !performers.includes(person) && roles.some((role) => PERFORM.includes(role));
}

/** The moves that somebody with these roles can make at a step as it stands. Whether it is permitted, the plant says. */
export function possibleMoves(card: Card, roles: readonly string[]): MoveName[] {
  const { status, reaction } = card;
  const fits: Readonly<Record<MoveName, boolean>> = {
    'reassign-step': status === 'started',
    'change-equipment': status === 'started' && changeable(card).length > 0,
    'late-entry': status === 'started' && lateFields(card).length > 0,
    'not-applicable': status === 'ready' || status === 'requesting' || status === 'started',
    'reopen-step': status === 'completed',
    'choose-recovery': status === 'started' && reaction?.usedUp === true && reaction.plan.allowedRecoveries.length > 0,
  };
  const makers = (move: MoveName): readonly string[] => (move === 'choose-recovery' ? (reaction?.plan.approvers ?? []) : ROLES[move]);
  return (Object.keys(ROLES) as MoveName[]).filter((move) => fits[move] && makers(move).some((role) => roles.includes(role)));
}
