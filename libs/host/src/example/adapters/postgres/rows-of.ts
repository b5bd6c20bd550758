import type { RowChange } from '@batchwright/persistence';
import type { RecordedEvent } from '@batchwright/records';
import type { BadgeEvent } from '../../domain/badge';

/** Which rows an event of a badge makes: when it is recorded, and again when the table is rebuilt. */
export function rowsOf(record: RecordedEvent): readonly RowChange[] {
  const event = record as unknown as BadgeEvent;
  const key = { id: record.aggregateId, sequence: record.sequence };
  switch (event.type) {
    case 'BadgeGiven': {
      const { person, code, from, until } = event.body;
      return [{ table: 'badge', op: 'upsert', values: { ...key, person, code, valid_from: from, valid_until: until, withdrawn: false } }];
    }
    case 'BadgeWithdrawn':
      return [{ table: 'badge', op: 'upsert', values: { ...key, withdrawn: true } }];
  }
}
