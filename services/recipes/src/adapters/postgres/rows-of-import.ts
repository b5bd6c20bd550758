import type { RowChange } from '@batchwright/persistence';
import type { RecordedEvent } from '@batchwright/records';
import type { RecipeImportEvent } from '../../domain/recipe-import';

/** Which rows an event of an import makes. */
export function rowsOfImport(record: RecordedEvent): readonly RowChange[] {
  const event = record as unknown as RecipeImportEvent;
  const { aggregateId: id, sequence } = record;
  if (event.type === 'RecipeImported') {
    const { versionId, format, fileName, fileHash, reportHash, toClose } = event.body;
    return [{ table: 'recipe_import', op: 'upsert', values: { id, sequence, version_id: versionId, format, file_name: fileName, file_hash: fileHash, report_hash: reportHash, to_close: [...toClose] } }];
  }
  const closings = event.body.points.map((number): RowChange => ({
    table: 'recipe_import_closing', op: 'upsert', values: { import_id: id, number, how: event.body.how, person: record.person ?? '', name: record.name ?? '', at: record.actAt },
  }));
  return [{ table: 'recipe_import', op: 'upsert', values: { id, sequence } }, ...closings];
}
