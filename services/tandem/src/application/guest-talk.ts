import type { Actor } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import { seesNow } from '../domain/guest';
import type { Session } from '../domain/session';
import type { Heard, Talk } from '../domain/talk';
import { aliasOf, personBehind } from '../domain/without-names';
import type { ExchangeSignals } from './exchange-signals';
import type { LetGuestsIn, StandingGuest } from './let-guests-in';
import type { RefusedGuests } from './refused-guests';
import type { SharedFile, SharedFiles } from './shared-files';
import type { HeardSignal, Signals } from './signals';
import type { Signal } from '../domain/signal';

/** What a guest talks and draws, and what he hears: only at the step that he was invited to, since he came, and of others under what they are here. */
export class GuestTalk {
  constructor(
    private readonly door: LetGuestsIn,
    private readonly exchange: ExchangeSignals,
    private readonly signals: Signals,
    private readonly files: SharedFiles,
    private readonly refused: RefusedGuests,
  ) {}

  /** Refusals: those of who holds a token, `guest-elsewhere`, `not-for-guests` for a file, and those of signals. */
  async send(token: string | undefined, signal: Signal): Promise<{ readonly number: number; readonly at: string }> {
    const { invitation, session } = await this.here(token);
    const { to, body, ...rest } = signal;
    const person = to === undefined ? undefined : (personBehind(session, to) ?? to);
    const said = signal.kind === 'picture' || signal.kind === 'chat' ? await this.withoutFile(body, session, invitation) : body;
    return this.exchange.send(invitation.session, { ...rest, body: said, ...(person === undefined ? {} : { to: person }) }, actorOf(invitation));
  }

  /** What was said and drawn there since he came. Refusals: those of who holds a token. */
  async talk(token: string | undefined): Promise<Heard<Talk>[]> {
    const { invitation: { site, session: id, since, stepKey }, session } = await this.door.standing(token);
    return (await this.signals.talk(site, id, { since, stepKey })).map((said) => ({ ...said, from: aliasOf(session, said.from), ...(said.kind === 'picture' && said.of !== undefined ? { of: aliasOf(session, said.of) } : {}) }));
  }

  /** What came after a number, for who stands there as he does now; newest first signal that is his. */
  async after({ invitation: { site, session: id, since, stepKey, person }, session }: StandingGuest, number: number): Promise<HeardSignal[]> {
    return (await this.signals.after(site, id, Math.max(since, number), person, stepKey)).map(({ to, from, body, ...rest }) => ({
      ...rest, from: aliasOf(session, from), body: rest.kind === 'picture' ? renamed(body, (of) => aliasOf(session, of)) : body, ...(to === undefined ? {} : { to: aliasOf(session, to) }),
    }));
  }

  /** A file that was shown there since he came. Refusals: those of who holds a token, `object-missing`. */
  async file(token: string | undefined, sha256: string): Promise<SharedFile & { readonly bytes: Uint8Array }> {
    const { invitation: { site, session: id } } = await this.here(token);
    const shown = (await this.talk(token)).some((said) => (said.kind === 'picture' || said.kind === 'chat') && said.file === sha256);
    const found = shown ? await this.files.find(site, id, sha256) : undefined;
    if (!found) throw refuse('object-missing', { sha256 });
    return found;
  }

  wake(session: string, wake: () => void): () => void {
    return this.exchange.wake(session, wake);
  }

  /** Who stands there, at his step. */
  private async here(token: string | undefined): Promise<StandingGuest> {
    const standing = await this.door.standing(token);
    if (!seesNow(standing.invitation)) throw refuse('guest-elsewhere', {});
    return standing;
  }

  /** Guests bring no files, and name those of others no more than anything else: what is shown, people of the plant show. */
  private async withoutFile(body: string, session: Session, invitation: StandingGuest['invitation']): Promise<string> {
    if (/"file"\s*:/.test(body)) {
      const error = refuse('not-for-guests', {}, { rule: '21 CFR 11.30' });
      await this.refused.report(error, invitation);
      throw error;
    }
    return renamed(body, (alias) => personBehind(session, alias) ?? alias);
  }
}

/** A picture with whose it is under another name; what is no picture, as it is: what reads it says so. */
function renamed(body: string, name: (of: string) => string): string {
  try {
    const said = JSON.parse(body) as { readonly of?: unknown } | null;
    return typeof said === 'object' && said !== null && typeof said.of === 'string' ? JSON.stringify({ ...said, of: name(said.of) }) : body;
  } catch {
    return body;
  }
}

/** A guest has no account, no role and no site: what he is let do, his token opened before. */
function actorOf({ person, name, site }: StandingGuest['invitation']): Actor {
  return { person, name, account: '', subject: '', roles: [], sites: [site], tokenExpires: 0 };
}
