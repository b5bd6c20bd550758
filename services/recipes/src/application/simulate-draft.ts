import { requireSite, type Actor } from '@batchwright/access';
import type { SimulationReport } from '@batchwright/procedure';
import { sha256Hex } from '@batchwright/records';
import { readDocument } from './read-document';
import type { Simulations } from './simulations';

/** Rehearses a document that is not saved (requirement A14): what an author sees while he writes. Writes nothing, and keeps nothing that an approval could rest on. */
export class SimulateDraft {
  constructor(private readonly simulations: Simulations) {}

  /** Refusals: `not-found` (site), `recipe-invalid` with the place of each fault. */
  execute(actor: Actor, { site, document: sent }: { readonly site: string; readonly document: unknown }): Promise<SimulationReport> {
    requireSite(actor, site);
    const { document, text } = readDocument(sent);
    return this.simulations.of(document, sha256Hex(text));
  }
}
