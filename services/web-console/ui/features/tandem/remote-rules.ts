import type { Asked, Card } from '../step-card/model';
import { canSign } from '../step-card/next-act';

/** Why somebody who stands beside a step cannot give a signature from where he is. */
export type NotFromHere = 'only-at-the-place' | 'role-missing' | 'repeats-blind' | 'not-yet' | 'own-work' | 'too-long' | 'no-picture';

/** What stands in the way of a signature out of a session; undefined when it may be given. What counts, the service decides; this explains it before it is tried. */
export function notFromHere(card: Card, asked: Asked, { person, roles }: { readonly person: string; readonly roles: readonly string[] }, seesOperator: boolean): NotFromHere | undefined {
  if (asked.where === 'place' || asked.meaning === 'present-throughout' || asked.meaning === 'performed') return 'only-at-the-place';
  if (!roles.includes(asked.role)) return 'role-missing';
  if (card.performers.includes(person)) return 'own-work';
  if (asked.repeats.some(({ agrees }) => agrees !== true)) return 'repeats-blind';
  if (!canSign(card, asked)) return 'not-yet';
  if (card.viewHash === undefined) return 'too-long';
  return seesOperator ? undefined : 'no-picture';
}

/** Signatures of a step that are still to be given. */
export function openSignatures({ asked }: Pick<Card, 'asked'>): readonly Asked[] {
  return asked.filter(({ signed }) => signed === undefined || signed.outdated);
}
