import { DomainError, refuse } from '@batchwright/kernel';
import { mediaTypeOf, type ObjectStore } from '@batchwright/objects';
import type { CertificateFiles, KeptFile } from '../../application/lots';

const SERVICE = 'resources';

/** Certificates of lots in the object store, under the hash of their bytes. */
export class ObjectCertificateFiles implements CertificateFiles {
  constructor(private readonly objects: ObjectStore) {}

  async keep(site: string, bytes: Uint8Array): Promise<KeptFile> {
    const mediaType = mediaTypeOf(bytes);
    if (mediaType === undefined) throw refuse('file-not-taken', { bytes: bytes.byteLength }, { rule: '21 CFR 211.84(d)(2)' });
    const { sha256 } = await this.objects.put(SERVICE, site, bytes);
    return { sha256, mediaType, size: bytes.byteLength };
  }

  async find(site: string, sha256: string): Promise<(KeptFile & { readonly bytes: Uint8Array }) | undefined> {
    try {
      const bytes = await this.objects.get({ service: SERVICE, site, sha256 });
      return { sha256, mediaType: mediaTypeOf(bytes) ?? 'application/octet-stream', size: bytes.byteLength, bytes };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'object-missing') return undefined;
      throw error;
    }
  }
}
