import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { canonical, sha256Hex, type JsonObject, type JsonValue } from '@batchwright/records';
import type { PackageContent, PackagedStream } from '../../application/packages';
import { writeBatchRecord } from './b2mml/write-batch-record';
import { packContainer, type PackagedFile } from './container';

/** Name and version of the format of a release package; docs/package-format.md describes it. */
export const PACKAGE_FORMAT = 'batchwright.package/1';

/** The package: all parts, a manifest with their hashes, and the manifest's signature (Ed25519) by the plant's key. */
export function buildPackage(content: PackageContent, pdf: Buffer, key: KeyObject, xml = writeBatchRecord(content)): Buffer {
  const parts: PackagedFile[] = [
    { path: 'record.json', bytes: Buffer.from(recordJson(content.streams)) },
    { path: 'recipe.json', bytes: Buffer.from(content.recipe) },
    { path: 'certificate.json', bytes: Buffer.from(canonical(content.certificate)) },
    { path: 'keys.json', bytes: Buffer.from(canonical(content.keys as unknown as JsonValue)) },
    { path: 'record.pdf', bytes: pdf },
    { path: 'record.xml', bytes: Buffer.from(xml) },
    ...(content.files ?? []).map(({ sha256, bytes }) => ({ path: `attachments/${sha256}`, bytes })),
  ];
  const manifest = Buffer.from(
    canonical({
      format: PACKAGE_FORMAT,
      batch: content.batch,
      site: content.site,
      createdAt: content.createdAt,
      files: parts.map((part) => ({ path: part.path, sha256: sha256Hex(part.bytes), size: part.bytes.length })),
    }),
  );
  const seal = {
    alg: 'EdDSA',
    key: { kty: 'OKP', crv: 'Ed25519', x: publicX(key) },
    signature: sign(null, manifest, key).toString('base64url'),
  };
  return packContainer([{ path: 'manifest.json', bytes: manifest }, { path: 'manifest.sig.json', bytes: Buffer.from(canonical(seal)) }, ...parts]);
}

/** What one compares to know the manufacturer: hex SHA-256 of the raw public key. */
export function fingerprintOf(key: KeyObject): string {
  return sha256Hex(Buffer.from(publicX(key), 'base64url'));
}

/** The record for machines: every event verbatim with its leaf hash. Canonical, because its parts are and keys come in order. */
export function recordJson(streams: readonly PackagedStream[]): string {
  return canonical({
    streams: streams.map((stream) => ({
      service: stream.service,
      aggregateType: stream.aggregateType,
      aggregateId: stream.aggregateId,
      head: stream.head,
      count: stream.texts.length,
      events: stream.texts.map((text, i) => ({ ...(JSON.parse(text) as JsonObject), leafHash: stream.leafHashes[i] ?? '' })),
    })),
  });
}

function publicX(key: KeyObject): string {
  const x = createPublicKey(key).export({ format: 'jwk' }).x;
  if (x === undefined) throw new Error('the key of release packages is not an Ed25519 key');
  return x;
}
