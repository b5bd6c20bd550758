import type { CommandContext } from '@batchwright/access';
import { refuse, unwrap, type DomainError, type Result } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { beginRecording, endRecording, giveConsent, proposeRecording, refuseConsent } from '../domain/recording';
import type { Session, SessionEvent } from '../domain/session';
import { recordSession, type SessionAnswer } from './record-session';
import type { RefusedStrangers } from './refused-strangers';
import type { Sessions } from './sessions';

/** People of a session say whether it is recorded; each for himself. Refusals: `not-found`, and those of the domain; who does not belong to it is told to the security stream. */
export class AskToRecord {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly strangers: RefusedStrangers,
    private readonly ids: () => string,
  ) {}

  propose(id: string, context: CommandContext): Promise<SessionAnswer> {
    const proposal = this.ids();
    return this.act(id, context, (session) => proposeRecording(session, context.actor, proposal), 201);
  }

  consent(id: string, context: CommandContext): Promise<SessionAnswer> {
    return this.act(id, context, (session) => giveConsent(session, context.actor));
  }

  /** Also who had consented: he does not any more. */
  refuse(id: string, context: CommandContext): Promise<SessionAnswer> {
    return this.act(id, context, (session) => refuseConsent(session, context.actor));
  }

  /** Answers with the id of the recording. */
  begin(id: string, context: CommandContext): Promise<SessionAnswer & { readonly recording: string }> {
    const recording = this.ids();
    return this.act(id, context, (session) => beginRecording(session, context.actor, recording), 201, { recording }) as Promise<SessionAnswer & { readonly recording: string }>;
  }

  end(id: string, recording: string, context: CommandContext): Promise<SessionAnswer> {
    return this.act(id, context, (session) => endRecording(session, context.actor, recording));
  }

  private async act(id: string, context: CommandContext, decide: (session: Session) => Result<SessionEvent[], DomainError>, status = 200, more: Readonly<Record<string, string>> = {}): Promise<SessionAnswer> {
    try {
      return await this.transactions.run(async (tx) => {
        const session = await this.sessions.find(tx, context.actor.sites, id);
        if (!session) throw refuse('not-found', { what: 'session', id }, { rule: '21 CFR 11.10(d)' });
        return recordSession(tx, this.sessions, session, unwrap(decide(session)), await tx.times(), context, status, more);
      });
    } catch (error) {
      await this.strangers.report(error, context.actor, id);
      throw error;
    }
  }
}
