import type { Transaction, Transactions } from '@batchwright/persistence';
import { supersede, takeEffect } from '../domain/change-recipe-version';
import { appendToVersion } from './append-to-version';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';

/**
 * Brings scheduled versions into force whose date has begun (A15). The due date is in the database, and each version is one transaction: a crash in
 * between leaves it due, and of two replicas the slower one finds, when it tries again, that nothing is left to do. Batches do not wait for it: who starts
 * them was told the moment when it was signed.
 */
export class TakeScheduledEffect {
  private inHand: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
  ) {}

  /** Answers how many came into force. In one process one look follows the other, so that whoever asked knows that everything due was taken. */
  execute(): Promise<number> {
    const taken = this.inHand.then(() => this.takeAll());
    this.inHand = taken.catch(() => undefined);
    return taken;
  }

  private async takeAll(): Promise<number> {
    for (let count = 0; ; count += 1) if (!(await this.transactions.run((tx) => this.takeOne(tx)))) return count;
  }

  private async takeOne(tx: Transaction): Promise<boolean> {
    const version = await this.versions.takeDue(tx);
    if (!version) return false;
    const times = await tx.times();
    for (const one of await this.versions.giveWayTo(tx, version)) await appendToVersion(tx, this.versions, this.documents, one, supersede(version.version), { times, supersededBy: version.id });
    await appendToVersion(tx, this.versions, this.documents, version, takeEffect(version, times.plant), { times });
    return true;
  }
}
