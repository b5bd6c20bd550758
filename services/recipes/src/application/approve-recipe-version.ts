import { makeStatement, redeemEvidence, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { labelled, type Evidence, type JsonObject, type Statement } from '@batchwright/records';
import { approvalFor, approve } from '../domain/approval';
import { ROLE_OF_APPROVAL, type ApprovalRole, type RecipeVersion } from '../domain/recipe-version';
import { appendToVersion, type VersionAnswer } from './append-to-version';
import { diffToPrevious, type HashedDiff } from './diff-to-previous';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';
import { reportingRefusals } from './reporting-refusals';

interface OpenApproval {
  readonly version: RecipeVersion;
  readonly role: ApprovalRole;
  readonly diff: HashedDiff;
  readonly content: JsonObject;
}

/** Production and quality approve a version, each with a signature over its document and over what changed (21 CFR 211.186(a); A2, A3, A14). */
export class ApproveRecipeVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  /** Puts the approval before the caller. Refusals: `not-found`, and those of the domain: `own-work`, `wrong-state` … */
  putForSignature(id: string, context: CommandContext): Promise<Statement> {
    const { actor } = context;
    const statementId = this.ids();
    return this.watched(id, context, async (tx) => {
      const { version, role, diff, content } = await this.open(tx, id, context);
      const changed = changesRead(diff);
      const rehearsed = version.simulationHash === undefined ? { en: '', de: '' } : { en: ' and the report of its rehearsal', de: ' und den Bericht seiner Erprobung' };
      const { recipe, version: number, title, titleDe = title, site } = version;
      const statement = makeStatement(
        {
          service: 'recipes',
          action: 'approve-recipe-version',
          site,
          terminal: actor.terminal,
          subject: { type: 'recipe-version', id, ...labelled({ en: `${recipe} version ${number}: ${title}`, de: `${recipe} Version ${number}: ${titleDe}` }) },
          contents: [{ ...labelled({ en: `${recipe} version ${number}`, de: `${recipe} Version ${number}` }), content }],
          text: {
            en: `I approve recipe ${recipe} version ${number} for ${role}. I have read ${changed.en}${rehearsed.en}.`,
            de: `Ich genehmige Rezept ${recipe} Version ${number} für ${role === 'production' ? 'die Herstellung' : 'die Qualitätssicherung'}. Ich habe ${changed.de}${rehearsed.de} gelesen.`,
          },
          meaning: 'approved',
          signer: { person: actor.person, roles: [ROLE_OF_APPROVAL[role]], notPersons: version.authors },
          level: 'esig',
        },
        statementId,
        (await tx.times()).real,
      );
      await tx.keepStatement(statement);
      return statement;
    });
  }

  /** Records the approval; the last one makes the version approved. Refusals: as above, and those of evidence. */
  execute(id: string, evidence: Evidence, context: CommandContext): Promise<VersionAnswer> {
    const { actor } = context;
    return this.watched(id, context, async (tx) => {
      const { version, diff, content } = await this.open(tx, id, context);
      const signed = await redeemEvidence(tx, this.signingIssuer, evidence, { site: version.site, action: 'approve-recipe-version', subjectId: id, content, person: actor.person });
      const { documentHash, simulationHash } = version;
      const bound = { documentHash, diffHash: diff.hash, ...(simulationHash === undefined ? {} : { simulationHash }) };
      const events = unwrap(approve(version, bound, bound, actor.person, actor.roles));
      return appendToVersion(tx, this.versions, this.documents, version, events, { context, times: await tx.times(), signed, answerStatus: 200 });
    });
  }

  private watched<T>(id: string, context: CommandContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return reportingRefusals(this.transactions, this.ids(), `approval of recipe version ${id}`, context, () => this.transactions.run(work));
  }

  private async open(tx: Transaction, id: string, { actor }: CommandContext): Promise<OpenApproval> {
    const version = await this.versions.find(tx, actor.sites, id);
    if (!version) throw refuse('not-found', { what: 'recipe version', id });
    const role = unwrap(approvalFor(version, actor.person, actor.roles));
    const diff = await diffToPrevious(tx, this.versions, this.documents, version);
    const { site, recipe, version: number, documentHash, simulationHash } = version;
    return { version, role, diff, content: { act: 'approve-recipe-version', site, recipe, version: number, versionId: id, role, documentHash, diffHash: diff.hash, ...(simulationHash === undefined ? {} : { simulationHash }) } };
  }
}

/** What an approver says to have read: the document, and the changes where there was a version before. */
function changesRead({ diff }: HashedDiff): { readonly en: string; readonly de: string } {
  if (diff.from === null) return { en: 'it', de: 'es' };
  const count = diff.changes.length;
  return { en: `it and its changes to the version before (${count})`, de: `es und seine Änderungen gegenüber der Version davor (${count})` };
}
