import type { Transaction } from '@batchwright/persistence';
import { indexRecipe, parseRecipe, performersOf } from '@batchwright/procedure';
import { sha256Hex } from '@batchwright/records';
import { hasToBeRead } from '../domain/reading';
import type { Readings } from './readings';

/** Where the owner of recipes put a document. */
export interface RecipeDocuments {
  fetch(site: string, hash: string): Promise<string>;
}

/** A version as recipes announced it. */
export interface ToldVersion {
  readonly site: string;
  readonly recipe: string;
  readonly version: number;
  readonly versionId: string;
  readonly documentHash: string;
  readonly effectiveFrom?: string | undefined;
}

/** New versions become something to read for those who run them: from their approval on, so that they can be read before they are in force. */
export class ReceiveVersion {
  constructor(
    private readonly readings: Readings,
    private readonly documents: RecipeDocuments,
  ) {}

  async usable(tx: Transaction, told: ToldVersion, status: 'approved' | 'scheduled' | 'effective'): Promise<void> {
    const { site, recipe, version, versionId, documentHash: hash, effectiveFrom } = told;
    if (!hasToBeRead(version)) return;
    if (await this.readings.find(tx, [site], versionId)) return this.readings.mark(tx, site, versionId, status, effectiveFrom);
    const text = await this.documents.fetch(site, hash);
    const parsed = parseRecipe(JSON.parse(text) as unknown);
    if (sha256Hex(text) !== hash || !parsed.ok) throw new Error(`the document of recipe ${recipe} version ${version} is not the one that was approved`);
    const { steps, document } = indexRecipe(parsed.value, hash);
    const { plant } = await tx.times();
    const demands = steps.map((info) => ({ stepId: info.node.id, performers: [...performersOf(info)], codes: [...(info.node.qualifications ?? [])] }));
    await this.readings.keep(tx, { site, versionId, recipe, version, hash, title: document.header.title.en, status, effectiveFrom }, plant, demands);
  }

  async ended(tx: Transaction, site: string, versionId: string, status: 'superseded' | 'withdrawn'): Promise<void> {
    if (await this.readings.find(tx, [site], versionId)) await this.readings.mark(tx, site, versionId, status);
  }
}
