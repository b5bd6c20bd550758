import type { ImportPoint, ReadBatchML } from '@batchwright/procedure';
import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { ImportFormat, RecipeImport } from '../domain/recipe-import';

/** What was found in a file: counts by level, and points in order; their numbers begin with 1. */
export interface ImportReport {
  readonly counts: ReadBatchML['counts'];
  readonly points: readonly ImportPoint[];
}

/** How a point was dealt with. */
export interface ClosedPoint {
  readonly number: number;
  readonly how: string;
  readonly person: string;
  readonly name: string;
  readonly at: string;
}

/** An import as it is shown. */
export interface ImportSummary extends RecipeImport {
  readonly format: ImportFormat;
  readonly fileName: string;
  readonly fileHash: string;
  readonly closings: readonly ClosedPoint[];
}

/** Where imports are kept. */
export interface RecipeImports {
  readonly rowsOf: RowsOf;
  /** The import that a version was made by; undefined for one that was written here. */
  find(tx: Transaction, sites: readonly string[], versionId: string): Promise<RecipeImport | undefined>;
  summary(sites: readonly string[], versionId: string): Promise<ImportSummary | undefined>;
}

/** Files as they came and what was found in them, by hash. */
export interface ImportFiles {
  keepFile(site: string, content: string): Promise<string>;
  keepReport(site: string, report: ImportReport): Promise<string>;
  report(site: string, hash: string): Promise<ImportReport>;
}
