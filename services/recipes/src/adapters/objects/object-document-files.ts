import { DomainError, refuse } from '@batchwright/kernel';
import { mediaTypeOf, videoTypeOf, type ObjectStore } from '@batchwright/objects';
import type { DocumentFiles } from '../../application/controlled-documents';
import type { DocumentFile } from '../../domain/controlled-document';

const SERVICE = 'recipes';

/** Files of controlled documents in the object store, under the hash of their bytes. */
export class ObjectDocumentFiles implements DocumentFiles {
  constructor(private readonly objects: ObjectStore) {}

  async keep(site: string, bytes: Uint8Array): Promise<DocumentFile> {
    const mediaType = typeOf(bytes);
    if (mediaType === undefined) throw refuse('document-type-refused', { bytes: bytes.byteLength }, { rule: 'A9' });
    const { sha256 } = await this.objects.put(SERVICE, site, bytes);
    return { sha256, mediaType, size: bytes.byteLength };
  }

  async find(site: string, sha256: string): Promise<(DocumentFile & { readonly bytes: Uint8Array }) | undefined> {
    try {
      const bytes = await this.objects.get({ service: SERVICE, site, sha256 });
      const mediaType = typeOf(bytes);
      // the store holds recipes and reports as well: they are no documents
      return mediaType === undefined ? undefined : { sha256, mediaType, size: bytes.byteLength, bytes };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'object-missing') return undefined;
      throw error;
    }
  }
}

function typeOf(bytes: Uint8Array): string | undefined {
  return mediaTypeOf(bytes) ?? videoTypeOf(bytes);
}
