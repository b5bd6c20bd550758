import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { canonical, sha256Hex, type JsonObject, type JsonValue } from '@batchwright/records';
import type { PackageContent, PackagedStream } from '../../application/packages';
import { writeBatchRecord } from './b2mml/write-batch-record';
import { fileOf, measure, packContainer } from './container';

/** Name and version of the format of a release package; docs/package-format.md describes it. */
export const PACKAGE_FORMAT = 'batchwright.package/1';

/** The package, part by part: all files, a manifest with their hashes, and the manifest's signature (Ed25519) by the plant's key. */
export async function* buildPackage(content: PackageContent, pdf: Buffer, key: KeyObject, xml = writeBatchRecord(content)): AsyncIterable<Uint8Array> {
  const parts = [
    fileOf('record.json', Buffer.from(recordJson(content.streams))),
    fileOf('recipe.json', Buffer.from(content.recipe)),
    fileOf('certificate.json', Buffer.from(canonical(content.certificate))),
    fileOf('keys.json', Buffer.from(canonical(content.keys as unknown as JsonValue))),
    fileOf('record.pdf', pdf),
    fileOf('record.xml', Buffer.from(xml)),
    ...(content.files ?? []).map(({ sha256, bytes }) => ({ path: `attachments/${sha256}`, bytes })),
  ];
  const measured = [];
  for (const part of parts) measured.push(await measure(part));
  const manifest = Buffer.from(
    canonical({
      format: PACKAGE_FORMAT,
      batch: content.batch,
      site: content.site,
      createdAt: content.createdAt,
      files: measured.map(({ path, sha256, size }) => ({ path, sha256, size })),
    }),
  );
  const seal = {
    alg: 'EdDSA',
    key: { kty: 'OKP', crv: 'Ed25519', x: publicX(key) },
    signature: sign(null, manifest, key).toString('base64url'),
  };
  const head = [await measure(fileOf('manifest.json', manifest)), await measure(fileOf('manifest.sig.json', Buffer.from(canonical(seal))))];
  yield* packContainer([...head, ...measured]);
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
