import { sha256Hex } from '@batchwright/records';
import type { Transaction } from '@batchwright/persistence';

/** Where the owner of recipes put a document. */
export interface RecipeDocuments {
  /** Its text; the bytes are checked against the hash. */
  fetch(site: string, hash: string): Promise<string>;
}

/** A version that comes into force, now or at a later moment, as recipes announced it. */
export interface EffectiveVersion {
  readonly site: string;
  readonly recipe: string;
  readonly version: number;
  readonly versionId: string;
  readonly documentHash: string;
  readonly objectKey: string;
  /** Plant time from which batches start from it. */
  readonly effectiveFrom: string;
}

/** Keeps an own copy of every recipe that batches may start from, so that a run depends on nobody (gmp 4; decisions, "Objects"). */
export class ReceiveRecipe {
  constructor(private readonly documents: RecipeDocuments) {}

  /**
   * A version comes into force; older ones of the same recipe are out of it by that. `scheduled`: at a later moment, from which on batches start from it
   * without waiting for more (A15).
   */
  async effective(tx: Transaction, told: EffectiveVersion, status: 'effective' | 'scheduled'): Promise<void> {
    const { site, recipe, version, versionId, documentHash: hash, objectKey, effectiveFrom } = told;
    const [kept] = await tx.query('SELECT FROM recipe_document WHERE site = $1 AND hash = $2', [site, hash]);
    if (!kept) {
      const document = await this.documents.fetch(site, hash);
      if (sha256Hex(document) !== hash) throw new Error(`the document of recipe ${recipe} version ${version} is not the one that was approved`);
      await tx.project([{ table: 'recipe_document', op: 'upsert', values: { site, hash, document } }]);
    }
    await tx.project([{ table: 'recipe_version', op: 'upsert', values: { site, version_id: versionId, recipe, version, hash, object_key: objectKey, status, effective_from: effectiveFrom } }]);
  }

  /** A version is out of force: no batch starts from it any more, running ones keep their copy. */
  async ended(tx: Transaction, site: string, versionId: string, status: 'superseded' | 'withdrawn'): Promise<void> {
    const [known] = await tx.query('SELECT FROM recipe_version WHERE site = $1 AND version_id = $2', [site, versionId]);
    if (known) await tx.project([{ table: 'recipe_version', op: 'upsert', values: { site, version_id: versionId, status } }]);
  }
}
