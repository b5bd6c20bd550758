import { refuse } from '@batchwright/kernel';
import type { ControlledDocuments, DocumentFiles } from './controlled-documents';
import type { DocumentVersion } from '../domain/controlled-document';

/** Opens exactly the version that is named, whichever is in effect now: the link of a record still shows what the operator saw (A9). */
export class OpenDocument {
  constructor(
    private readonly documents: ControlledDocuments,
    private readonly files: DocumentFiles,
  ) {}

  /** Refusals: `not-found`; `object-missing`. Fault `object-damaged` when the bytes have not the hash of the version. */
  async execute(sites: readonly string[], id: string, number: string): Promise<DocumentVersion & { readonly bytes: Uint8Array }> {
    const document = await this.documents.view(sites, id);
    const version = document?.versions.find((one) => String(one.version) === number);
    if (!document || !version) throw refuse('not-found', { what: 'version of a document', id: `${document?.code ?? id} version ${number}` });
    const file = await this.files.find(document.site, version.sha256);
    if (!file) throw refuse('object-missing', { sha256: version.sha256 });
    return { ...version, bytes: file.bytes };
  }
}
