import type { RowChange } from '@batchwright/persistence';
import type { RecordedEvent } from '@batchwright/records';
import type { ControlledDocumentEvent } from '../../domain/controlled-document';

/** Which rows an event of a controlled document makes. */
export function rowsOfDocument(record: RecordedEvent): readonly RowChange[] {
  const event = record as unknown as ControlledDocumentEvent;
  const { aggregateId: id, sequence } = record;
  switch (event.type) {
    case 'DocumentRegistered': {
      const { code, title } = event.body;
      return [{ table: 'controlled_document', op: 'upsert', values: { id, sequence, code, title_en: title.en, title_de: title.de } }];
    }
    case 'DocumentVersionAdded': {
      const { version, sha256, mediaType, size, fileName, effectiveDate, effectiveFrom } = event.body;
      const values = { document_id: id, version, sha256, media_type: mediaType, size, file_name: fileName, effective_date: effectiveDate, effective_from: effectiveFrom };
      return [
        { table: 'controlled_document', op: 'upsert', values: { id, sequence } },
        { table: 'controlled_document_version', op: 'upsert', values: { ...values, person: record.person ?? '', name: record.name ?? '', added_at: record.actAt } },
      ];
    }
    case 'DocumentWithdrawn':
      return [{ table: 'controlled_document', op: 'upsert', values: { id, sequence, withdrawn_at: event.body.withdrawnAt } }];
  }
}
