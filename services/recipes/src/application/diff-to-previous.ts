import type { Transaction } from '@batchwright/persistence';
import { contentHash, type JsonObject } from '@batchwright/records';
import type { RecipeVersion } from '../domain/recipe-version';
import { diffRecipes, type RecipeDiff } from '../domain/recipe-diff';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';

/** A difference with the hash that approvers sign. */
export interface HashedDiff {
  readonly diff: RecipeDiff;
  readonly hash: string;
}

/** The difference of a version to the one before, worked out from both documents: nobody supplies it (A3). */
export async function diffToPrevious(tx: Transaction, versions: RecipeVersions, documents: RecipeDocuments, version: RecipeVersion): Promise<HashedDiff> {
  const { site, documentHash, previousVersionId } = version;
  const previous = previousVersionId === undefined ? undefined : await versions.find(tx, [site], previousVersionId);
  const before = previous && { hash: previous.documentHash, document: await documents.get(site, previous.documentHash) };
  const diff = diffRecipes(before, { hash: documentHash, document: await documents.get(site, documentHash) });
  return { diff, hash: contentHash(diff as unknown as JsonObject) };
}
