import type { Transaction } from '@batchwright/persistence';
import { askedOf } from '../domain/expert';
import type { BegunSteps } from './sessions';

/** What runs tell of the steps at which somebody works: what they ask for, and whether they are open. */
export class FollowSteps {
  constructor(private readonly steps: BegunSteps) {}

  async created(tx: Transaction, site: string, runId: string, number: string, recipe: string | undefined): Promise<void> {
    await tx.project([{ table: 'run_seen', op: 'upsert', values: { site, run_id: runId, number, recipe: recipe ?? null } }]);
  }

  async started(tx: Transaction, site: string, runId: string, stepKey: string, used: readonly { readonly code: string }[]): Promise<void> {
    await tx.project([{ table: 'begun_step', op: 'upsert', values: { site, run_id: runId, step_key: stepKey, asked: askedOf(used), open: true } }]);
  }

  /** Done, or open again; of a step that nobody began nothing is known. */
  async opened(tx: Transaction, site: string, runId: string, stepKey: string, open: boolean): Promise<void> {
    if (await this.steps.find(tx, [site], runId, stepKey)) await tx.project([{ table: 'begun_step', op: 'upsert', values: { site, run_id: runId, step_key: stepKey, open } }]);
  }
}
