import type { CommandContext } from '@batchwright/access';
import { refuse, type DomainError, type Result, unwrap } from '@batchwright/kernel';
import type { Times, Transaction, Transactions } from '@batchwright/persistence';
import { acceptCall, declineCall, endSession, joinSession, leaveSession } from '../domain/decide-session';
import { spokenOf } from '../domain/expert';
import type { Session, SessionEvent } from '../domain/session';
import type { Experts } from './experts';
import { recordSession, type SessionAnswer } from './record-session';
import type { RefusedStrangers } from './refused-strangers';
import type { Sessions } from './sessions';

/** Acts of those who belong to a session. Refusals: `not-found`, and those of the domain; who does not belong to it is told to the security stream. */
export class TakePart {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly experts: Experts,
    private readonly strangers: RefusedStrangers,
  ) {}

  accept(id: string, context: CommandContext): Promise<SessionAnswer> {
    return this.act(id, context, (session, { plant }) => acceptCall(session, context.actor, plant));
  }

  decline(id: string, word: string, context: CommandContext): Promise<SessionAnswer> {
    return this.act(id, context, (session, { plant }) => declineCall(session, context.actor, word, plant));
  }

  /** Also when somebody comes back: into the same session. The console counts as his from now on. */
  join(id: string, console: { readonly console: string; readonly languages: readonly string[] }, context: CommandContext): Promise<SessionAnswer> {
    const { person, name } = context.actor;
    return this.act(id, context, (session) => joinSession(session, context.actor), (tx, { site }, { real }) => this.experts.seen(tx, [site], { person, name, console: console.console, languages: spokenOf(console.languages), session: id }, real));
  }

  leave(id: string, context: CommandContext): Promise<SessionAnswer> {
    return this.act(id, context, (session) => leaveSession(session, context.actor.person, 'hung-up'));
  }

  end(id: string, context: CommandContext): Promise<SessionAnswer> {
    return this.act(id, context, (session) => endSession(session, context.actor));
  }

  private async act(id: string, context: CommandContext, decide: (session: Session, times: Times) => Result<SessionEvent[], DomainError>, besides?: (tx: Transaction, session: Session, times: Times) => Promise<void>): Promise<SessionAnswer> {
    try {
      return await this.transactions.run(async (tx) => {
        const session = await this.sessions.find(tx, context.actor.sites, id);
        if (!session) throw refuse('not-found', { what: 'session', id }, { rule: '21 CFR 11.10(d)' });
        const times = await tx.times();
        const events = unwrap(decide(session, times));
        await besides?.(tx, session, times);
        return recordSession(tx, this.sessions, session, events, times, context);
      });
    } catch (error) {
      await this.strangers.report(error, context.actor, id);
      throw error;
    }
  }
}
