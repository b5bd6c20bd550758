import { isTyped, type Card } from './model';

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

export type MoveName = keyof typeof ROLES;

/** True for a move that the step card makes itself. */
export function isStepMove(move: string): move is MoveName {
  return Object.hasOwn(ROLES, move);
}

/** The moves that somebody with these roles can make at a step as it stands. Whether it is permitted, the plant says. */
export function possibleMoves({ status, needs, fields, reaction }: Card, roles: readonly string[]): MoveName[] {
  const fits: Readonly<Record<MoveName, boolean>> = {
    'reassign-step': status === 'started',
    'change-equipment': status === 'started' && needs.some(({ what, item }) => what === 'equipment' && item !== undefined),
    'late-entry': status === 'started' && fields.some((field) => isTyped(field) && field.value === undefined && field.hidden !== true),
    'not-applicable': status === 'ready' || status === 'requesting' || status === 'started',
    'reopen-step': status === 'completed',
    'choose-recovery': status === 'started' && reaction?.usedUp === true && reaction.plan.allowedRecoveries.length > 0,
  };
  const makers = (move: MoveName): readonly string[] => (move === 'choose-recovery' ? (reaction?.plan.approvers ?? []) : ROLES[move]);
  return (Object.keys(ROLES) as MoveName[]).filter((move) => fits[move] && makers(move).some((role) => roles.includes(role)));
}
