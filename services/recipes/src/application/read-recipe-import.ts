import { refuse } from '@batchwright/kernel';
import { canonicalRecipe } from '@batchwright/procedure';
import type { ClosedPoint, ImportFiles, ImportReport, ImportSummary, RecipeImports } from './recipe-imports';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';

/** A point with its number, and how it was dealt with. */
export type NumberedPoint = ImportReport['points'][number] & { readonly number: number; readonly closed?: ClosedPoint };

/** What somebody sees of an import. */
export interface ImportView {
  readonly format: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly counts: ImportReport['counts'];
  readonly points: readonly NumberedPoint[];
  readonly open: number;
}

/** Imports as people read them, and versions as files. */
export class ReadRecipeImport {
  constructor(
    private readonly imports: RecipeImports,
    private readonly files: ImportFiles,
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
  ) {}

  /** Refusal: `not-found`, also for a version that was written here. */
  async view(sites: readonly string[], versionId: string): Promise<ImportView> {
    const known = await this.imports.summary(sites, versionId);
    if (!known) throw refuse('not-found', { what: 'import', id: versionId });
    const { counts, points } = await this.files.report(known.site, known.reportHash);
    return { format: known.format, fileName: known.fileName, fileHash: known.fileHash, counts, points: points.map((point, i) => numbered(point, i + 1, known)), open: known.toClose.length - known.closed.length };
  }

  /** The canonical text of a version: whoever imports it gets the same hash. Refusal: `not-found`. */
  async file(sites: readonly string[], versionId: string): Promise<{ readonly name: string; readonly text: string }> {
    const version = await this.versions.summary(sites, versionId);
    if (!version) throw refuse('not-found', { what: 'recipe version', id: versionId });
    return { name: `${version.recipe}-v${version.version}.json`, text: canonicalRecipe(await this.documents.get(version.site, version.documentHash)) };
  }
}

function numbered(point: ImportReport['points'][number], number: number, { closings }: ImportSummary): NumberedPoint {
  const closed = closings.find((one) => one.number === number);
  return { ...point, number, ...(closed ? { closed } : {}) };
}
