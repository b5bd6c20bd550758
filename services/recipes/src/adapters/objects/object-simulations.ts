import { setImmediate } from 'node:timers/promises';
import type { ObjectStore } from '@batchwright/objects';
import { indexRecipe, simulateInSteps, type RecipeDocument, type SimulationReport } from '@batchwright/procedure';
import { canonical, type JsonObject } from '@batchwright/records';
import type { Simulations } from '../../application/simulations';

/** How many reports stay in memory: of the drafts that people work on. */
const KEPT = 20;

/** Reports in the object store, under the hash of their bytes; those of drafts in memory, by the hash of the document. */
export class ObjectSimulations implements Simulations {
  private readonly known = new Map<string, Promise<SimulationReport>>();

  constructor(private readonly objects: ObjectStore) {}

  of(document: RecipeDocument, documentHash: string): Promise<SimulationReport> {
    const known = this.known.get(documentHash);
    if (known) return known;
    const oldest = this.known.keys().next().value;
    if (this.known.size >= KEPT && oldest !== undefined) this.known.delete(oldest);
    const asked = rehearse(document, documentHash);
    this.known.set(documentHash, asked);
    asked.catch(() => this.known.delete(documentHash));
    return asked;
  }

  async keep(site: string, report: SimulationReport): Promise<string> {
    return (await this.objects.put('recipes', site, Buffer.from(canonical(report as unknown as JsonObject), 'utf8'))).sha256;
  }

  async get(site: string, hash: string): Promise<SimulationReport> {
    return JSON.parse(Buffer.from(await this.objects.get({ service: 'recipes', site, sha256: hash })).toString('utf8')) as SimulationReport;
  }
}

async function rehearse(document: RecipeDocument, documentHash: string): Promise<SimulationReport> {
  const steps = simulateInSteps(indexRecipe(document, documentHash));
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await setImmediate();
  }
}
