import { makeStatement, redeemEvidence, type CommandContext } from '@batchwright/access';
import { refuse, siteDateOf, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { labelled, type Evidence, type JsonObject, type Statement } from '@batchwright/records';
import type { RecipeVersion } from '../domain/recipe-version';
import type { RecipeVersionEvent } from '../domain/recipe-version-events';
import { confirmReview } from '../domain/review-cycle';
import { appendToVersion, type VersionAnswer } from './append-to-version';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';

interface Found {
  readonly version: RecipeVersion;
  readonly events: RecipeVersionEvent[];
  readonly content: JsonObject;
}

/** Quality or an engineer confirms by a signature that a version in force was looked at again and needs no change (21 CFR 211.100, 211.180(e)). */
export class ConfirmReview {
  /** `zoneOf`: time zone (IANA) of a site. */
  constructor(
    private readonly transactions: Transactions,
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
    private readonly zoneOf: (site: string) => string,
  ) {}

  /** Refusals: `not-found`, `wrong-state`, `review-cycle-missing`. */
  putForSignature(id: string, context: CommandContext): Promise<Statement> {
    const { actor } = context;
    const statementId = this.ids();
    return this.transactions.run(async (tx) => {
      const times = await tx.times();
      const { version, content } = await this.find(tx, id, context, times.plant);
      const { recipe, version: number, title, titleDe = title, site, reviewEvery: months } = version;
      const statement = makeStatement(
        {
          service: 'recipes',
          action: 'confirm-recipe-version-review',
          site,
          terminal: actor.terminal,
          subject: { type: 'recipe-version', id, ...labelled({ en: `${recipe} version ${number}: ${title}`, de: `${recipe} Version ${number}: ${titleDe}` }) },
          contents: [{ ...labelled({ en: `${recipe} version ${number}`, de: `${recipe} Version ${number}` }), content }],
          text: {
            en: `I have looked at recipe ${recipe} version ${number} again: no change is needed. The next review is in ${months} months.`,
            de: `Ich habe Rezept ${recipe} Version ${number} erneut überprüft: keine Änderung ist nötig. Die nächste Überprüfung ist in ${months} Monaten.`,
          },
          meaning: 'looked-at-again',
          signer: { person: actor.person, roles: ['engineer', 'qa'] },
          level: 'esig',
        },
        statementId,
        times.real,
      );
      await tx.keepStatement(statement);
      return statement;
    });
  }

  /** Refusals: as above, and those of evidence. */
  execute(id: string, evidence: Evidence, context: CommandContext): Promise<VersionAnswer> {
    return this.transactions.run(async (tx) => {
      const times = await tx.times();
      const { version, events, content } = await this.find(tx, id, context, times.plant);
      const signed = await redeemEvidence(tx, this.signingIssuer, evidence, { site: version.site, action: 'confirm-recipe-version-review', subjectId: id, content, person: context.actor.person });
      return appendToVersion(tx, this.versions, this.documents, version, events, { context, times, signed, answerStatus: 200 });
    });
  }

  /** The next date is no part of what is signed, the months are: it counts from the day of the act, also when a midnight lies between statement and act. */
  private async find(tx: Transaction, id: string, { actor }: CommandContext, now: string): Promise<Found> {
    const version = await this.versions.find(tx, actor.sites, id);
    if (!version) throw refuse('not-found', { what: 'recipe version', id });
    const { site, recipe, version: number, documentHash, reviewEvery, reviewDue } = version;
    const events = unwrap(confirmReview(version, siteDateOf(now, this.zoneOf(site))));
    return { version, events, content: { act: 'confirm-recipe-version-review', site, recipe, version: number, versionId: id, documentHash, reviewEvery: reviewEvery ?? 0, wasDue: reviewDue ?? '' } };
  }
}
