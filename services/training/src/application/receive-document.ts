import type { DataByType } from '@batchwright/contracts';
import type { Transaction } from '@batchwright/persistence';
import type { Readings } from './readings';

/** New versions of controlled documents become something to read for those who work by them, from the moment they are in the register: an SOP is read before it is in effect (H3). */
export class ReceiveDocument {
  constructor(private readonly readings: Readings) {}

  async versionAdded(tx: Transaction, told: DataByType['batchwright.recipes.v1.DocumentVersionAdded']): Promise<void> {
    const { site, documentId, code, version, sha256: hash, effectiveFrom, titleEn: title, titleDe } = told;
    const { plant } = await tx.times();
    await this.readings.keep(tx, { kind: 'document', site, versionId: `${documentId}.${version}`, documentId, code, version, hash, title, titleDe, status: 'scheduled', effectiveFrom }, plant, []);
  }

  async withdrawn(tx: Transaction, { site, documentId }: DataByType['batchwright.recipes.v1.DocumentWithdrawn']): Promise<void> {
    for (const versionId of await this.readings.versionsOf(tx, site, documentId)) await this.readings.mark(tx, site, versionId, 'withdrawn');
  }
}
