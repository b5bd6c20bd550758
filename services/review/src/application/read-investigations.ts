import type { Actor } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import type { InvestigationAct, Investigations, InvestigationView, ProposedBatch } from './investigations';

/** Shows investigations, each with its history and with the batches that may have been affected, too (G3). */
export class ReadInvestigations {
  constructor(private readonly investigations: Investigations) {}

  list({ sites }: Actor, filter: { runId?: string; state?: string; after?: string; limit: number }): Promise<InvestigationView[]> {
    return this.investigations.list(sites, filter);
  }

  /** Refusal: `not-found` outside of the sites. */
  async detail({ sites }: Actor, id: string): Promise<InvestigationView & { proposals: readonly ProposedBatch[]; history: readonly InvestigationAct[] }> {
    const view = await this.investigations.view(sites, id);
    if (!view) throw refuse('not-found', { what: 'investigation', id });
    const [proposals, history] = await Promise.all([this.investigations.proposals(view.site, view.runId), this.investigations.history(view.site, id)]);
    return { ...view, proposals: proposals.filter(({ runId }) => !view.batches.some((one) => one.runId === runId)), history };
  }
}
