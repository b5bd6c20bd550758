import type { CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { notInSession } from '../domain/decide-session';
import { keepPicture } from '../domain/keep-picture';
import { partyOf, type Session, type SessionEvent } from '../domain/session';
import { recordSession, type SessionAnswer } from './record-session';
import type { RefusedStrangers } from './refused-strangers';
import type { Sessions } from './sessions';
import type { KeptDrawings, SharedFiles } from './shared-files';
import type { Signals } from './signals';

/** Which frozen picture is to stay with the step. */
export interface KeepPictureCommand {
  /** Hash of the file that all were shown. */
  readonly file: string;
  /** Number under which it was shown. */
  readonly picture: number;
}

/** A frozen picture of the operator becomes an attachment of the step: what somebody who signs from afar had in view (21 CFR 11.70, 211.188). */
export class KeepPicture {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly signals: Signals,
    private readonly files: SharedFiles,
    private readonly pictures: KeptDrawings,
    private readonly strangers: RefusedStrangers,
  ) {}

  /** Refusals: `not-found`, `object-missing`, and those of the domain; who does not belong to the session is told to the security stream. */
  async execute(id: string, command: KeepPictureCommand, context: CommandContext): Promise<SessionAnswer> {
    try {
      const { session, bytes } = await this.decide(id, command, context);
      await this.pictures.keep(session.site, bytes); // before the record that names it
      return await this.transactions.run(async (tx) => {
        const now = await this.sessions.find(tx, context.actor.sites, id);
        if (!now) throw refuse('not-found', { what: 'session', id });
        return recordSession(tx, this.sessions, now, (await this.decide(id, command, context, now)).events, await tx.times(), context, 201);
      });
    } catch (error) {
      await this.strangers.report(error, context.actor, id);
      throw error;
    }
  }

  private async decide(id: string, { file: sha256, picture }: KeepPictureCommand, { actor }: CommandContext, known?: Session): Promise<{ session: Session; bytes: Uint8Array; events: SessionEvent[] }> {
    const session = known ?? (await this.transactions.run((tx) => this.sessions.find(tx, actor.sites, id)));
    if (!session) throw refuse('not-found', { what: 'session', id }, { rule: '21 CFR 11.10(d)' });
    if (partyOf(session, actor.person)?.state !== 'joined' && !session.ended) throw notInSession(session); // nothing is said of files to who does not stand in it
    const found = await this.files.find(session.site, id, sha256);
    if (!found && !session.ended) throw refuse('object-missing', { sha256 }, { field: 'file' });
    const { bytes = new Uint8Array(), mediaType = '', size = 0 } = found ?? {};
    const fileName = `picture-${picture}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
    const talk = await this.signals.talk(session.site, id);
    return { session, bytes, events: unwrap(keepPicture(session, actor, { file: { sha256, mediaType, size, fileName }, picture }, talk)) };
  }
}
