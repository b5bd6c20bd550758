import { DomainError } from '@batchwright/kernel';
import { mediaTypeOf } from './media-type';
import type { ObjectStore } from './object-store';

/** A file as the store knows it; its name belongs to the record that names it. */
export interface StoredFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Whose files they are, and which are taken. */
export interface KeptFilesOptions {
  readonly service: string;
  /** The refusal of content that is nothing the service takes. */
  readonly refusal: (size: number) => Error;
  /** What a file is, by its content; undefined = it is not taken. Default: pictures and PDF. */
  readonly typeOf?: (bytes: Uint8Array) => string | undefined;
  /** What a file is that no person brings and the service itself keeps at the same place; it is found, and never taken. */
  readonly ownTypeOf?: (bytes: Uint8Array) => string | undefined;
}

/** Files that people bring, as they are: photos, certificates, documents. Kept under the hash of their bytes. */
export class KeptFiles {
  private readonly typeOf: (bytes: Uint8Array) => string | undefined;

  constructor(private readonly objects: ObjectStore, private readonly options: KeptFilesOptions) {
    this.typeOf = options.typeOf ?? mediaTypeOf;
  }

  /** Refusal: that of the options. */
  async keep(site: string, bytes: Uint8Array): Promise<StoredFile> {
    const mediaType = this.typeOf(bytes);
    if (mediaType === undefined) throw this.options.refusal(bytes.byteLength);
    const { sha256 } = await this.objects.put(this.options.service, site, bytes);
    return { sha256, mediaType, size: bytes.byteLength };
  }

  /** Undefined when it is not there, or is none of these files: the service keeps other objects at the same place. Fault `object-damaged` when its bytes have not its hash any more. */
  async find(site: string, sha256: string): Promise<(StoredFile & { readonly bytes: Uint8Array }) | undefined> {
    try {
      const bytes = await this.objects.get({ service: this.options.service, site, sha256 });
      const mediaType = this.typeOf(bytes) ?? this.options.ownTypeOf?.(bytes);
      return mediaType === undefined ? undefined : { sha256, mediaType, size: bytes.byteLength, bytes };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'object-missing') return undefined;
      throw error;
    }
  }
}
