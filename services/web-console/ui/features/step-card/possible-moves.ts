import { isTyped, type Card } from './model';

/** Signed moves at a step, in the order in which they are offered, and the roles that may make them. */
const ROLES = {
  'reassign-step': ['supervisor'],
  'change-equipment': ['supervisor'],
  'late-entry': ['operator', 'dispenser', 'supervisor', 'qc'],
  'not-applicable': ['supervisor'],
  'reopen-step': ['supervisor', 'qa'],
} as const;

export type MoveName = keyof typeof ROLES;

/** True for a move that the step card makes itself. */
export function isStepMove(move: string): move is MoveName {
  return Object.hasOwn(ROLES, move);
}

/** The moves that somebody with these roles can make at a step as it stands. Whether it is permitted, the plant says. */
export function possibleMoves({ status, needs, fields }: Card, roles: readonly string[]): MoveName[] {
  const fits: Readonly<Record<MoveName, boolean>> = {
    'reassign-step': status === 'started',
    'change-equipment': status === 'started' && needs.some(({ what, item }) => what === 'equipment' && item !== undefined),
    'late-entry': status === 'started' && fields.some((field) => isTyped(field) && field.value === undefined && field.hidden !== true),
    'not-applicable': status === 'ready' || status === 'requesting' || status === 'started',
    'reopen-step': status === 'completed',
  };
  return (Object.keys(ROLES) as MoveName[]).filter((move) => fits[move] && ROLES[move].some((role) => roles.includes(role)));
}
