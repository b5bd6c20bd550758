import { refuse } from '@batchwright/kernel';
import { writeBatchML } from '@batchwright/procedure';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';

/** A file that leaves the plant. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** Versions as files for other systems. Whoever may read a version may take it along; nothing is recorded. */
export class ExportRecipeVersion {
  constructor(
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
  ) {}

  /** As BatchML V7, valid by its schema. Refusal: `not-found`. */
  async batchML(sites: readonly string[], id: string): Promise<ExportedFile> {
    const summary = await this.versions.summary(sites, id);
    if (!summary) throw refuse('not-found', { what: 'recipe version', id });
    const { site, recipe, version, documentHash, changeControl, effectiveFrom } = summary;
    const [document, approvals] = await Promise.all([this.documents.get(site, documentHash), this.versions.approvals(site, id)]);
    const text = writeBatchML(document, { version, documentHash, changeControl, approvals, ...(effectiveFrom === undefined ? {} : { effectiveFrom }) });
    return { name: `${recipe}-v${version}.xml`, text };
  }
}
