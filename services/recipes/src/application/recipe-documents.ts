import type { RecipeDocument } from '@batchwright/procedure';

/** Documents by the hash of their canonical text. They travel by hash; others fetch their copy from the same place. */
export interface RecipeDocuments {
  /** Keeps the canonical text; durable before any record names it. The hash of the text. */
  keep(site: string, text: string): Promise<string>;
  get(site: string, hash: string): Promise<RecipeDocument>;
  /** Where others find it. */
  keyOf(site: string, hash: string): string;
}
