import { requireSite, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { draft, revise } from '../domain/change-recipe-version';
import { undrafted } from '../domain/recipe-version';
import { appendToVersion, type VersionAnswer } from './append-to-version';
import { readDocument } from './read-document';
import type { RecipeDocuments } from './recipe-documents';
import type { RecipeVersions } from './recipe-versions';

/** What an author hands over for a new version. */
export interface DraftFacts {
  readonly site: string;
  readonly document: unknown;
  readonly changeControl: string;
  /** Version that it follows on; absent = the one in force, or the newest. */
  readonly basedOn?: string;
}

/** Authors write drafts (A2). A draft may have findings; only submission asks for none. */
export class WriteRecipeVersion {
  constructor(
    private readonly transactions: Transactions,
    private readonly versions: RecipeVersions,
    private readonly documents: RecipeDocuments,
    private readonly ids: () => string,
  ) {}

  /** A new version of a recipe, or the first; `also` is recorded with it. Refusals: `recipe-invalid`, `not-found` (site, `basedOn`), `recipe-code-differs`. */
  async draft(facts: DraftFacts, context: CommandContext, also?: (tx: Transaction, versionId: string) => Promise<void>): Promise<VersionAnswer> {
    const { actor } = context;
    const { site } = facts;
    requireSite(actor, site);
    const { document, text } = readDocument(facts.document);
    const documentHash = await this.documents.keep(site, text);
    const id = this.ids();
    const { code: recipe, title, product } = document.header;
    return this.transactions.run(async (tx) => {
      const base = facts.basedOn === undefined ? undefined : await this.versions.find(tx, [site], facts.basedOn);
      if (facts.basedOn !== undefined && !base) throw refuse('not-found', { what: 'recipe version', id: facts.basedOn }, { field: 'basedOn' });
      if (base && base.recipe !== recipe) throw refuse('recipe-code-differs', { found: recipe, expected: base.recipe }, { field: 'document/header/code' });
      const newest = await this.versions.newest(tx, site, recipe);
      const previousVersionId = base?.id ?? newest.followsOn;
      const events = draft({ recipe, version: newest.version + 1, ...titlesOf(title), product: product?.code ?? '', documentHash, changeControl: facts.changeControl, ...(previousVersionId === undefined ? {} : { previousVersionId }) });
      await also?.(tx, id);
      return appendToVersion(tx, this.versions, this.documents, undrafted(site, id), events, { context, times: await tx.times(), answerStatus: 201 });
    });
  }

  /**
   * Replaces the document of a draft, and its change control where one is given; who does is an author from now on. `replaces` = hash of the document that he began from: another
   * author's work is never written over unseen. Refusals: `recipe-invalid`, `not-found`, `recipe-code-differs`, `wrong-state`, `recipe-draft-changed`.
   */
  async revise(id: string, sent: unknown, changeControl: string | undefined, context: CommandContext, replaces?: string): Promise<VersionAnswer> {
    const { document, text } = readDocument(sent);
    const { code, title, product } = document.header;
    return this.transactions.run(async (tx) => {
      const version = await this.versions.find(tx, context.actor.sites, id);
      if (!version) throw refuse('not-found', { what: 'recipe version', id });
      if (version.recipe !== code) throw refuse('recipe-code-differs', { found: code, expected: version.recipe }, { field: 'document/header/code' });
      if (replaces !== undefined && replaces !== version.documentHash) {
        const authors = await this.versions.authors(version.site, id);
        throw refuse('recipe-draft-changed', { authors: authors.map(({ name, person }) => `${name} (${person})`), documentHash: version.documentHash }, { field: 'replaces' });
      }
      const documentHash = await this.documents.keep(version.site, text); // the same bytes again are no second object
      const events = unwrap(revise(version, { documentHash, ...titlesOf(title), product: product?.code ?? '', changeControl: changeControl ?? version.changeControl }));
      return appendToVersion(tx, this.versions, this.documents, version, events, { context, times: await tx.times(), answerStatus: 200 });
    });
  }
}

/** How the title of a document stands in an event. */
function titlesOf({ en, de }: { readonly en: string; readonly de?: string | undefined }): { title: string; titleDe?: string } {
  return { title: en, ...(de === undefined ? {} : { titleDe: de }) };
}
