import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { Certificate } from '../domain/certificate';
import { completeness, type CompletenessItem } from '../domain/completeness';
import type { Batches, BatchView, ReviewActView } from './batches';
import type { LoadBatch } from './load-batch';
import { readChecklist, type PointView } from './read-checklist';
import type { RunRecords } from './run-records';

/** A batch with everything that its review shows. */
export interface BatchDetail extends BatchView {
  readonly reviews: readonly ReviewActView[];
  /** What release asks for, each with what is open in it (F7). */
  readonly openPoints: readonly CompletenessItem[];
  /** True when a release would not be refused for its record. */
  readonly releasable: boolean;
  /** Employee numbers that may not review or dispose, because they executed (gmp 5). */
  readonly executors: readonly string[];
  /** Checklist of the recipe, each point as it stands. */
  readonly checklist: readonly PointView[];
  readonly certificate: { readonly hash: string; readonly head: string; readonly count: number; readonly rules: readonly { readonly id: string; readonly version: number; readonly title: { readonly en: string; readonly de: string }; readonly inputs: number; readonly result: string; readonly found: number }[] };
}

/** Shows where the judgement of a batch stands and what is open. */
export class ReadBatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: Batches,
    private readonly loadBatch: LoadBatch,
    private readonly records: RunRecords,
  ) {}

  /** Refusal: `not-found` outside of the sites. */
  async detail(sites: readonly string[], runId: string): Promise<BatchDetail> {
    const view = await this.batches.view(sites, runId);
    if (!view) throw refuse('not-found', { what: 'batch', id: runId });
    const { review, facts, certificate, checklist } = await this.transactions.run(async (tx) => {
      const loaded = await this.loadBatch.execute(tx, sites, runId);
      return { ...loaded, checklist: await readChecklist(tx, this.records, loaded) };
    });
    const openPoints = completeness(review, facts);
    const { head, count, rules } = certificate;
    return {
      ...view,
      reviews: await this.batches.acts(sites, runId),
      openPoints,
      releasable: openPoints.every(({ holds }) => holds) && review.stage === 'quality-reviewed',
      executors: facts.executors,
      checklist,
      certificate: { hash: facts.certificateHash, head, count, rules: rules.map(({ id, version, title, inputs, result, findings }) => ({ id, version, title, inputs, result, found: findings.length })) },
    };
  }

  /** The whole certificate, with its hash (F5). */
  async certificate(sites: readonly string[], runId: string): Promise<{ hash: string; certificate: Certificate }> {
    const { facts, certificate } = await this.transactions.run((tx) => this.loadBatch.execute(tx, sites, runId));
    return { hash: facts.certificateHash, certificate };
  }
}
