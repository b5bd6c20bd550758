import { samePerson, type TandemSession } from './call-state';
import type { Hint } from './talk-rules';

/** Who belongs to a session, and the step that it is about. */
export type KnownParties = Pick<TandemSession, 'parties' | 'shownStep'>;

/** True for a guest to whom nothing goes now: he was shown out, his time is over, or the operator is at another step than his. */
export function isShutOut({ parties, shownStep }: KnownParties, person: string): boolean {
  const party = parties.find((one) => samePerson(one.person, person));
  return party?.side === 'guest' && (party.state === 'revoked' || party.state === 'expired' || party.seesStep !== shownStep);
}

/** A hint as it is said to somebody: to a guest, whose picture it is on is told by what that person is. */
export function hintFor({ parties }: KnownParties, to: string, hint: Hint): Hint {
  const { side } = parties.find((party) => samePerson(party.person, to)) ?? {};
  return side === 'guest' ? { ...hint, of: parties.find((party) => samePerson(party.person, hint.of))?.alias ?? '' } : hint;
}

/** A hint as somebody said it: of a guest, with the number of the person that he means. */
export function hintFrom({ parties }: KnownParties, from: string, hint: Hint): Hint {
  const { side } = parties.find((party) => samePerson(party.person, from)) ?? {};
  return side === 'guest' ? { ...hint, of: parties.find(({ alias }) => alias === hint.of)?.person ?? hint.of } : hint;
}
