import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { seesNow } from '../domain/guest';
import { consents } from '../domain/recording';
import { samePerson } from '../domain/session';
import { aliasOf, withoutNames } from '../domain/without-names';
import type { Experts } from './experts';
import type { LetGuestsIn, StandingGuest } from './let-guests-in';
import type { SharedStep } from './shared-view';
import type { Views } from './views';

/** The session as a guest is told of it: people by what they are. */
export interface GuestSession {
  readonly session: string;
  readonly site: string;
  /** His own name within it. */
  readonly guest: string;
  readonly name: string;
  /** The operator is at the step that he was invited to, and he stands there. */
  readonly here: boolean;
  readonly secondsLeft: number;
  /** Somebody asks whether the session is recorded, and he has not said so yet; and whether it is. */
  readonly asked: boolean;
  readonly recorded: boolean;
  readonly parties: readonly { readonly alias: string; readonly side: string; readonly state: string }[];
}

/** The port: bytes that a step shows. */
export interface ShownFiles {
  /** A photo or file of an entry, or a document, picture or video beside the instruction. Fails with `object-missing`. */
  read(site: string, of: 'entry' | 'document', sha256: string): Promise<Uint8Array>;
}

/** What a guest sees: the one step that he was invited to, as it stands now, and nothing of it while the operator is elsewhere. */
export class GuestView {
  constructor(
    private readonly transactions: Transactions,
    private readonly door: LetGuestsIn,
    private readonly views: Views,
    private readonly experts: Experts,
    private readonly files: ShownFiles,
  ) {}

  /** Refusals: those of who holds a token. */
  async session(token: string | undefined): Promise<GuestSession> {
    const standing = await this.door.standing(token);
    const { invitation: { session: id, site, person, name }, session, secondsLeft } = standing;
    const parties = session.parties.filter(({ state, side }) => state === 'joined' || side === 'operator').map((party) => ({ alias: aliasOf(session, party.person), side: party.side, state: party.state }));
    return { session: id, site, guest: person, name, here: seesNow(standing.invitation), secondsLeft, asked: session.recording !== undefined && !consents(session, person), recorded: session.recording?.running !== undefined, parties };
  }

  /** Refusals: those of who holds a token, `guest-elsewhere`. */
  async step(token: string | undefined): Promise<SharedStep> {
    const standing = await this.door.standing(token);
    const { invitation: { stepKey }, session } = standing;
    const { shown, known } = await this.read(standing);
    if (shown?.stepKey !== stepKey) return { stepKey, sequence: 0, complete: true };
    const { sequence, card, complete } = shown;
    return { stepKey, sequence, complete, ...(card === '' ? {} : { card: withoutNames(JSON.parse(card) as Record<string, unknown>, session, known) }) };
  }

  /** Up to where the step was told to him. */
  async toldUpTo({ invitation }: StandingGuest): Promise<number> {
    if (!seesNow(invitation)) return 0;
    const shown = await this.transactions.run((tx) => this.views.shown(tx, invitation.site, invitation.session));
    return shown?.stepKey === invitation.stepKey ? shown.sequence : 0;
  }

  /** Bytes that the step names as it stands now. Refusals: those of `step`, `object-missing`. */
  async file(token: string | undefined, sha256: string): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }> {
    const standing = await this.door.standing(token);
    const { shown } = await this.read(standing);
    const named = shown && shown.card !== '' && shown.stepKey === standing.invitation.stepKey ? namedIn(JSON.parse(shown.card) as Record<string, unknown>, sha256) : undefined;
    if (!named) throw refuse('object-missing', { sha256 });
    return { bytes: await this.files.read(standing.invitation.site, named.of, sha256), mediaType: named.mediaType };
  }

  private async read({ invitation, session }: StandingGuest) {
    if (!seesNow(invitation)) throw refuse('guest-elsewhere', {});
    return this.transactions.run(async (tx) => {
      const shown = await this.views.shown(tx, invitation.site, invitation.session);
      const known = await this.experts.known(tx, invitation.site, (await tx.times()).real);
      return { shown, known: known.filter(({ person }) => !session.parties.some((party) => party.side === 'guest' && samePerson(party.person, person))) };
    });
  }
}

/** Where a step names bytes: beside its instruction, or as what was recorded. */
function namedIn({ documents, media, entries }: Record<string, unknown>, sha256: string): { readonly of: 'entry' | 'document'; readonly mediaType: string } | undefined {
  const beside = typeIn([documents, media], sha256);
  if (beside !== undefined) return { of: 'document', mediaType: beside };
  const recorded = typeIn(entries, sha256);
  return recorded === undefined ? undefined : { of: 'entry', mediaType: recorded };
}

function typeIn(value: unknown, sha256: string): string | undefined {
  if (Array.isArray(value)) return value.map((one) => typeIn(one, sha256)).find((found) => found !== undefined);
  if (typeof value !== 'object' || value === null) return undefined;
  const { sha256: hash, mediaType } = value as { readonly sha256?: unknown; readonly mediaType?: unknown };
  return hash === sha256 && typeof mediaType === 'string' ? mediaType : typeIn(Object.values(value), sha256);
}
