import { makeStatement, redeemEvidence, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Evidence, JsonObject, Statement } from '@batchwright/records';
import { makeEffective, supersede } from '../domain/change-recipe-version';
import type { RecipeVersion } from '../domain/recipe-version';
import type { RecipeVersionEvent } from '../domain/recipe-version-events';
import { appendToVersion, type VersionAnswer } from './append-to-version';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';
import { reportingRefusals } from './reporting-refusals';

interface Found {
  readonly version: RecipeVersion;
  readonly replaced: RecipeVersion | undefined;
  readonly events: RecipeVersionEvent[];
  readonly content: JsonObject;
}

/** Quality brings an approved version into force; from then on it alone starts batches (gmp 4; 21 CFR 211.186). */
export class MakeVersionEffective {
  constructor(
    private readonly transactions: Transactions,
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  /** Refusals: `not-found`, `wrong-state`, `own-work`, `newer-version-effective`. */
  putForSignature(id: string, context: CommandContext): Promise<Statement> {
    const { actor } = context;
    const statementId = this.ids();
    return this.watched(id, context, async (tx) => {
      const times = await tx.times();
      const { version, replaced, content } = await this.find(tx, id, context, times.plant);
      const { recipe, version: number, title, site } = version;
      const statement = makeStatement(
        {
          service: 'recipes',
          action: 'make-recipe-version-effective',
          site,
          terminal: actor.terminal,
          subject: { type: 'recipe-version', id, label: `${recipe} version ${number}: ${title}` },
          contents: [{ label: `${recipe} version ${number}`, content }],
          text: {
            en: `I bring recipe ${recipe} version ${number} into force${replaced ? `; it takes the place of version ${replaced.version}` : ''}.`,
            de: `Ich setze Rezept ${recipe} Version ${number} in Kraft${replaced ? `; es tritt an die Stelle von Version ${replaced.version}` : ''}.`,
          },
          meaning: 'made-effective',
          signer: { person: actor.person, roles: ['qa'], notPersons: version.authors },
          level: 'esig',
        },
        statementId,
        times.real,
      );
      await tx.keepStatement(statement);
      return statement;
    });
  }

  /** The version before gives way in the same transaction. Refusals: as above, and those of evidence. */
  execute(id: string, evidence: Evidence, context: CommandContext): Promise<VersionAnswer> {
    const { actor } = context;
    return this.watched(id, context, async (tx) => {
      const times = await tx.times();
      const { version, replaced, events, content } = await this.find(tx, id, context, times.plant);
      const signed = await redeemEvidence(tx, this.signingIssuer, evidence, { site: version.site, action: 'make-recipe-version-effective', subjectId: id, content, person: actor.person });
      if (replaced) await appendToVersion(tx, this.versions, this.documents, replaced, supersede(version.version), { context, times, supersededBy: id });
      return appendToVersion(tx, this.versions, this.documents, version, events, { context, times, signed, answerStatus: 200 });
    });
  }

  private watched<T>(id: string, context: CommandContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return reportingRefusals(this.transactions, this.ids(), `bringing recipe version ${id} into force`, context, () => this.transactions.run(work));
  }

  private async find(tx: Transaction, id: string, { actor }: CommandContext, now: string): Promise<Found> {
    const version = await this.versions.find(tx, actor.sites, id);
    if (!version) throw refuse('not-found', { what: 'recipe version', id });
    const replaced = await this.versions.effective(tx, version.site, version.recipe);
    const events = unwrap(makeEffective(version, actor.person, now, replaced?.version));
    const { site, recipe, version: number, documentHash } = version;
    const content = { act: 'make-recipe-version-effective', site, recipe, version: number, versionId: id, documentHash, replaces: replaced?.id ?? null };
    return { version, replaced, events, content };
  }
}
