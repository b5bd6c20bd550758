import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, JsonValue, RecordedEvent } from '@batchwright/records';
import type { PersonEvent } from '../../domain/person';
import type { SecurityEvent } from '../../domain/security-event';
import type { TerminalEvent } from '../../domain/terminal';

interface SigningKeyPublished {
  readonly type: 'SigningKeyPublished';
  readonly body: { readonly kid: string; readonly jwk: JsonObject; readonly issuer: string; readonly firstSeen: string };
}

interface SecurityEventRecorded {
  readonly type: 'SecurityEventRecorded';
  readonly body: SecurityEvent;
}

interface EvidenceRedeemed {
  readonly type: 'EvidenceRedeemed';
  readonly body: JsonObject;
}

type IdentityEvent = PersonEvent | TerminalEvent | SigningKeyPublished | SecurityEventRecorded | EvidenceRedeemed;

/** Which rows an event of identity makes: when it is recorded, and again when the tables are rebuilt. */
export function rowsOf(record: RecordedEvent): readonly RowChange[] {
  const event = record as unknown as IdentityEvent;
  const { aggregateId, sequence } = record;
  const row = (table: string, values: JsonObject): RowChange[] => [{ table, op: 'upsert', values }];
  switch (event.type) {
    case 'PersonRegistered':
    case 'PersonChanged': {
      const { name, accounts, sites, roles } = event.body;
      const told = { person: aggregateId, name, accounts: accounts as unknown as JsonValue, sites: [...sites], roles: [...roles], sequence };
      return row('registered_person', event.type === 'PersonRegistered' ? { ...told, locked: false, locked_by: null } : told);
    }
    case 'PersonLocked':
      return row('registered_person', { person: aggregateId, locked: true, locked_by: event.body.lockedBy, sequence });
    case 'PersonUnlocked':
      return row('registered_person', { person: aggregateId, locked: false, locked_by: null, sequence });
    case 'TerminalEnrolled': {
      const { code, area, title } = event.body;
      return row('terminal', { code, area, title, enrolled: true, sequence });
    }
    case 'TerminalRevoked':
      return row('terminal', { code: aggregateId, enrolled: false, sequence });
    case 'SigningKeyPublished': {
      const { kid, jwk, issuer, firstSeen } = event.body;
      return row('archived_key', { id: aggregateId, kid, issuer, jwk, first_seen: firstSeen });
    }
    case 'SecurityEventRecorded': {
      const { site: _, ...values } = event.body;
      return row('security_event', { ...values });
    }
    case 'EvidenceRedeemed':
      return [];
  }
}
