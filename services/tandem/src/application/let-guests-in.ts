import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { joinAsGuest, judgeGuest, judgeLink, MOST_TRIES, seesNow, type Invitation } from '../domain/guest';
import { leaveAsGuest } from '../domain/guests-leave';
import { giveConsent, refuseConsent } from '../domain/recording';
import { partyOf, type Session, type SessionEvent } from '../domain/session';
import { GUEST_TOKEN, type GuestKey, type Guests } from './guests';
import { codeHash } from './invite-guests';
import { recordSession } from './record-session';
import type { RefusedGuests } from './refused-guests';
import type { Sessions } from './sessions';
import type { Signals } from './signals';
import type { Tokens } from './views';

/** What a guest holds after his link was used. */
export interface LetIn {
  readonly token: string;
  readonly guest: string;
  /** Until his time is over. */
  readonly seconds: number;
}

/** A guest who stands in a session, as it is now. */
export interface StandingGuest {
  readonly invitation: Invitation;
  readonly session: Session;
  readonly secondsLeft: number;
}

/** Whether the step is shown to him now. */
export function isHere({ invitation }: StandingGuest): boolean {
  return seesNow(invitation);
}

/** Links and codes of guests are changed for a token, once; the token is judged at every use by the session as it stands then. */
export class LetGuestsIn {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly guests: Guests,
    private readonly signals: Pick<Signals, 'count'>,
    private readonly tokens: Tokens,
    private readonly refused: RefusedGuests,
  ) {}

  /** Who is first with link and code, is let in. Refusals: those of `judgeLink`; `guest-code-wrong` with how many tries are left. All are told to the security stream. */
  async enter(link: string, code: string): Promise<LetIn> {
    let where: Invitation | undefined;
    try {
      const { wrong, letIn } = await this.transactions.run(async (tx) => {
        const kept = await this.guests.byLink(tx, this.tokens.hashOf(link));
        where = kept;
        const times = await tx.times();
        const invitation = unwrap(judgeLink(kept, times.real));
        if (kept?.codeHash !== codeHash(this.tokens, link, code)) {
          await this.guests.tried(tx, invitation, invitation.tries + 1); // it has to be counted, so it is no refusal within this transaction
          return { wrong: MOST_TRIES - invitation.tries - 1 };
        }
        const session = await this.sessionOf(tx, invitation);
        const token = GUEST_TOKEN + this.tokens.make();
        const { newest } = await this.signals.count(tx, invitation.site, invitation.session, invitation.person);
        await this.guests.letIn(tx, invitation, this.tokens.hashOf(token), newest, times.real);
        await recordSession(tx, this.sessions, session, unwrap(joinAsGuest(session, invitation.person)), times, undefined, undefined, undefined, { person: invitation.person, name: invitation.name });
        return { letIn: { token, guest: invitation.person, seconds: secondsBetween(times.real, invitation.until) } };
      });
      if (letIn) return letIn;
      throw wrong > 0 ? refuse('guest-code-wrong', { left: wrong }, { rule: '21 CFR 11.30', field: 'code' }) : refuse('guest-link-dead', { most: MOST_TRIES }, { rule: '21 CFR 11.30' });
    } catch (error) {
      await this.refused.report(error, where);
      throw error;
    }
  }

  /** Who holds a token, and the session as it is now. Refusals: `guest-token-unknown`, which is told to the security stream, and `guest-over`. */
  async standing(token: string | undefined): Promise<StandingGuest> {
    try {
      return await this.transactions.run((tx) => this.stands(tx, token));
    } catch (error) {
      await this.refused.report(error, undefined);
      throw error;
    }
  }

  /** He is there, again. Refusals as above. */
  async join(token: string | undefined): Promise<void> {
    await this.act(token, (session, person) => unwrap(joinAsGuest(session, person)));
  }

  async leave(token: string | undefined): Promise<void> {
    await this.act(token, (session, person) => leaveAsGuest(session, person, 'hung-up'));
  }

  /** He consents to be recorded, or does not (any more): nothing is recorded without everybody who stands there. Refusals: those of who holds a token, and of consent. */
  async consent(token: string | undefined, given: boolean): Promise<void> {
    await this.act(token, (session, person) => {
      const by = { person, name: partyOf(session, person)?.name ?? '' };
      return unwrap(given ? giveConsent(session, by) : refuseConsent(session, by));
    });
  }

  /** His page is open still. */
  async seen(guest: GuestKey): Promise<void> {
    await this.transactions.run(async (tx) => this.guests.seen(tx, guest, (await tx.times()).real));
  }

  private async act(token: string | undefined, decide: (session: Session, person: string) => SessionEvent[]): Promise<void> {
    try {
      await this.transactions.run(async (tx) => {
        const { session, invitation } = await this.stands(tx, token);
        const times = await tx.times();
        await this.guests.seen(tx, invitation, times.real);
        await recordSession(tx, this.sessions, session, decide(session, invitation.person), times, undefined, undefined, undefined, { person: invitation.person, name: invitation.name });
      });
    } catch (error) {
      await this.refused.report(error, undefined);
      throw error;
    }
  }

  private async stands(tx: Transaction, token: string | undefined): Promise<StandingGuest> {
    const kept = token?.startsWith(GUEST_TOKEN) === true ? await this.guests.byToken(tx, this.tokens.hashOf(token)) : undefined;
    const { real } = await tx.times();
    const invitation = unwrap(judgeGuest(kept, real));
    return { invitation, session: await this.sessionOf(tx, invitation), secondsLeft: secondsBetween(real, invitation.until) };
  }

  private async sessionOf(tx: Transaction, { site, session: id }: Invitation): Promise<Session> {
    const session = await this.sessions.find(tx, [site], id);
    if (!session) throw refuse('not-found', { what: 'session', id });
    return session;
  }
}

function secondsBetween(from: string, until: string): number {
  return Math.max(0, Math.floor((Date.parse(until) - Date.parse(from)) / 1000));
}
