import type { Actor } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { Watermarks } from './act-on-run';
import type { RunReads } from './run-reads';
import type { Reader, Runs } from './runs';
import { stepCard, type StepCard } from './step-card';

/** The card with its place: which step of the recipe it is, in document order, and of how many. */
export interface PlacedCard extends StepCard {
  readonly place: { readonly step: number; readonly steps: number };
}

/** Reads the card of a step as the person who asks may see it. */
export class ReadStepCard {
  private readonly reader: Reader;

  constructor(
    transactions: Transactions,
    private readonly runs: Runs,
    private readonly reads: RunReads,
    private readonly watermarks: Watermarks,
  ) {
    this.reader = { query: (sql, params) => transactions.read(sql, params, { prepared: true }) };
  }

  /** Refusals: `not-found`, `unknown-step`. */
  async execute(runId: string, stepKey: string, actor: Actor): Promise<PlacedCard> {
    const part = { stepKey, persons: [actor.person], ...(actor.terminal === undefined ? {} : { terminal: actor.terminal }) };
    const loaded = await this.runs.load(this.reader, actor.sites, runId, part);
    if (!loaded) throw refuse('not-found', { what: 'run', id: runId }, { rule: '21 CFR 11.10(d)' });
    const sites = [loaded.view.run.site];
    const [tries, exceptions, comments, watermarkAgeMs] = await Promise.all([
      this.reads.tries(sites, runId, stepKey), this.reads.exceptions(sites, runId, stepKey), this.reads.comments(sites, runId, stepKey), this.watermarks.ages(),
    ]);
    const fresh = { ...loaded, view: { ...loaded.view, facts: { ...loaded.view.facts, watermarkAgeMs } } };
    const card = stepCard(fresh, stepKey, actor, { tries, exceptions, comments });
    if (!card) throw refuse('unknown-step', { step: stepKey }, { field: 'key' });
    const { steps } = loaded.recipe;
    return { ...card, place: { step: steps.findIndex(({ node }) => node.id === card.stepId) + 1, steps: steps.length } };
  }
}
