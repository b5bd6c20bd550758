import { makeStatement, redeemEvidence, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { labelled, type Evidence, type JsonObject, type Statement } from '@batchwright/records';
import { withdraw } from '../domain/change-recipe-version';
import type { RecipeVersion } from '../domain/recipe-version';
import type { RecipeVersionEvent } from '../domain/recipe-version-events';
import { appendToVersion, type VersionAnswer } from './append-to-version';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';

interface Found {
  readonly version: RecipeVersion;
  readonly events: RecipeVersionEvent[];
  readonly content: JsonObject;
}

/** Quality takes a version out of use for good, with reason and signature. Running batches keep their copy. */
export class WithdrawRecipeVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  /** Refusals: `not-found`, `wrong-state`, `reason-missing`. */
  putForSignature(id: string, reason: string, context: CommandContext): Promise<Statement> {
    const { actor } = context;
    const statementId = this.ids();
    return this.transactions.run(async (tx) => {
      const { version, content } = await this.find(tx, id, reason, context);
      const { recipe, version: number, title, titleDe = title, site } = version;
      const statement = makeStatement(
        {
          service: 'recipes',
          action: 'withdraw-recipe-version',
          site,
          terminal: actor.terminal,
          subject: { type: 'recipe-version', id, ...labelled({ en: `${recipe} version ${number}: ${title}`, de: `${recipe} Version ${number}: ${titleDe}` }) },
          contents: [{ ...labelled({ en: `${recipe} version ${number}`, de: `${recipe} Version ${number}` }), content }],
          text: { en: `I take recipe ${recipe} version ${number} out of use: ${reason}`, de: `Ich ziehe Rezept ${recipe} Version ${number} zurück: ${reason}` },
          meaning: 'withdrawn',
          signer: { person: actor.person, roles: ['qa'] },
          level: 'esig',
        },
        statementId,
        (await tx.times()).real,
      );
      await tx.keepStatement(statement);
      return statement;
    });
  }

  /** Refusals: as above, and those of evidence. */
  execute(id: string, reason: string, evidence: Evidence, context: CommandContext): Promise<VersionAnswer> {
    return this.transactions.run(async (tx) => {
      const { version, events, content } = await this.find(tx, id, reason, context);
      const signed = await redeemEvidence(tx, this.signingIssuer, evidence, { site: version.site, action: 'withdraw-recipe-version', subjectId: id, content, person: context.actor.person });
      return appendToVersion(tx, this.versions, this.documents, version, events, { context, times: await tx.times(), signed, reason, answerStatus: 200 });
    });
  }

  private async find(tx: Transaction, id: string, reason: string, { actor }: CommandContext): Promise<Found> {
    const version = await this.versions.find(tx, actor.sites, id);
    if (!version) throw refuse('not-found', { what: 'recipe version', id });
    const events = unwrap(withdraw(version, reason));
    const { site, recipe, version: number, documentHash } = version;
    return { version, events, content: { act: 'withdraw-recipe-version', site, recipe, version: number, versionId: id, documentHash, reason } };
  }
}
