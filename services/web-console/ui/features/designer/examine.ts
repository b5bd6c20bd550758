import { indexRecipe, lintRecipe, parseRecipe, type RecipeDocument, type RegisteredDocument } from '@batchwright/procedure';

/** Something that is wrong with the document on the screen. */
export interface Trouble {
  readonly code: string;
  /** `format`: it cannot be saved like this; `error`: not submitted; `warning`: shown to approvers. */
  readonly severity: 'format' | 'error' | 'warning';
  /** JSON pointer. */
  readonly path: string;
  readonly message: string;
  /** Facts behind it. */
  readonly params?: { readonly [key: string]: unknown };
}

/** What is wrong with a document, said by the very code with which the service reads and lints it; `register`: the documents of the site, where they are known. */
export function examine(document: RecipeDocument, register?: readonly RegisteredDocument[]): readonly Trouble[] {
  const parsed = parseRecipe(document);
  if (!parsed.ok) return parsed.error.map(({ pointer, code, message }) => ({ code, severity: 'format', path: pointer, message }));
  return lintRecipe(indexRecipe(parsed.value, ''), register);
}
