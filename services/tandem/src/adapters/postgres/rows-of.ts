import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { SessionEvent } from '../../domain/session';
import { rowsOfPlan } from './rows-of-plan';

/** Nobody wants a recording, and none runs. */
const NOTHING_ASKED: JsonObject = { proposal: null, proposed_by: null, recording: null };

/** Which rows an event of a session makes, or of a planned one. */
export function rowsOf(record: RecordedEvent): readonly RowChange[] {
  if (record.aggregateType === 'planned-session') return rowsOfPlan(record);
  const event = record as unknown as SessionEvent;
  const { aggregateId: id, sequence, actAt: at } = record;
  const session = (more: JsonObject = {}): RowChange => ({ table: 'session', op: 'upsert', values: { id, sequence, ...more } });
  const party = (person: string, values: JsonObject): RowChange => ({ table: 'party', op: 'upsert', values: { session_id: id, person, at, ...values } });
  const call = (person: string, what: string): RowChange => ({ table: 'call_event', op: 'upsert', values: { session_id: id, sequence, person, what, at } });
  switch (event.type) {
    case 'SessionOpened': {
      const { person, name, runId, runNumber, stepKey } = event.body;
      return [session({ run_id: runId, run_number: runNumber, step_key: stepKey, began: at, ended: null, shown_step: stepKey, ...NOTHING_ASKED }), party(person, { name, side: 'operator', state: 'accepted', ring_until: null, word: null, alias: 'operator' })];
    }
    case 'ExpertCalled': {
      const { person, name, ringUntil } = event.body;
      return [session(), party(person, { name, side: 'expert', state: 'ringing', ring_until: ringUntil, word: null, alias: `expert-${sequence}` }), call(person, 'called')];
    }
    case 'CallAccepted':
      return [session(), party(event.body.person, { state: 'accepted', ring_until: null }), call(event.body.person, 'accepted')];
    case 'CallDeclined':
      return [session(), party(event.body.person, { state: 'declined', ring_until: null, word: event.body.word }), call(event.body.person, 'declined')];
    case 'CallMissed':
      return [session(), party(event.body.person, { state: 'missed', ring_until: null }), call(event.body.person, 'missed')];
    case 'PartyJoined':
      return [session(), party(event.body.person, { state: 'joined' })];
    case 'PartyLeft':
      return [session(), party(event.body.person, { state: 'left' })];
    case 'GuestInvited': {
      const { person, name, organisation, seesStep, until } = event.body;
      return [session(), party(person, { name, side: 'guest', state: 'invited', ring_until: null, word: null, alias: person, organisation, sees_step: seesStep, until })];
    }
    case 'GuestRevoked':
      return [session(), party(event.body.person, { state: 'revoked' })];
    case 'GuestExpired':
      return [session(), party(event.body.person, { state: 'expired' })];
    case 'DrawingKept':
    case 'PictureKept':
      return [session()];
    case 'OperatorMoved':
      return [session({ shown_step: event.body.stepKey })];
    case 'RecordingProposed':
      return [session({ proposal: event.body.proposal, proposed_by: event.body.person })];
    case 'ConsentGiven':
    case 'ConsentRefused':
    case 'ConsentWithdrawn': {
      const { proposal, person, name } = event.body;
      const given = event.type === 'ConsentGiven';
      return [session(given ? {} : NOTHING_ASKED), { table: 'recording_consent', op: 'upsert', values: { session_id: id, proposal, person, name, given, at } }];
    }
    case 'RecordingBegan': {
      const { recording, proposal, consented } = event.body;
      return [session({ recording }), { table: 'recording', op: 'upsert', values: { session_id: id, id: recording, proposal, consented: consented as unknown as JsonObject[], began: at } }];
    }
    case 'RecordingEnded': {
      const { recording, why } = event.body;
      return [session(why === 'ended' ? NOTHING_ASKED : { recording: null }), { table: 'recording', op: 'upsert', values: { session_id: id, id: recording, ended: at, why } }];
    }
    case 'RecordingSealed': {
      const { recording, sha256, size, seconds, mediaType } = event.body;
      return [session(), { table: 'recording', op: 'upsert', values: { session_id: id, id: recording, sha256, size, seconds, media_type: mediaType } }];
    }
    case 'RecordingRemoved':
      return [session(), { table: 'recording', op: 'upsert', values: { session_id: id, id: event.body.recording, removed: at } }];
    case 'RecordingWatched':
      return [session()];
    case 'SessionEnded':
      return [session({ ended: at, ...NOTHING_ASKED })];
  }
}
