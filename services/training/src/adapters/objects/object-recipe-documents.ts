import type { ObjectStore } from '@batchwright/objects';
import type { RecipeDocuments } from '../../application/receive-version';

/** Recipes by hash, from where the service that owns them put them. */
export class ObjectRecipeDocuments implements RecipeDocuments {
  constructor(private readonly objects: ObjectStore) {}

  async fetch(site: string, hash: string): Promise<string> {
    return Buffer.from(await this.objects.get({ service: 'recipes', site, sha256: hash })).toString('utf8');
  }
}
