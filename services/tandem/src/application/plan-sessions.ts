import { answerOf, attributionOf, PERMISSIONS, type Actor, type CommandContext } from '@batchwright/access';
import { refuse, unwrap, type DomainError, type Result } from '@batchwright/kernel';
import type { Times, Transaction, Transactions } from '@batchwright/persistence';
import type { AuditRow, JsonObject } from '@batchwright/records';
import { acceptPlan, cancelPlan, declinePlan, OVER_AFTER_MS, planSession, type Plan, type PlanEvent } from '../domain/plan';
import { samePerson } from '../domain/session';
import { before, THERE_MS, type Experts, type ExpertView } from './experts';
import type { PlanFilter, Plans, PlanView } from './plans';
import type { SessionAnswer } from './record-session';

const RIGHT: readonly string[] = PERMISSIONS['tandem.take-part'].roles;

/** Sessions that are to be. What comes of them, the sessions themselves say. Refusals: `not-found`, and those of the domain. */
export class PlanSessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: Plans,
    private readonly experts: Experts,
    private readonly ids: () => string,
  ) {}

  /** Who may be asked to a step of a run: who has the right at its site. */
  whoMayCome(actor: Actor, runId: string): Promise<ExpertView[]> {
    return this.transactions.run(async (tx) => {
      const { site } = await this.runOf(tx, actor, runId);
      const known = await this.experts.known(tx, site, before((await tx.times()).real, THERE_MS));
      return known.filter(({ person, roles }) => !samePerson(person, actor.person) && roles.some((role) => RIGHT.includes(role))).map(({ roles: _roles, ...view }) => view).slice(0, 200);
    });
  }

  plan({ runId, stepKey, at, experts }: { readonly runId: string; readonly stepKey: string; readonly at: string; readonly experts: readonly string[] }, context: CommandContext): Promise<SessionAnswer> {
    const { actor } = context;
    const id = this.ids();
    return this.transactions.run(async (tx) => {
      const { site, number: runNumber } = await this.runOf(tx, actor, runId);
      const times = await tx.times();
      const known = await this.experts.known(tx, site, before(times.real, THERE_MS));
      const asked = experts.map((person) => {
        const found = known.find((one) => samePerson(one.person, person) && one.roles.some((role) => RIGHT.includes(role)));
        if (!found) throw refuse('not-found', { what: 'person', id: person }, { field: 'experts' });
        return { person: found.person, name: found.name };
      });
      const events = unwrap(planSession(actor, { runId, runNumber, stepKey, at, experts: asked }, times.plant));
      return this.record(tx, { site, id, sequence: 0, runNumber, stepKey }, events, times, context, 201);
    });
  }

  accept(id: string, context: CommandContext): Promise<SessionAnswer> {
    return this.act(id, context, (plan, { plant }) => acceptPlan(plan, context.actor, plant));
  }

  decline(id: string, word: string, context: CommandContext): Promise<SessionAnswer> {
    return this.act(id, context, (plan, { plant }) => declinePlan(plan, context.actor, word, plant));
  }

  cancel(id: string, word: string, context: CommandContext): Promise<SessionAnswer> {
    const { person, name, roles } = context.actor;
    return this.act(id, context, (plan, { plant }) => cancelPlan(plan, { person, name, supervises: roles.includes('supervisor') }, word, plant));
  }

  async list(actor: Actor, filter: PlanFilter): Promise<PlanView[]> {
    const { plant } = await this.transactions.times();
    return this.plans.list(actor.sites, filter, before(plant, OVER_AFTER_MS));
  }

  private act(id: string, context: CommandContext, decide: (plan: Plan, times: Times) => Result<PlanEvent[], DomainError>): Promise<SessionAnswer> {
    return this.transactions.run(async (tx) => {
      const plan = await this.plans.find(tx, context.actor.sites, id);
      if (!plan) throw refuse('not-found', { what: 'plan', id }, { rule: '21 CFR 11.10(d)' });
      const times = await tx.times();
      return this.record(tx, plan, unwrap(decide(plan, times)), times, context, 200);
    });
  }

  private async record(tx: Transaction, plan: Pick<Plan, 'site' | 'id' | 'sequence' | 'runNumber' | 'stepKey'>, events: readonly PlanEvent[], times: Times, context: CommandContext, status: number): Promise<SessionAnswer> {
    const answer = { aggregate: plan.id, sequence: plan.sequence + events.length };
    if (events.length === 0) return answer;
    await tx.append({
      site: plan.site, aggregateType: 'planned-session', aggregateId: plan.id, expectedSequence: plan.sequence, by: attributionOf(context.actor), timeUsed: times,
      events: events.map((event) => ({ type: event.type, version: 1, body: event.body as unknown as JsonObject, audit: [auditOf(plan, event)] })),
      rowsOf: this.plans.rowsOf, ...answerOf(context, { ...answer }, status),
    });
    return answer;
  }

  private async runOf(tx: Transaction, { sites }: Actor, runId: string): Promise<{ readonly site: string; readonly number: string }> {
    const run = await this.plans.run(tx, sites, runId);
    if (!run) throw refuse('not-found', { what: 'run', id: runId }, { rule: '21 CFR 11.10(d)' });
    return run;
  }
}

function auditOf({ runNumber, stepKey }: Pick<Plan, 'runNumber' | 'stepKey'>, event: PlanEvent): AuditRow {
  const row = { object: `planned session at run ${runNumber} / ${stepKey}`, action: event.type };
  if (event.type === 'SessionPlanned') return { ...row, field: event.body.at, newValue: event.body.experts.map(({ name, person }) => `${name} (${person})`).join(', ') };
  const said = { ...row, newValue: `${event.body.name} (${event.body.person})` };
  return 'word' in event.body ? { ...said, reason: event.body.word } : said;
}
