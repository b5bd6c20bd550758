import type { RecipeDocument } from '@batchwright/procedure';
import type { ApprovalView, RecipeVersionSummary } from './recipe-versions';

/** What is printed of a version. */
export interface PrintableVersion {
  readonly summary: RecipeVersionSummary;
  readonly document: RecipeDocument;
  readonly approvals: readonly ApprovalView[];
  /** Plant time of the first draft. */
  readonly draftedAt: string;
}

/** Makes a PDF of a version; the same version in the same state gives the same bytes. */
export type RecipePrinter = (version: PrintableVersion) => Promise<Buffer>;
