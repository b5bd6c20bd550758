import type { CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { returnToAuthor, submit } from '../domain/change-recipe-version';
import { openPoints } from '../domain/recipe-import';
import type { RecipeVersion } from '../domain/recipe-version';
import { appendToVersion, type VersionAnswer } from './append-to-version';
import type { ControlledDocuments } from './controlled-documents';
import { findingsOf } from './findings-of';
import type { RecipeImports } from './recipe-imports';
import type { Simulations } from './simulations';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';

/** The way into review and back. */
export class ReviewRecipeVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
    private readonly simulations: Simulations,
    private readonly imports: RecipeImports,
    private readonly register: ControlledDocuments,
  ) {}

  /** Hands a draft in; from here its document is fixed. It is rehearsed meanwhile (A14). Refusals: `not-found`, `wrong-state`, `recipe-has-errors` (A13), `import-incomplete` (A16), `content-changed`. */
  async submit(id: string, context: CommandContext): Promise<VersionAnswer> {
    const rehearsed = await this.rehearse(id, context);
    return this.transactions.run(async (tx) => {
      const version = await this.find(tx, id, context);
      if (rehearsed && rehearsed.documentHash !== version.documentHash) throw refuse('content-changed', { signed: rehearsed.documentHash, now: version.documentHash }, { rule: 'gmp-3' });
      const imported = await this.imports.find(tx, [version.site], id);
      const open = imported ? openPoints(imported) : [];
      if (open.length > 0) throw refuse('import-incomplete', { open: open.length, first: open[0] }, { rule: '21 CFR 211.100(a)' });
      const document = await this.documents.get(version.site, version.documentHash);
      const errors = (await findingsOf(document, version.documentHash, version.site, this.register)).filter(({ severity }) => severity === 'error');
      const events = unwrap(submit(version, errors, rehearsed?.hash));
      return appendToVersion(tx, this.versions, this.documents, version, events, { context, times: await tx.times(), answerStatus: 200 });
    });
  }

  /** The report, kept before any record names it; nothing where the submission will be refused. Outside the transaction: it takes seconds. */
  private async rehearse(id: string, { actor }: CommandContext): Promise<{ readonly documentHash: string; readonly hash: string } | undefined> {
    const version = await this.versions.summary(actor.sites, id);
    if (version?.state !== 'draft') return undefined;
    const { site, documentHash } = version;
    const document = await this.documents.get(site, documentHash);
    if ((await findingsOf(document, documentHash, site, this.register)).some(({ severity }) => severity === 'error')) return undefined;
    return { documentHash, hash: await this.simulations.keep(site, await this.simulations.of(document, documentHash)) };
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
