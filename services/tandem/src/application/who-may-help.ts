import { PERMISSIONS, type Actor } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { missingOf } from '../domain/expert';
import { samePerson } from '../domain/session';
import { before, THERE_MS, type Experts, type ExpertView } from './experts';
import type { BegunSteps } from './sessions';

const RIGHT: readonly string[] = PERMISSIONS['tandem.take-part'].roles;

/** Who has the right at the site and every qualification that the step asks for; who is there comes first. Never who asks. */
export class WhoMayHelp {
  constructor(
    private readonly transactions: Transactions,
    private readonly steps: BegunSteps,
    private readonly experts: Experts,
  ) {}

  execute(actor: Actor, runId: string, stepKey: string): Promise<{ asked: readonly string[]; items: ExpertView[] }> {
    return this.transactions.run(async (tx) => {
      const step = await this.steps.find(tx, actor.sites, runId, stepKey);
      if (!step) throw refuse('not-found', { what: 'step', id: stepKey }, { rule: '21 CFR 11.10(d)' });
      const times = await tx.times();
      const held = await this.experts.qualified(tx, step.site, step.asked, times.plant);
      const known = await this.experts.known(tx, step.site, before(times.real, THERE_MS));
      const able = known.filter(({ person, roles, present }) => !samePerson(person, actor.person) && (present || roles.some((role) => RIGHT.includes(role))) && missingOf(step.asked, held, person).length === 0);
      const rank = ({ present, busy }: ExpertView): number => (present ? (busy ? 1 : 0) : 2);
      return { asked: step.asked, items: able.map(({ roles: _roles, ...view }) => view).sort((a, b) => rank(a) - rank(b)).slice(0, 50) };
    });
  }
}
