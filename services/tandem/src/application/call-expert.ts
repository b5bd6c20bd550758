import type { CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { callExpert } from '../domain/decide-session';
import { missingOf } from '../domain/expert';
import { noSession } from '../domain/session';
import { before, THERE_MS, type Experts } from './experts';
import { recordSession, type SessionAnswer } from './record-session';
import type { BegunSteps, Sessions } from './sessions';

/** An expert is called to a step; into the session that the caller has open there, or a new one. Refusals: `not-found`, and those of the domain. */
export class CallExpert {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly steps: BegunSteps,
    private readonly experts: Experts,
    private readonly ids: () => string,
  ) {}

  execute({ runId, stepKey, person }: { readonly runId: string; readonly stepKey: string; readonly person: string }, context: CommandContext): Promise<SessionAnswer> {
    const { actor } = context;
    const id = this.ids();
    return this.transactions.run(async (tx) => {
      const step = await this.steps.find(tx, actor.sites, runId, stepKey);
      if (!step) throw refuse('not-found', { what: 'step', id: stepKey }, { rule: '21 CFR 11.10(d)' });
      const { site, runNumber, asked, open } = step;
      const times = await tx.times();
      const known = await this.experts.known(tx, site, before(times.real, THERE_MS));
      const found = known.find((one) => one.person === person);
      if (!found) throw refuse('not-found', { what: 'person', id: person });
      const missing = missingOf(asked, await this.experts.qualified(tx, site, asked, times.plant), person);
      const session = (await this.sessions.openOf(tx, site, { runId, stepKey }, actor.person)) ?? noSession(site, id, { runId, runNumber, stepKey });
      const events = unwrap(callExpert(session, { ...found, missing }, { person: actor.person, name: actor.name }, { stepOpen: open, now: times.plant }));
      return recordSession(tx, this.sessions, session, events, times, context, 201);
    });
  }
}
