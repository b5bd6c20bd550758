import type { Actor, CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { DomainError, refuse, unwrap } from '@batchwright/kernel';
import type { Transactions, Transaction } from '@batchwright/persistence';
import { moveSession, notInSession } from '../domain/decide-session';
import { partyOf } from '../domain/session';
import { judgeView, VIEW_MS, type GivenView } from '../domain/view';
import { recordSession, type SessionAnswer } from './record-session';
import type { RefusedStrangers } from './refused-strangers';
import type { BegunSteps, Sessions } from './sessions';
import type { ShownStep, Tokens, Views } from './views';

/** By this a view token is told from one of the provider, before anything else is. */
export const VIEW_TOKEN = 'view.';

/** What whoever stands in a session sees of its step. */
export interface SharedStep extends Omit<ShownStep, 'card' | 'session' | 'site'> {
  /** Absent: not told yet, or too long to be. */
  readonly card?: Record<string, unknown>;
}

/** The step beside which somebody stands, read with a token that opens nothing else anywhere. */
export class SharedView {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly steps: BegunSteps,
    private readonly views: Views,
    private readonly strangers: RefusedStrangers,
    private readonly ids: () => string,
    private readonly tokens: Tokens,
  ) {}

  /** The operator stands at another step of the run. Refusals: `not-found`, `session-over`, `not-in-session`, `step-not-started`. */
  async move(id: string, stepKey: string, context: CommandContext): Promise<SessionAnswer> {
    try {
      return await this.transactions.run(async (tx) => {
        const session = await this.sessions.find(tx, context.actor.sites, id);
        if (!session) throw refuse('not-found', { what: 'session', id }, { rule: '21 CFR 11.10(d)' });
        const step = await this.steps.find(tx, [session.site], session.runId, stepKey);
        const events = unwrap(moveSession(session, context.actor, stepKey, step !== undefined));
        return recordSession(tx, this.sessions, session, events, await tx.times(), context);
      });
    } catch (error) {
      await this.strangers.report(error, context.actor, id);
      throw error;
    }
  }

  /** A token for who stands in a session, for the step that it is about now. Refusals: `not-found`, `session-over`, `not-in-session`. */
  async give(id: string, actor: Actor): Promise<{ readonly token: string; readonly stepKey: string; readonly seconds: number }> {
    const token = VIEW_TOKEN + this.tokens.make();
    try {
      return await this.transactions.run(async (tx) => {
        const session = await this.sessions.find(tx, actor.sites, id);
        if (!session) throw refuse('not-found', { what: 'session', id }, { rule: '21 CFR 11.10(d)' });
        if (session.ended) throw refuse('session-over', {});
        if (partyOf(session, actor.person)?.state !== 'joined') throw notInSession(session);
        const { real } = await tx.times();
        const until = new Date(Date.parse(real) + VIEW_MS).toISOString();
        await this.views.giveToken(tx, this.tokens.hashOf(token), { site: session.site, session: id, person: actor.person, stepKey: session.shownStep, until });
        return { token, stepKey: session.shownStep, seconds: VIEW_MS / 1000 };
      });
    } catch (error) {
      await this.strangers.report(error, actor, id);
      throw error;
    }
  }

  /** What stands at the step. Refusals: `view-token-unknown`, which is told to the security stream, and `view-over`. */
  async read(id: string, token: string | undefined): Promise<SharedStep> {
    try {
      return await this.transactions.run(async (tx) => {
        const { site, stepKey } = await this.opened(tx, id, token);
        const shown = await this.views.shown(tx, site, id);
        if (shown?.stepKey !== stepKey) return { stepKey, sequence: 0, complete: true };
        const { sequence, card, complete } = shown;
        return { stepKey, sequence, complete, ...(card === '' ? {} : { card: JSON.parse(card) as Record<string, unknown> }) };
      });
    } catch (error) {
      await this.report(error, id);
      throw error;
    }
  }

  /** Up to where the step was told to who holds a token. Refusals as those of `read`, which tells of them. */
  async toldUpTo(id: string, token: string | undefined): Promise<number> {
    return this.transactions.run(async (tx) => {
      const { site, stepKey } = await this.opened(tx, id, token);
      const shown = await this.views.shown(tx, site, id);
      return shown?.stepKey === stepKey ? shown.sequence : 0;
    });
  }

  /** Calls `wake` when something may have changed, until the returned function is called. */
  wake(id: string, wake: () => void): () => void {
    return this.transactions.hear(id, wake);
  }

  /** What batch-execution tells of a step; older than what is known, or of a step that the session is not about, it is let go. */
  async receive(tx: Transaction, told: ShownStep): Promise<void> {
    const session = await this.sessions.find(tx, [told.site], told.session);
    if (!session || session.ended || session.shownStep !== told.stepKey) return;
    const before = await this.views.shown(tx, told.site, told.session);
    if (before?.stepKey === told.stepKey && before.sequence >= told.sequence) return;
    await this.views.keepShown(tx, told);
    await this.sessions.tell(tx, told.session);
  }

  private async opened(tx: Transaction, id: string, token: string | undefined): Promise<GivenView> {
    const given = token?.startsWith(VIEW_TOKEN) === true ? await this.views.token(tx, this.tokens.hashOf(token)) : undefined;
    const { real } = await tx.times();
    return unwrap(judgeView(given, id, real));
  }

  private async report(error: unknown, session: string): Promise<void> {
    if (!(error instanceof DomainError) || error.code !== 'view-token-unknown') return;
    const id = this.ids();
    await this.transactions.run(async (tx) => {
      const { real: at } = await tx.times();
      const event = { id, site: '', service: 'tandem', kind: error.code, person: '', account: '', terminal: '', object: `session ${session}`, detail: error.rule ?? '', at, count: 1 };
      await tx.announce([outgoing('batchwright.identity.v1.RecordSecurityEvent', { subject: id, site: '', sequence: 0, id }, event)]);
    });
  }
}
