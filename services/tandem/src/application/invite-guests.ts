import type { Actor, CommandContext } from '@batchwright/access';
import { refuse, unwrap, type DomainError, type Result } from '@batchwright/kernel';
import type { Times, Transaction, Transactions } from '@batchwright/persistence';
import { inviteGuest, judgeLink, mayGiveLink, revokeGuest, type GuestWords } from '../domain/guest';
import type { Session, SessionEvent } from '../domain/session';
import type { Guests } from './guests';
import { recordSession, type SessionAnswer } from './record-session';
import type { RefusedStrangers } from './refused-strangers';
import type { Sessions } from './sessions';
import type { Tokens } from './views';

/** What the operator hands over, and is told once: only hashes of it are kept. */
export interface GivenLink {
  /** Goes behind the # of the address of the guests' page, so that no server and no log reads it. */
  readonly link: string;
  /** Told by another way. */
  readonly code: string;
  readonly seconds: number;
}

/** The operator of a session lets somebody from outside look at its step for a time, and shows him out. */
export class InviteGuests {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly guests: Guests,
    private readonly tokens: Tokens,
    private readonly strangers: RefusedStrangers,
  ) {}

  /** Refusals: `not-found`, and those of the domain; who does not belong to the session is told to the security stream. */
  invite(id: string, { minutes, ...words }: GuestWords & { readonly minutes: number }, context: CommandContext): Promise<SessionAnswer & { readonly guest?: string }> {
    const until = (instant: string): string => new Date(Date.parse(instant) + minutes * 60_000).toISOString();
    return this.act(id, context, (session, { plant }) => inviteGuest(session, context.actor, words, until(plant)), async (tx, session, events, { real }) => {
      const [invited] = events;
      if (invited?.type !== 'GuestInvited') return;
      const nothingYet = this.tokens.hashOf(this.tokens.make());
      await this.guests.invite(tx, { site: session.site, session: id, person: invited.body.person, stepKey: invited.body.seesStep, until: until(real) }, { link: nothingYet, code: nothingYet });
    });
  }

  /** Link and code of a guest who has not come yet; one that was given before opens nothing any more. Refusals as above, and those of a link that is over. */
  async give(id: string, guest: string, actor: Actor): Promise<GivenLink> {
    const [link, code] = [this.tokens.make(), this.tokens.code()];
    try {
      return await this.transactions.run(async (tx) => {
        const session = await this.sessions.find(tx, actor.sites, id);
        if (!session) throw refuse('not-found', { what: 'session', id }, { rule: '21 CFR 11.10(d)' });
        unwrap(mayGiveLink(session, actor));
        const kept = await this.guests.ofSession(tx, { site: session.site, session: id, person: guest });
        if (!kept) throw refuse('not-found', { what: 'guest', id: guest });
        const { real } = await tx.times();
        const { until } = unwrap(judgeLink({ ...kept, tries: 0 }, real));
        await this.guests.newLink(tx, kept, { link: this.tokens.hashOf(link), code: codeHash(this.tokens, link, code) });
        return { link, code, seconds: Math.floor((Date.parse(until) - Date.parse(real)) / 1000) };
      });
    } catch (error) {
      await this.strangers.report(error, actor, id);
      throw error;
    }
  }

  /** Nothing opens for him from here on. Refusals as above. */
  revoke(id: string, guest: string, context: CommandContext): Promise<SessionAnswer> {
    return this.act(id, context, (session) => revokeGuest(session, context.actor, guest));
  }

  private async act(id: string, context: CommandContext, decide: (session: Session, times: Times) => Result<SessionEvent[], DomainError>, besides?: (tx: Transaction, session: Session, events: readonly SessionEvent[], times: Times) => Promise<void>): Promise<SessionAnswer> {
    try {
      return await this.transactions.run(async (tx) => {
        const session = await this.sessions.find(tx, context.actor.sites, id);
        if (!session) throw refuse('not-found', { what: 'session', id }, { rule: '21 CFR 11.10(d)' });
        const times = await tx.times();
        const events = unwrap(decide(session, times));
        const guest: Record<string, string> = events[0]?.type === 'GuestInvited' ? { guest: events[0].body.person } : {};
        const answer = await recordSession(tx, this.sessions, session, events, times, context, besides ? 201 : 200, guest);
        await besides?.(tx, session, events, times);
        return answer;
      });
    } catch (error) {
      await this.strangers.report(error, context.actor, id);
      throw error;
    }
  }
}

/** A code alone would be found by trying all of them: its hash is made with the link, of which only a hash is kept as well. */
export function codeHash(tokens: Tokens, link: string, code: string): string {
  return tokens.hashOf(`${link} ${code}`);
}
