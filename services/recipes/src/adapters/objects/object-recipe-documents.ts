import { objectKey, type ObjectStore } from '@batchwright/objects';
import { parseRecipe, type RecipeDocument } from '@batchwright/procedure';
import type { RecipeDocuments } from '../../application/recipe-documents';

/** How many documents stay in memory; a hash never means another document. */
const KEPT = 50;

/** Documents in the object store, under the hash of their bytes. */
export class ObjectRecipeDocuments implements RecipeDocuments {
  private readonly kept = new Map<string, RecipeDocument>();

  constructor(private readonly objects: ObjectStore) {}

  async keep(site: string, text: string): Promise<string> {
    return (await this.objects.put('recipes', site, Buffer.from(text, 'utf8'))).sha256;
  }

  async get(site: string, hash: string): Promise<RecipeDocument> {
    const key = this.keyOf(site, hash);
    const known = this.kept.get(key);
    if (known) return known;
    const bytes = await this.objects.get({ service: 'recipes', site, sha256: hash });
    const parsed = parseRecipe(JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown);
    if (!parsed.ok) throw new Error(`the recipe ${key} was kept and cannot be read any more: ${JSON.stringify(parsed.error[0])}`);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size >= KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, parsed.value);
    return parsed.value;
  }

  keyOf(site: string, hash: string): string {
    return objectKey({ service: 'recipes', site, sha256: hash });
  }
}
