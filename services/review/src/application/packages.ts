import type { JsonObject } from '@batchwright/records';

/** One chain of events in a package: the events of one aggregate of one service, verbatim, from the first on. */
export interface PackagedStream {
  readonly service: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** Canonical texts of the records, in order. */
  readonly texts: readonly string[];
  readonly leafHashes: readonly string[];
  /** Chain head after the last. */
  readonly head: string;
}

/** A photo or file by its hash; its bytes are read, from the beginning, each time they are asked for. */
export interface PackagedAttachment {
  readonly sha256: string;
  bytes(): AsyncIterable<Uint8Array>;
}

/** Everything that goes into the release package of a batch. The same content gives the same bytes. */
export interface PackageContent {
  readonly batch: string;
  readonly site: string;
  readonly timeZone: string;
  /** Instant of the disposition, plant time. */
  readonly createdAt: string;
  readonly streams: readonly PackagedStream[];
  /** Canonical recipe document, verbatim. */
  readonly recipe: string;
  readonly certificate: JsonObject;
  /** Photos and files that the record names, by hash; what is damaged or missing in the store is not there. */
  readonly files?: readonly PackagedAttachment[];
  /** Issuer of signatures and the archived keys that signed their tokens. */
  readonly keys: { readonly issuer: string; readonly keys: readonly JsonObject[] };
}

/** Where a package lies. */
export interface KeptPackage {
  readonly sha256: string;
  readonly objectKey: string;
  readonly size: number;
}

/** A package on its way out. */
export interface OpenedPackage {
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Makes, keeps and reads release packages. */
export interface Packages {
  /** Builds the file, signs its manifest and puts it into the object store. */
  make(content: PackageContent): Promise<KeptPackage>;
  /** Checked against its hash, then given part by part. Fails as the store does: `object-missing`, `object-damaged`. */
  read(site: string, sha256: string): Promise<OpenedPackage>;
  /** What one compares to know the manufacturer: hex SHA-256 of the public key. */
  readonly fingerprint: string;
}
