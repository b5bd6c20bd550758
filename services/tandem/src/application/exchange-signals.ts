import type { Actor } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { notInSession } from '../domain/decide-session';
import { partyOf } from '../domain/session';
import { admitSignal, type Signal } from '../domain/signal';
import type { Heard, Talk } from '../domain/talk';
import type { RefusedStrangers } from './refused-strangers';
import type { Sessions } from './sessions';
import type { HeardSignal, Signals } from './signals';

/** What somebody may listen to. */
export interface Listening {
  readonly site: string;
  /** Number of the newest signal now. */
  readonly newest: number;
}

/** Consoles of a session tell each other how to connect. No record: what it leads to, joining and leaving, is. */
export class ExchangeSignals {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly signals: Signals,
    private readonly strangers: RefusedStrangers,
  ) {}

  /** Answers its number, and when it was heard. Refusals: `not-found`, and those of the domain. */
  async send(id: string, signal: Signal, actor: Actor): Promise<{ readonly number: number; readonly at: string }> {
    try {
      return await this.transactions.run(async (tx) => {
        const session = await this.sessions.find(tx, actor.sites, id);
        if (!session) throw refuse('not-found', { what: 'session', id }, { rule: '21 CFR 11.10(d)' });
        const { sent, newest } = await this.signals.count(tx, session.site, id, actor.person);
        const number = newest + 1;
        const { plant: at } = await tx.times();
        await this.signals.keep(tx, session.site, id, { ...unwrap(admitSignal(session, signal, actor.person, sent)), number, from: actor.person, at, stepKey: session.shownStep });
        return { number, at };
      });
    } catch (error) {
      await this.strangers.report(error, actor, id);
      throw error;
    }
  }

  /** Who may listen. Refusals: `not-found`, `session-over`, `not-in-session` who does not stand in it. */
  async listen(id: string, actor: Actor): Promise<Listening> {
    try {
      return await this.transactions.run(async (tx) => {
        const session = await this.sessions.find(tx, actor.sites, id);
        if (!session) throw refuse('not-found', { what: 'session', id }, { rule: '21 CFR 11.10(d)' });
        if (session.ended) throw refuse('session-over', {});
        if (partyOf(session, actor.person)?.state !== 'joined') throw notInSession(session);
        const { newest } = await this.signals.count(tx, session.site, id, actor.person);
        return { site: session.site, newest };
      });
    } catch (error) {
      await this.strangers.report(error, actor, id);
      throw error;
    }
  }

  /** What was said and drawn in it, for who comes in later or comes back. Refusals: those of `listen`. */
  async talk(id: string, actor: Actor): Promise<Heard<Talk>[]> {
    const { site } = await this.listen(id, actor);
    return this.signals.talk(site, id);
  }

  /** Calls `wake` when somebody spoke, came or went, until the returned function is called; now and then for nothing, and never for certain. */
  wake(id: string, wake: () => void): () => void {
    return this.transactions.hear(id, wake);
  }

  /** What came since, and whether the person stands in the session still. */
  async hear(id: string, { site }: Listening, after: number, person: string): Promise<{ readonly signals: HeardSignal[]; readonly there: boolean }> {
    const session = await this.sessions.view([site], id); // first: what was said before the end is heard
    const signals = await this.signals.after(site, id, after, person);
    return { signals, there: session !== undefined && session.ended === undefined && partyOf(session, person)?.state === 'joined' };
  }
}
