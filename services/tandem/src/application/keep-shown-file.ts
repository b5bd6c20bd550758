import type { Actor, CommandContext } from '@batchwright/access';
import { refuse, unwrap, type DomainError, type Result } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { notInSession } from '../domain/decide-session';
import { partyOf, type Session, type SessionEvent } from '../domain/session';
import type { Heard, Talk } from '../domain/talk';
import { recordSession, type SessionAnswer } from './record-session';
import type { RefusedStrangers } from './refused-strangers';
import type { Sessions } from './sessions';
import type { KeptDrawings, SharedFiles } from './shared-files';
import type { Signals } from './signals';

/** A file that was shown in a session, as it lies there. */
export interface ShownFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
}

/** What a domain decides about such a file, by what was said in the session. */
export type KeepDecision = (session: Session, actor: Actor, file: ShownFile, talk: readonly Heard<Talk>[]) => Result<SessionEvent[], DomainError>;

/** A file that was shown becomes an attachment of the step: its bytes are safe before the record names them, and what is decided is decided again in the act. */
export class KeepShownFile {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly signals: Signals,
    private readonly files: SharedFiles,
    private readonly kept: KeptDrawings,
    private readonly strangers: RefusedStrangers,
  ) {}

  /** Refusals: `not-found`, `object-missing`, and those of the decision; who does not belong to the session is told to the security stream. */
  async execute(id: string, sha256: string, context: CommandContext, decision: KeepDecision): Promise<SessionAnswer> {
    try {
      const { session, bytes } = await this.decide(id, sha256, context, decision);
      await this.kept.keep(session.site, bytes); // before the record that names it
      return await this.transactions.run(async (tx) => {
        const now = await this.sessions.find(tx, context.actor.sites, id);
        if (!now) throw refuse('not-found', { what: 'session', id });
        return recordSession(tx, this.sessions, now, (await this.decide(id, sha256, context, decision, now)).events, await tx.times(), context, 201);
      });
    } catch (error) {
      await this.strangers.report(error, context.actor, id);
      throw error;
    }
  }

  private async decide(id: string, sha256: string, { actor }: CommandContext, decision: KeepDecision, known?: Session): Promise<{ session: Session; bytes: Uint8Array; events: SessionEvent[] }> {
    const session = known ?? (await this.transactions.run((tx) => this.sessions.find(tx, actor.sites, id)));
    if (!session) throw refuse('not-found', { what: 'session', id }, { rule: '21 CFR 11.10(d)' });
    if (partyOf(session, actor.person)?.state !== 'joined' && !session.ended) throw notInSession(session); // nothing is said of files to who does not stand in it
    const found = await this.files.find(session.site, id, sha256);
    if (!found && !session.ended) throw refuse('object-missing', { sha256 }, { field: 'file' });
    const { bytes = new Uint8Array(), mediaType = '', size = 0 } = found ?? {};
    return { session, bytes, events: unwrap(decision(session, actor, { sha256, mediaType, size }, await this.signals.talk(session.site, id))) };
  }
}
