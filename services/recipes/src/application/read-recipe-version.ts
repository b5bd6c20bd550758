import { refuse } from '@batchwright/kernel';
import type { LintFinding, RecipeDocument, SimulationReport } from '@batchwright/procedure';
import type { Transactions } from '@batchwright/persistence';
import { diffToPrevious, type HashedDiff } from './diff-to-previous';
import { findingsOf } from './findings-of';
import type { ControlledDocuments } from './controlled-documents';
import type { RecipeDocuments } from './recipe-documents';
import type { Simulations } from './simulations';
import type { ApprovalView, RecipeVersions, RecipeVersionSummary } from './recipe-versions';

/** Everything about a version on one page. */
export interface RecipeVersionDetail extends RecipeVersionSummary {
  readonly document: RecipeDocument;
  readonly authors: readonly { readonly person: string; readonly name: string }[];
  readonly approvals: readonly ApprovalView[];
  readonly findings: readonly LintFinding[];
}

/** Versions as people read them before they write, approve or run. */
export class ReadRecipeVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
    private readonly simulations: Simulations,
    private readonly register: ControlledDocuments,
  ) {}

  /** Refusal: `not-found`. */
  async detail(sites: readonly string[], id: string): Promise<RecipeVersionDetail> {
    const summary = await this.summary(sites, id);
    const { site, documentHash } = summary;
    const [document, authors, approvals] = await Promise.all([this.documents.get(site, documentHash), this.versions.authors(site, id), this.versions.approvals(site, id)]);
    return { ...summary, document, authors, approvals, findings: await findingsOf(document, documentHash, site, this.register) };
  }

  /** Refusal: `not-found`. */
  async findings(sites: readonly string[], id: string): Promise<readonly LintFinding[]> {
    const { site, documentHash } = await this.summary(sites, id);
    return findingsOf(await this.documents.get(site, documentHash), documentHash, site, this.register);
  }

  /**
   * The rehearsal of a version: the report that it was submitted with, which approvers sign; of a draft, worked out now. Writes nothing.
   * Refusal: `not-found`.
   */
  async simulation(sites: readonly string[], id: string): Promise<{ readonly hash?: string; readonly report: SimulationReport }> {
    const { site, documentHash, simulationHash: hash } = await this.summary(sites, id);
    if (hash !== undefined) return { hash, report: await this.simulations.get(site, hash) };
    return { report: await this.simulations.of(await this.documents.get(site, documentHash), documentHash) };
  }

  /** Refusal: `not-found`. */
  diff(sites: readonly string[], id: string): Promise<HashedDiff> {
    return this.transactions.run(async (tx) => {
      const version = await this.versions.find(tx, sites, id);
      if (!version) throw refuse('not-found', { what: 'recipe version', id });
      return diffToPrevious(tx, this.versions, this.documents, version);
    });
  }

  /** Refusal: `not-found`. */
  async summary(sites: readonly string[], id: string): Promise<RecipeVersionSummary> {
    const summary = await this.versions.summary(sites, id);
    if (!summary) throw refuse('not-found', { what: 'recipe version', id });
    return summary;
  }
}
