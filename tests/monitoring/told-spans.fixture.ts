/** A span as it was told, by whatever way. */
export interface ToldSpan {
  readonly trace: string;
  readonly id: string;
  readonly parent: string | undefined;
  readonly name: string;
  /** Service of the process that told it; undefined where all run in one. */
  readonly service: string | undefined;
  /** Who consumed the message, of spans of consumers. */
  readonly group: string | undefined;
}

/** Who does something with the message that a recipe is in force, and who with its record on the audit topic. */
export const CONSUMED = [
  ['RecipeVersionEffective', 'batch-execution'],
  ['RecipeVersionEffective', 'training'],
  ['RecordAppended', 'review'],
] as const;

/** For each of them the names from its span up to the browser's; a span that is missing is said in its place. */
export function waysToTheBrowser(spans: readonly ToldSpan[], browser: string): string[][] {
  return CONSUMED.map(([type, by]) => wayUp(spans.find(({ name, group }) => name === `consume batchwright.recipes.v1.${type}` && group === by), spans, browser));
}

/** What the ways have to be, where `transaction` is the span in which the act was recorded. */
export function expectedWays(transaction: unknown): unknown[][] {
  return CONSUMED.map(([type]) => [`consume batchwright.recipes.v1.${type}`, `publish batchwright.recipes.v1.${type}`, transaction, 'MakeVersionEffective', 'POST /api/recipes', 'browser']);
}

/** Names of spans whose parent nobody told. */
export function inTheAir(spans: readonly ToldSpan[], browser: string): string[] {
  const known = new Set([browser, ...spans.map(({ id }) => id)]);
  return spans.filter(({ parent }) => !known.has(parent ?? '')).map(({ name }) => name);
}

function wayUp(span: ToldSpan | undefined, all: readonly ToldSpan[], browser: string): string[] {
  if (!span) return ['not there'];
  if (span.parent === browser) return [span.name, 'browser'];
  return [span.name, ...wayUp(all.find(({ id }) => id === span.parent), all, browser)];
}
