import type { ObjectStore } from '@batchwright/objects';
import { indexRecipe, parseRecipe, type IndexedRecipe } from '@batchwright/procedure';
import type { RecipeDocuments } from '../../application/recipe-documents';

/** How many recipes stay ready for work. */
const KEPT = 20;

/** Recipes by hash, from where the service that owns them put them; a hash never means anything else, so they are kept in memory. */
export class ObjectRecipeDocuments implements RecipeDocuments {
  private readonly kept = new Map<string, { text: string; recipe: IndexedRecipe }>();

  constructor(private readonly objects: ObjectStore) {}

  async get(site: string, hash: string): Promise<{ text: string; recipe: IndexedRecipe }> {
    const known = this.kept.get(hash);
    if (known) return known;
    const text = Buffer.from(await this.objects.get({ service: 'recipes', site, sha256: hash })).toString('utf8');
    const parsed = parseRecipe(JSON.parse(text) as unknown);
    if (!parsed.ok) throw new Error(`the recipe ${hash} cannot be read: ${JSON.stringify(parsed.error)}`);
    const found = { text, recipe: indexRecipe(parsed.value, hash) };
    if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    this.kept.set(hash, found);
    return found;
  }
}
