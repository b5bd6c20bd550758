import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { ControlledDocument, DocumentFile, DocumentVersion } from '../domain/controlled-document';

/** A version as it is shown, with who added it. */
export interface ShownDocumentVersion extends DocumentVersion {
  readonly person: string;
  readonly name: string;
  /** Plant time. */
  readonly addedAt: string;
}

/** A document as it is shown. */
export interface DocumentView extends Omit<ControlledDocument, 'versions'> {
  readonly versions: readonly ShownDocumentVersion[];
  /** Number of the version that is in effect now; absent = none. */
  readonly inEffect?: number;
}

/** Where controlled documents are kept. */
export interface ControlledDocuments {
  readonly rowsOf: RowsOf;
  find(tx: Transaction, sites: readonly string[], id: string): Promise<ControlledDocument | undefined>;
  /** True when the site has a document of this code. */
  isTaken(tx: Transaction, site: string, code: string): Promise<boolean>;
  /** What is shown of one, at the plant's time. */
  view(sites: readonly string[], id: string): Promise<DocumentView | undefined>;
  list(sites: readonly string[], filter: { readonly code?: string; readonly after?: string; readonly limit: number }): Promise<DocumentView[]>;
  /** Those of a site that a recipe names. */
  named(site: string, codes: readonly string[]): Promise<DocumentView[]>;
}

/** Files of documents in the object store, by the hash of their bytes. Nothing in it changes or goes. */
export interface DocumentFiles {
  /** Refusal: `document-type-refused` when the content is nothing that a document may be. */
  keep(site: string, bytes: Uint8Array): Promise<DocumentFile>;
  /** Undefined when it is not there. Fault `object-damaged` when its bytes have not its hash any more. */
  find(site: string, sha256: string): Promise<(DocumentFile & { readonly bytes: Uint8Array }) | undefined>;
}
