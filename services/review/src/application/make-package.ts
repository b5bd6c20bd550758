import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { appendToReview } from './append-to-review';
import type { Batches } from './batches';
import type { ContentOfBatch } from './content-of-batch';
import type { FileChecks } from './file-checks';
import type { KeptPackage, OpenedPackage, Packages } from './packages';

/** States in which nothing more is executed: the record of a rejected batch can leave. */
const ENDED = ['complete', 'aborted', 'stopped'];

/**
 * Makes the package of a released or rejected batch (F9). That of a released one has the same bytes when it is made again, so a crash in between does no harm; that of a rejected one,
 * whose record is not sealed, holds what is recorded when it is made first.
 */
export class MakePackage {
  /** Being made in this process: who asks for the same waits for the same. */
  private readonly making = new Map<string, Promise<KeptPackage>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly batches: Batches,
    private readonly contents: ContentOfBatch,
    private readonly packages: Packages,
    private readonly files: Pick<FileChecks, 'ofRun'>,
  ) {}

  /** The file of a released or rejected batch, made now if nobody made it yet. Refusals: `not-found`, `package-not-ready` as long as it is not released, or rejected and over. */
  async read(sites: readonly string[], runId: string): Promise<OpenedPackage & { readonly number: string }> {
    const view = await this.batches.view(sites, runId);
    if (!view) throw refuse('not-found', { what: 'batch', id: runId });
    if (view.stage !== 'released' && view.stage !== 'blocked' && !(view.stage === 'rejected' && ENDED.includes(view.state))) throw refuse('package-not-ready', { number: view.number, stage: view.stage }, { rule: 'gmp-9' });
    const sha256 = view.packageSha256 ?? (await this.execute(view.site, runId)).sha256;
    return { number: view.number, ...(await this.packages.read(view.site, sha256)) };
  }

  execute(site: string, runId: string): Promise<KeptPackage> {
    const known = this.making.get(runId);
    if (known) return known;
    const made = this.make(site, runId).finally(() => this.making.delete(runId));
    this.making.set(runId, made);
    return made;
  }

  private async make(site: string, runId: string): Promise<KeptPackage> {
    const files = await this.files.ofRun([site], runId);
    const content = await this.transactions.run((tx) => this.contents.upToDisposition(tx, site, runId, files));
    const kept = await this.packages.make(content);
    await this.transactions.run(async (tx) => {
      const found = await this.batches.find(tx, [site], runId);
      const made = await tx.query('SELECT 1 FROM batch_review WHERE site = $1 AND id = $2 AND package_sha256 IS NOT NULL', [site, runId]);
      if (!found || made.length > 0) return;
      await appendToReview(tx, this.batches, found.review, [{ type: 'PackageMade', body: kept }], {});
    });
    return kept;
  }

  /** Makes the packages of batches that were released and have none. */
  async makeMissing(): Promise<number> {
    const missing = await this.batches.withoutPackage(5);
    for (const { site, runId } of missing) await this.execute(site, runId);
    return missing.length;
  }
}
