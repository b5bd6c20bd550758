import { refuse } from '@batchwright/kernel';
import { writeBatchML } from '@batchwright/procedure';
import type { RecipeDocuments } from './recipe-documents';
import type { PrintableVersion, RecipePrinter } from './recipe-printer';
import type { RecipeVersions } from './recipe-versions';

/** A file that leaves the plant. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Versions as files for other systems. Whoever may read a version may take it along; nothing is recorded. */
export class ExportRecipeVersion {
  constructor(
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
    private readonly print: RecipePrinter,
  ) {}

  /** As BatchML V7, valid by its schema. Refusal: `not-found`. */
  async batchML(sites: readonly string[], id: string): Promise<ExportedFile> {
    const { summary, document, approvals } = await this.load(sites, id);
    const { recipe, version, documentHash, changeControl, effectiveFrom } = summary;
    const text = writeBatchML(document, { version, documentHash, changeControl, approvals, ...(effectiveFrom === undefined ? {} : { effectiveFrom }) });
    return { name: `${recipe}-v${version}.xml`, bytes: Buffer.from(text, 'utf8') };
  }

  /** For people, as PDF/A-3a. Refusal: `not-found`. */
  async pdf(sites: readonly string[], id: string): Promise<ExportedFile> {
    const version = await this.load(sites, id);
    return { name: `${version.summary.recipe}-v${version.summary.version}.pdf`, bytes: await this.print(version) };
  }

  private async load(sites: readonly string[], id: string): Promise<PrintableVersion> {
    const summary = await this.versions.summary(sites, id);
    if (!summary) throw refuse('not-found', { what: 'recipe version', id });
    const { site, documentHash } = summary;
    const [document, approvals, [drafted]] = await Promise.all([this.documents.get(site, documentHash), this.versions.approvals(site, id), this.versions.history(site, id, { limit: 1 })]);
    if (!drafted) throw new Error(`version ${id} has no history`);
    return { summary, document, approvals, draftedAt: drafted.at };
  }
}
