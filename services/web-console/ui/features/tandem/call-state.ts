import type { components } from '../../api/generated/schema';

export type TandemSession = components['schemas']['SessionResponse'];
export type Party = TandemSession['parties'][number];

/** A call that rings for somebody. */
export interface Ringing {
  readonly session: TandemSession;
  /** Who calls. */
  readonly caller: Party;
}

/** True when two employee numbers are of one person. */
export function samePerson(a: string, b: string): boolean {
  return a.trim().toUpperCase() === b.trim().toUpperCase();
}

/** What somebody is in a session. */
export function partyIn({ parties }: Pick<TandemSession, 'parties'>, person: string): Party | undefined {
  return parties.find((party) => samePerson(party.person, person));
}

/** The call that rings for a person at a moment in plant time: the one that rings longest. Without a moment, as the service said. */
export function ringingFor(sessions: readonly TandemSession[], person: string, now: number | undefined): Ringing | undefined {
  const calls = sessions.flatMap((session) => {
    const party = partyIn(session, person);
    const caller = session.parties.find(({ side }) => side === 'operator');
    if (session.ended !== undefined || party?.state !== 'ringing' || party.ringUntil === undefined || !caller) return [];
    return now !== undefined && Date.parse(party.ringUntil) <= now ? [] : [{ session, caller, until: party.ringUntil }];
  });
  const first = calls.sort((a, b) => Date.parse(a.until) - Date.parse(b.until))[0];
  return first && { session: first.session, caller: first.caller };
}

/** Whether a person may stand in a session: he took the call, is there, or was there and it goes on. */
export function mayEnter(session: TandemSession, person: string): boolean {
  const state = partyIn(session, person)?.state;
  return session.ended === undefined && (state === 'accepted' || state === 'joined' || state === 'left');
}

/** A session that goes on without this console, and into which its person may come back. */
export function waitingFor(sessions: readonly TandemSession[], person: string, standsIn: string | undefined): TandemSession | undefined {
  return standsIn === undefined ? sessions.find((session) => mayEnter(session, person)) : undefined;
}

/** The session in which somebody looks at a step as an expert: he reads, and does nothing. */
export function looksOn(sessions: readonly TandemSession[], person: string, step: { readonly runId: string; readonly stepKey: string }, standsIn: string | undefined): TandemSession | undefined {
  const session = sessions.find(({ id }) => id === standsIn);
  return session !== undefined && session.runId === step.runId && session.shownStep === step.stepKey && partyIn(session, person)?.side === 'expert' ? session : undefined;
}

/** The session with which the operator has gone to another step of its run that was begun. */
export function goesTo(sessions: readonly TandemSession[], person: string, step: { readonly runId: string; readonly stepKey: string; readonly status: string }, standsIn: string | undefined): TandemSession | undefined {
  const session = sessions.find(({ id }) => id === standsIn);
  const begun = step.status === 'started' || step.status === 'completed';
  return begun && session !== undefined && session.ended === undefined && session.runId === step.runId && session.shownStep !== step.stepKey && partyIn(session, person)?.side === 'operator' ? session : undefined;
}

/** Others of a session who are there, come, or are called. */
export function othersIn({ parties }: Pick<TandemSession, 'parties'>, person: string): Party[] {
  return parties.filter((party) => !samePerson(party.person, person) && (party.state === 'ringing' || party.state === 'accepted' || party.state === 'joined' || party.state === 'left'));
}
