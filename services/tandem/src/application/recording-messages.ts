import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { AuditRow } from '@batchwright/records';
import type { SessionEvent, Who } from '../domain/session';

/** What happens to a recording and to who was asked for it. */
export type RecordingEvent = Extract<SessionEvent, { type: `Recording${string}` | `Consent${string}` }>;

type Place = Parameters<typeof outgoing>[1];

interface Common extends Who {
  readonly sessionId: string;
  readonly site: string;
  readonly runId: string;
  readonly stepKey: string;
  readonly at: string;
}

export function isOfRecording(event: SessionEvent): event is RecordingEvent {
  return event.type.startsWith('Recording') || event.type.startsWith('Consent');
}

/** What the row of the session says of it. */
export function auditOfRecording(event: RecordingEvent): Pick<AuditRow, 'newValue' | 'oldValue' | 'reason' | 'field'> {
  switch (event.type) {
    case 'RecordingBegan':
      return { field: `recording ${event.body.recording}`, newValue: `all consent: ${event.body.consented.map(({ name, person }) => `${name} (${person})`).join(', ')}` };
    case 'RecordingEnded':
      return { field: `recording ${event.body.recording}`, reason: event.body.why };
    case 'RecordingSealed':
      return { field: `recording ${event.body.recording}`, newValue: `SHA-256 ${event.body.sha256}, ${event.body.size} bytes, ${event.body.seconds} s` };
    case 'RecordingRemoved':
      return { field: `recording ${event.body.recording}`, oldValue: `SHA-256 ${event.body.sha256}`, reason: `after ${event.body.days} days` };
    case 'RecordingWatched':
      return { field: `recording ${event.body.recording}`, newValue: `watched, SHA-256 ${event.body.sha256}` };
    default:
      return {};
  }
}

/** What the record of the run is told. Who watched a recording later stands in the record of the session alone: the step knows nothing of it. */
export function messageOfRecording(event: RecordingEvent, place: Place, common: Common): OutgoingMessage[] {
  switch (event.type) {
    case 'RecordingProposed':
      return [outgoing('batchwright.tandem.v1.RecordingProposed', place, common)];
    case 'ConsentGiven':
      return [outgoing('batchwright.tandem.v1.ConsentGiven', place, common)];
    case 'ConsentRefused':
      return [outgoing('batchwright.tandem.v1.ConsentRefused', place, common)];
    case 'ConsentWithdrawn':
      return [outgoing('batchwright.tandem.v1.ConsentWithdrawn', place, common)];
    case 'RecordingBegan':
      return [outgoing('batchwright.tandem.v1.RecordingBegan', place, { ...common, recordingId: event.body.recording, consented: event.body.consented.map(({ person, name }) => ({ person, name })) })];
    case 'RecordingEnded':
      return [outgoing('batchwright.tandem.v1.RecordingEnded', place, { ...common, recordingId: event.body.recording, why: event.body.why })];
    case 'RecordingSealed': {
      const { recording: recordingId, sha256, size, seconds, mediaType } = event.body;
      return [outgoing('batchwright.tandem.v1.RecordingSealed', place, { ...common, recordingId, sha256, size, seconds, mediaType })];
    }
    case 'RecordingRemoved':
      return [outgoing('batchwright.tandem.v1.RecordingRemoved', place, { ...common, recordingId: event.body.recording, sha256: event.body.sha256, days: event.body.days })];
    case 'RecordingWatched':
      return [];
  }
}
