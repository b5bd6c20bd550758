import { createPrivateKey, type KeyObject } from 'node:crypto';
import { objectKey, type ObjectStore } from '@batchwright/objects';
import type { KeptPackage, OpenedPackage, PackageContent, Packages } from '../../application/packages';
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
    const pdf = await printRecord(content, Buffer.from(recordJson(content.streams)));
    const { size, ...address } = await this.objects.putStream('review', content.site, buildPackage(content, pdf, this.key));
    return { sha256: address.sha256, objectKey: objectKey(address), size };
  }

  async read(site: string, sha256: string): Promise<OpenedPackage> {
    const address = { service: 'review', site, sha256 };
    let size = 0;
    for await (const chunk of this.objects.open(address)) size += chunk.byteLength; // one that was changed is refused before anything of it leaves
    return { size, bytes: this.objects.open(address) };
  }
}
