import { makeStatement, redeemEvidence, type CommandContext } from '@batchwright/access';
import { refuse, siteDateOf, startOfSiteDate, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { labelled, type Evidence, type JsonObject, type Statement } from '@batchwright/records';
import { makeEffective, schedule, supersede } from '../domain/change-recipe-version';
import type { RecipeVersion } from '../domain/recipe-version';
import type { RecipeVersionEvent } from '../domain/recipe-version-events';
import { reviewCycle } from '../domain/review-cycle';
import { appendToVersion, type VersionAnswer } from './append-to-version';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';
import { reportingRefusals } from './reporting-refusals';

interface Found {
  readonly version: RecipeVersion;
  readonly replaced: readonly RecipeVersion[];
  readonly events: RecipeVersionEvent[];
  readonly content: JsonObject;
}

/**
 * Quality brings an approved version into force, now or at the beginning of a later date of the site; from then on it alone starts batches
 * (gmp 4; 21 CFR 211.186; A15). Until that date its signed word stands, and `TakeScheduledEffect` carries it out.
 */
export class MakeVersionEffective {
  /** `zoneOf`: time zone (IANA) of a site. */
  constructor(
    private readonly transactions: Transactions,
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
    private readonly zoneOf: (site: string) => string,
  ) {}

  /** Refusals: `not-found`, `wrong-state`, `own-work`, `newer-version-effective`, `effective-date-past`. */
  putForSignature(id: string, date: string | undefined, context: CommandContext): Promise<Statement> {
    const { actor } = context;
    const statementId = this.ids();
    return this.watched(id, context, async (tx) => {
      const times = await tx.times();
      const { version, replaced, content } = await this.find(tx, id, date, context, times.plant);
      const { recipe, version: number, title, titleDe = title, site } = version;
      const others = replaced.map((one) => one.version).join(', ');
      const when = date === undefined ? { en: '', de: '' } : { en: ` from ${date}, 00:00 (${this.zoneOf(site)})`, de: ` ab ${date}, 00:00 Uhr (${this.zoneOf(site)})` };
      const statement = makeStatement(
        {
          service: 'recipes',
          action: 'make-recipe-version-effective',
          site,
          terminal: actor.terminal,
          subject: { type: 'recipe-version', id, ...labelled({ en: `${recipe} version ${number}: ${title}`, de: `${recipe} Version ${number}: ${titleDe}` }) },
          contents: [{ ...labelled({ en: `${recipe} version ${number}`, de: `${recipe} Version ${number}` }), content }],
          text: {
            en: `I bring recipe ${recipe} version ${number} into force${when.en}${others ? `; it takes the place of version ${others}` : ''}.`,
            de: `Ich setze Rezept ${recipe} Version ${number}${when.de} in Kraft${others ? `; es tritt an die Stelle von Version ${others}` : ''}.`,
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

  /** What it replaces gives way in the same transaction, where it comes into force now. Refusals: as above, and those of evidence. */
  execute(id: string, date: string | undefined, evidence: Evidence, context: CommandContext): Promise<VersionAnswer> {
    const { actor } = context;
    return this.watched(id, context, async (tx) => {
      const times = await tx.times();
      const { version, replaced, events, content } = await this.find(tx, id, date, context, times.plant);
      const signed = await redeemEvidence(tx, this.signingIssuer, evidence, { site: version.site, action: 'make-recipe-version-effective', subjectId: id, content, person: actor.person });
      if (date === undefined) {
        for (const one of replaced) await appendToVersion(tx, this.versions, this.documents, one, supersede(version.version), { context, times, supersededBy: id });
      }
      return appendToVersion(tx, this.versions, this.documents, version, events, { context, times, signed, answerStatus: 200 });
    });
  }

  private watched<T>(id: string, context: CommandContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return reportingRefusals(this.transactions, this.ids(), `bringing recipe version ${id} into force`, context, () => this.transactions.run(work));
  }

  private async find(tx: Transaction, id: string, effectiveDate: string | undefined, { actor }: CommandContext, now: string): Promise<Found> {
    const version = await this.versions.find(tx, actor.sites, id);
    if (!version) throw refuse('not-found', { what: 'recipe version', id });
    const replaced = await this.versions.giveWayTo(tx, version);
    const inForce = replaced.find(({ state }) => state === 'effective')?.version;
    const zone = this.zoneOf(version.site);
    const effectiveFrom = effectiveDate === undefined ? now : startOfSiteDate(effectiveDate, zone);
    const { header } = await this.documents.get(version.site, version.documentHash);
    const cycle = reviewCycle(header.reviewEvery, effectiveDate ?? siteDateOf(now, zone));
    const events = unwrap(effectiveDate === undefined ? makeEffective(version, actor.person, now, inForce, cycle) : schedule(version, actor.person, { effectiveDate, effectiveFrom, ...cycle }, now, inForce));
    const { site, recipe, version: number, documentHash } = version;
    const when: JsonObject = effectiveDate === undefined ? {} : { effectiveDate, effectiveFrom };
    const content = { act: 'make-recipe-version-effective', site, recipe, version: number, versionId: id, documentHash, replaces: replaced.map((one) => one.id), ...when };
    return { version, replaced, events, content };
  }
}
