import type { CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { returnToAuthor, submit } from '../domain/change-recipe-version';
import type { RecipeVersion } from '../domain/recipe-version';
import { appendToVersion, type VersionAnswer } from './append-to-version';
import { findingsOf } from './findings-of';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';

/** The way into review and back. */
export class ReviewRecipeVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
  ) {}

  /** Hands a draft in; from here its document is fixed. Refusals: `not-found`, `wrong-state`, `recipe-has-errors` (A13). */
  submit(id: string, context: CommandContext): Promise<VersionAnswer> {
    return this.transactions.run(async (tx) => {
      const version = await this.find(tx, id, context);
      const document = await this.documents.get(version.site, version.documentHash);
      const errors = findingsOf(document, version.documentHash).filter(({ severity }) => severity === 'error');
      const events = unwrap(submit(version, errors));
      return appendToVersion(tx, this.versions, this.documents, version, events, { context, times: await tx.times(), answerStatus: 200 });
    });
  }

  /** Gives a version back to its authors; approvals given so far are gone. Refusals: `not-found`, `wrong-state`, `reason-missing`. */
  giveBack(id: string, reason: string, context: CommandContext): Promise<VersionAnswer> {
    return this.transactions.run(async (tx) => {
      const version = await this.find(tx, id, context);
      const events = unwrap(returnToAuthor(version, reason));
      return appendToVersion(tx, this.versions, this.documents, version, events, { context, times: await tx.times(), reason, answerStatus: 200 });
    });
  }

  private async find(tx: Transaction, id: string, { actor }: CommandContext): Promise<RecipeVersion> {
    const version = await this.versions.find(tx, actor.sites, id);
    if (!version) throw refuse('not-found', { what: 'recipe version', id });
    return version;
  }
}
