import type { RowChange } from '@batchwright/persistence';
import type { RecordedEvent } from '@batchwright/records';
import type { QualificationEvent } from '../../domain/qualification';

/** Which rows an event of a qualification makes. */
export function rowsOf(record: RecordedEvent): readonly RowChange[] {
  const key = { id: record.aggregateId, sequence: record.sequence };
  const event = record as unknown as QualificationEvent;
  switch (event.type) {
    case 'QualificationGranted': {
      const { person, code, from, until } = event.body;
      return [{ table: 'qualification', op: 'upsert', values: { ...key, person, code, valid_from: from, valid_until: until, revoked: false, expired: false, granted_by: record.person ?? '' } }];
    }
    case 'QualificationExpired':
      return [{ table: 'qualification', op: 'upsert', values: { ...key, expired: true } }];
    case 'QualificationRevoked':
      return [{ table: 'qualification', op: 'upsert', values: { ...key, revoked: true } }];
  }
}
