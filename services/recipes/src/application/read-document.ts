import { refuse } from '@batchwright/kernel';
import { canonicalRecipe, parseRecipe, type RecipeDocument } from '@batchwright/procedure';

/** A document as it was sent: read strictly, with the one text that is hashed. */
export interface ReadDocument {
  readonly document: RecipeDocument;
  readonly text: string;
}

/** How many faults a refusal names. */
const NAMED = 20;

/** Reads what somebody sent as a recipe. Refusal: `recipe-invalid`, with the place of each fault. */
export function readDocument(sent: unknown): ReadDocument {
  const parsed = parseRecipe(sent);
  if (!parsed.ok) {
    const faults = parsed.error;
    throw refuse('recipe-invalid', { problems: faults.slice(0, NAMED).map(({ pointer, message }) => `${pointer || '/'}: ${message}`), count: faults.length }, { field: `document${faults[0]?.pointer ?? ''}` });
  }
  return { document: parsed.value, text: canonicalRecipe(parsed.value) };
}
