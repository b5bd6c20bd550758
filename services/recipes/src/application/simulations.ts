import type { RecipeDocument, SimulationReport } from '@batchwright/procedure';

/** Rehearsals of recipes: worked out from the document alone, kept by hash from the submission on (requirement A14). */
export interface Simulations {
  /** Rehearses a document; other requests are answered in between. */
  of(document: RecipeDocument, documentHash: string): Promise<SimulationReport>;
  /** Keeps a report; durable before any record names it. The hash of its canonical text. */
  keep(site: string, report: SimulationReport): Promise<string>;
  get(site: string, hash: string): Promise<SimulationReport>;
}
