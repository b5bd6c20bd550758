import type { DataByType } from '@batchwright/contracts';
import type { Transaction } from '@batchwright/persistence';

/** Controlled documents as recipes announces them, kept here because every start that names one asks it (A9). That a version takes effect is seen by its time; no message is waited for. */
export class ReceiveDocument {
  async versionAdded(tx: Transaction, told: DataByType['batchwright.recipes.v1.DocumentVersionAdded']): Promise<void> {
    const { site, documentId, version, code, sha256, mediaType, effectiveFrom, titleEn, titleDe } = told;
    await tx.project([{ table: 'document_version', op: 'upsert', values: { site, document_id: documentId, version, code, sha256, media_type: mediaType, effective_from: effectiveFrom, title_en: titleEn, title_de: titleDe } }]);
  }

  async withdrawn(tx: Transaction, { site, documentId, withdrawnAt }: DataByType['batchwright.recipes.v1.DocumentWithdrawn']): Promise<void> {
    await tx.project([{ table: 'document_withdrawal', op: 'upsert', values: { site, document_id: documentId, withdrawn_at: withdrawnAt } }]);
  }
}
