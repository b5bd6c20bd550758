import { outgoing } from '@batchwright/contracts';
import { DomainError } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import { leafHash, parseRecord } from '@batchwright/records';
import { auditTrailGrew } from '../domain/audit-trail';
import { changedItem, type MasterItem } from '../domain/master-data';
import { appendToReview } from './append-to-review';
import type { Batches } from './batches';
import type { LoadBatch, LoadedBatch } from './load-batch';
import type { MasterRecords } from './master-records';

/** Keeps changes of what batches rest on, and opens the signed review of the audit trail of each undecided batch that one of them touches (F6; PI 041-1). */
export class ReceiveMasterRecord {
  constructor(
    private readonly masters: MasterRecords,
    private readonly batches: Batches,
    private readonly loadBatch: LoadBatch,
  ) {}

  /** Inside the handler's transaction. A text that does not have its hash is kept under the hash it has: what is signed is what was received. */
  async execute(tx: Transaction, service: string, canonical: string): Promise<void> {
    const record = parseRecord(canonical);
    const item = changedItem(record);
    if (!item) return;
    await this.masters.keep(tx, { service, record, item, canonical, leaf: leafHash(canonical) });
    for (const runId of await this.masters.reviewedUsing(tx, record.site, item)) await this.reopen(tx, record.site, runId, item, { service, type: record.type, body: record.body, sequence: record.sequence });
  }

  private async reopen(tx: Transaction, site: string, runId: string, { item }: MasterItem, added: Parameters<typeof auditTrailGrew>[1]): Promise<void> {
    const loaded = await this.load(tx, site, runId);
    if (!loaded || loaded.review.trail?.hash === loaded.facts.changesHash) return; // changed before the batch used it
    const { review, facts } = loaded;
    const events = auditTrailGrew(review, added);
    const at = { subject: runId, site, sequence: review.sequence + 1 };
    const messages = events.map(() => outgoing('batchwright.review.v1.ReviewReopened', at, { site, runId, review: 'audit-trail-review', reason: `${added.type} of ${item}` }));
    if (events.length > 0) await appendToReview(tx, this.batches, review, events, { messages, openExceptions: facts.exceptions.filter(({ closed }) => !closed).length });
  }

  /** A batch whose recipe is not there (yet) is judged when somebody reads it. */
  private async load(tx: Transaction, site: string, runId: string): Promise<LoadedBatch | undefined> {
    try {
      return await this.loadBatch.execute(tx, [site], runId);
    } catch (error) {
      if (error instanceof DomainError && (error.code === 'object-missing' || error.code === 'not-found')) return undefined;
      throw error;
    }
  }
}
