import { answerOf, requireSite, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { addVersion, registerDocument, withdrawDocument, type ControlledDocument, type DocumentFile, type DocumentTitle, type NewVersion } from '../domain/controlled-document';
import { appendToDocument, type DocumentAnswer } from './append-to-document';
import type { ControlledDocuments, DocumentFiles } from './controlled-documents';

/** Process engineering and quality keep the register of controlled documents (A9): what a document is called, which versions it has, from when each is in effect. */
export class KeepDocuments {
  /** `zoneOf`: time zone (IANA) of a site. */
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: ControlledDocuments,
    private readonly files: DocumentFiles,
    private readonly ids: () => string,
    private readonly zoneOf: (site: string) => string,
  ) {}

  /** Refusals: `not-found` (site), `text-missing`, `document-code-taken`. */
  async register(facts: { readonly site: string; readonly code: string; readonly title: DocumentTitle }, context: CommandContext): Promise<DocumentAnswer> {
    const { site, code, title } = facts;
    requireSite(context.actor, site);
    const id = this.ids();
    return this.transactions.run(async (tx) => {
      const events = unwrap(registerDocument(code, title, await this.documents.isTaken(tx, site, code)));
      return appendToDocument(tx, this.documents, { id, site, sequence: 0, code, title, versions: [] }, events, { context, times: await tx.times(), status: 201 });
    });
  }

  /** Takes a file before the version that names it by its hash; the same bytes again are no second object. Refusals: `not-found`, `body-invalid`, `document-type-refused`. */
  async keepFile(id: string, sent: unknown, context: CommandContext): Promise<DocumentFile> {
    const { site } = await this.transactions.run((tx) => this.find(tx, id, context)); // before anything is said about what was sent
    if (!Buffer.isBuffer(sent)) throw refuse('body-invalid', { problems: ['/ is not a file: send its bytes as application/octet-stream'] });
    const { sha256, mediaType, size } = await this.files.keep(site, sent);
    const { idempotency } = answerOf(context, { sha256, mediaType, size }, 201);
    if (idempotency) await this.transactions.run((tx) => tx.keepAnswer(idempotency));
    return { sha256, mediaType, size };
  }

  /** Refusals: `not-found`, `object-missing` for a file that was not sent before, and those of `addVersion`. */
  add(id: string, { sha256, ...added }: NewVersion & { readonly sha256: string }, context: CommandContext): Promise<DocumentAnswer> {
    return this.transactions.run(async (tx) => {
      const known = await this.find(tx, id, context);
      const file = await this.files.find(known.site, sha256);
      if (!file) throw refuse('object-missing', { sha256 }, { field: 'sha256' });
      const times = await tx.times();
      const { mediaType, size } = file;
      const events = unwrap(addVersion(known, added, { sha256, mediaType, size }, this.zoneOf(known.site), times.plant));
      return appendToDocument(tx, this.documents, known, events, { context, times, status: 201 });
    });
  }

  /** Refusals: `not-found`, `reason-missing`. */
  withdraw(id: string, reason: string, context: CommandContext): Promise<DocumentAnswer> {
    return this.transactions.run(async (tx) => {
      const known = await this.find(tx, id, context);
      const times = await tx.times();
      return appendToDocument(tx, this.documents, known, unwrap(withdrawDocument(known, reason, times.plant)), { context, times, status: 200 });
    });
  }

  private async find(tx: Transaction, id: string, { actor }: CommandContext): Promise<ControlledDocument> {
    const known = await this.documents.find(tx, actor.sites, id);
    if (!known) throw refuse('not-found', { what: 'document', id });
    return known;
  }
}
