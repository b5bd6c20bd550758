import type { Transaction } from '@batchwright/persistence';
import { indexRecipe, parseRecipe, performersOf, type StepInfo } from '@batchwright/procedure';
import { sha256Hex } from '@batchwright/records';
import type { DocumentUse, Readings, StepDemand } from './readings';

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

/** New versions of recipes become something to read for those who run them, from their approval on; and what their steps name says who works by which document. */
export class ReceiveVersion {
  constructor(
    private readonly readings: Readings,
    private readonly documents: RecipeDocuments,
  ) {}

  async usable(tx: Transaction, told: ToldVersion, status: 'approved' | 'scheduled' | 'effective'): Promise<void> {
    const { site, recipe, version, versionId, documentHash: hash, effectiveFrom } = told;
    if (await this.readings.find(tx, [site], versionId)) return this.readings.mark(tx, site, versionId, status, effectiveFrom);
    const text = await this.documents.fetch(site, hash);
    const parsed = parseRecipe(JSON.parse(text) as unknown);
    if (sha256Hex(text) !== hash || !parsed.ok) throw new Error(`the document of recipe ${recipe} version ${version} is not the one that was approved`);
    const { steps, document } = indexRecipe(parsed.value, hash);
    const { plant } = await tx.times();
    const { en: title, de: titleDe } = document.header.title;
    await this.readings.keep(tx, { kind: 'recipe', site, versionId, code: recipe, version, hash, title, titleDe, status, effectiveFrom }, plant, steps.map(demandOf));
    await this.readings.keepUses(tx, site, versionId, usesOf(steps));
  }

  async ended(tx: Transaction, site: string, versionId: string, status: 'superseded' | 'withdrawn'): Promise<void> {
    if (!(await this.readings.find(tx, [site], versionId))) return;
    await this.readings.mark(tx, site, versionId, status);
    await this.readings.endUses(tx, site, versionId);
  }
}

function demandOf(info: StepInfo): StepDemand {
  return { stepId: info.node.id, performers: [...performersOf(info)], codes: [...(info.node.qualifications ?? [])] };
}

/** The documents that steps name, each with the steps that do. */
function usesOf(steps: readonly StepInfo[]): DocumentUse[] {
  const named = (info: StepInfo): readonly string[] => info.node.documents ?? []; // pictures are of a version of their own, which no newer one takes the place of
  return [...new Set(steps.flatMap(named))].map((document) => ({ document, steps: steps.filter((info) => named(info).includes(document)).map(demandOf) }));
}
