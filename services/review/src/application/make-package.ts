import { refuse } from '@batchwright/kernel';
import { signingKeys, type Transaction, type Transactions } from '@batchwright/persistence';
import { canonical, chainHead, leafHash, parseRecord, type JsonObject, type JsonValue, type RecordedEvent } from '@batchwright/records';
import { appendToReview } from './append-to-review';
import type { Batches } from './batches';
import { signaturesIn } from './check-signatures';
import type { LoadBatch } from './load-batch';
import type { KeptPackage, PackageContent, PackagedStream, Packages } from './packages';
import type { RecipeDocuments } from './recipe-documents';
import type { RunRecords } from './run-records';

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
    private readonly records: RunRecords,
    private readonly loadBatch: LoadBatch,
    private readonly recipes: RecipeDocuments,
    private readonly packages: Packages,
    private readonly settings: { readonly signingIssuer: string; readonly timeZoneOf: (site: string) => string },
  ) {}

  /** The file of a released or rejected batch, made now if nobody made it yet. Refusals: `not-found`, `package-not-ready` as long as it is not released, or rejected and over. */
  async read(sites: readonly string[], runId: string): Promise<{ number: string; bytes: Uint8Array }> {
    const view = await this.batches.view(sites, runId);
    if (!view) throw refuse('not-found', { what: 'batch', id: runId });
    if (view.stage !== 'released' && view.stage !== 'blocked' && !(view.stage === 'rejected' && ENDED.includes(view.state))) throw refuse('package-not-ready', { number: view.number, stage: view.stage }, { rule: 'gmp-9' });
    const sha256 = view.packageSha256 ?? (await this.execute(view.site, runId)).sha256;
    return { number: view.number, bytes: await this.packages.read(view.site, sha256) };
  }

  execute(site: string, runId: string): Promise<KeptPackage> {
    const known = this.making.get(runId);
    if (known) return known;
    const made = this.make(site, runId).finally(() => this.making.delete(runId));
    this.making.set(runId, made);
    return made;
  }

  private async make(site: string, runId: string): Promise<KeptPackage> {
    const content = await this.transactions.run((tx) => this.contentOf(tx, site, runId));
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

  private async contentOf(tx: Transaction, site: string, runId: string): Promise<PackageContent> {
    const { copy, certificate } = await this.loadBatch.execute(tx, [site], runId);
    const run = (await this.records.texts(tx, site, runId)).map(({ canonical: text }) => text);
    const own = untilDisposition(await this.records.ownTexts(tx, site, runId));
    const { text } = await this.recipes.get(site, copy.recipeHash);
    const disposition = parseRecord(own.at(-1) ?? '');
    const sealed = run.slice(0, copy.sealSequence ?? run.length);
    const used = new Set([...sealed, ...own].flatMap((one) => signaturesIn(parseRecord(one)).map(({ evidence }) => evidence.keyId)));
    const keys = (await signingKeys(tx)).filter(({ kid, issuer }) => used.has(kid) && issuer === this.settings.signingIssuer).sort((a, b) => (a.kid < b.kid ? -1 : 1));
    return {
      batch: copy.number,
      site,
      timeZone: this.settings.timeZoneOf(site),
      createdAt: disposition.actAt,
      streams: [stream('batch-execution', 'run', runId, sealed), stream('review', 'batch-review', runId, own)],
      recipe: text,
      certificate: JSON.parse(canonical(certificate as unknown as JsonValue)) as JsonObject,
      keys: { issuer: this.settings.signingIssuer, keys: keys.map(({ kid, jwk }) => ({ kid, ...publicPart(jwk) })) },
    };
  }
}

/** The judgement up to the disposition; what comes later (that a package was made) is not in the package. */
function untilDisposition(texts: readonly string[]): string[] {
  const last = texts.findIndex((text) => (JSON.parse(text) as RecordedEvent).type === 'BatchDispositioned');
  return texts.slice(0, last + 1);
}

function stream(service: string, aggregateType: string, aggregateId: string, texts: readonly string[]): PackagedStream {
  const leafHashes = texts.map(leafHash);
  return { service, aggregateType, aggregateId, texts, leafHashes, head: chainHead(leafHashes) };
}

/** Members of a JSON Web Key that verify; nothing else leaves. */
function publicPart(jwk: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(['kty', 'alg', 'crv', 'n', 'e', 'x', 'y'].flatMap((name) => (typeof jwk[name] === 'string' ? [[name, jwk[name]]] : [])));
}
