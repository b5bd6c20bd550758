import { createPrivateKey, type KeyObject } from 'node:crypto';
import { objectKey, type ObjectStore } from '@batchwright/objects';
import type { KeptPackage, PackageContent, Packages } from '../../application/packages';
import { buildPackage, fingerprintOf, recordJson } from './build-package';
import { printRecord } from './print-record';

/** Release packages in the object store, sealed with the plant's key. */
export class ObjectPackages implements Packages {
  private readonly key: KeyObject;
  readonly fingerprint: string;

  /** `keyPem`: Ed25519, PKCS#8. */
  constructor(private readonly objects: ObjectStore, keyPem: string) {
    this.key = createPrivateKey(keyPem);
    this.fingerprint = fingerprintOf(this.key);
  }

  async make(content: PackageContent): Promise<KeptPackage> {
    const bytes = buildPackage(content, await printRecord(content, Buffer.from(recordJson(content.streams))), this.key);
    const address = await this.objects.put('review', content.site, bytes);
    return { sha256: address.sha256, objectKey: objectKey(address), size: bytes.length };
  }

  read(site: string, sha256: string): Promise<Uint8Array> {
    return this.objects.get({ service: 'review', site, sha256 });
  }
}
