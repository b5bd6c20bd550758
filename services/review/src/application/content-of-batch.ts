import { signingKeys, type Transaction } from '@batchwright/persistence';
import { canonical, chainHead, leafHash, parseRecord, type JsonObject, type JsonValue, type RecordedEvent } from '@batchwright/records';
import { hashesOf } from '../domain/recorded-files';
import type { CheckedFile } from '../domain/rules/rule';
import { signaturesIn } from './check-signatures';
import type { FilesOfRuns } from './files-of-runs';
import type { LoadBatch } from './load-batch';
import type { PackageContent, PackagedStream } from './packages';
import type { RecipeDocuments } from './recipe-documents';
import type { RunRecords } from './run-records';

/** Collects everything that is known of a batch: its record, its judgement, recipe, certificate and the keys of its signatures. */
export class ContentOfBatch {
  constructor(
    private readonly records: RunRecords,
    private readonly loadBatch: LoadBatch,
    private readonly recipes: RecipeDocuments,
    private readonly files: FilesOfRuns,
    private readonly settings: { readonly signingIssuer: string; readonly timeZoneOf: (site: string) => string },
  ) {}

  /** What was sealed and judged, up to the disposition: it never changes again. */
  async upToDisposition(tx: Transaction, site: string, runId: string, checked: readonly CheckedFile[]): Promise<PackageContent> {
    return this.collect(tx, [site], runId, checked, (run, own, sealed) => [run.slice(0, sealed ?? run.length), own.slice(0, own.findIndex((text) => (JSON.parse(text) as RecordedEvent).type === 'BatchDispositioned') + 1)]);
  }

  /** All that is recorded by now, whatever state the batch is in; its files only where they were checked. Refusal: `not-found` outside of the sites. */
  async untilNow(tx: Transaction, sites: readonly string[], runId: string, checked?: readonly CheckedFile[]): Promise<PackageContent> {
    return this.collect(tx, sites, runId, checked, (run, own) => [run, own]);
  }

  private async collect(tx: Transaction, sites: readonly string[], runId: string, checked: readonly CheckedFile[] | undefined, extent: (run: string[], own: string[], sealed: number | null) => [string[], string[]]): Promise<PackageContent> {
    const { copy, certificate } = await this.loadBatch.execute(tx, sites, runId, checked);
    const { site } = copy;
    const texts = (await this.records.texts(tx, site, runId)).map(({ canonical: text }) => text);
    const [run, own] = extent(texts, await this.records.ownTexts(tx, site, runId), copy.sealSequence);
    const { text } = await this.recipes.get(site, copy.recipeHash);
    const last = parseRecord(own.at(-1) ?? run.at(-1) ?? '');
    const used = new Set([...run, ...own].flatMap((one) => signaturesIn(parseRecord(one)).map(({ evidence }) => evidence.keyId)));
    const keys = (await signingKeys(tx)).filter(({ kid, issuer }) => used.has(kid) && issuer === this.settings.signingIssuer).sort((a, b) => (a.kid < b.kid ? -1 : 1));
    return {
      batch: copy.number,
      site,
      timeZone: this.settings.timeZoneOf(site),
      createdAt: last.actAt,
      streams: [stream('batch-execution', 'run', runId, run), stream('review', 'batch-review', runId, own)],
      recipe: text,
      certificate: JSON.parse(canonical(certificate as unknown as JsonValue)) as JsonObject,
      files: hashesOf(run.map(parseRecord)).filter((sha256) => checked?.some((file) => file.sha256 === sha256 && file.problem === undefined)).map((sha256) => ({ sha256, bytes: () => this.files.open(site, sha256) })),
      keys: { issuer: this.settings.signingIssuer, keys: keys.map(({ kid, jwk }) => ({ kid, ...publicPart(jwk) })) },
    };
  }
}

function stream(service: string, aggregateType: string, aggregateId: string, texts: readonly string[]): PackagedStream {
  const leafHashes = texts.map(leafHash);
  return { service, aggregateType, aggregateId, texts, leafHashes, head: chainHead(leafHashes) };
}

/** Members of a JSON Web Key that verify; nothing else leaves. */
function publicPart(jwk: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(['kty', 'alg', 'crv', 'n', 'e', 'x', 'y'].flatMap((name) => (typeof jwk[name] === 'string' ? [[name, jwk[name]]] : [])));
}
