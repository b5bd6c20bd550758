import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { Times, Transaction } from '@batchwright/persistence';
import type { AuditRow, JsonObject } from '@batchwright/records';
import { withRecording } from '../domain/recording';
import { evolveSession, type DrawnMark, type Outside, type Session, type SessionEvent, type Who } from '../domain/session';
import { auditOfRecording, isOfRecording, messageOfRecording } from './recording-messages';
import type { Sessions } from './sessions';

/** What an act answers. */
export interface SessionAnswer {
  readonly aggregate: string;
  readonly sequence: number;
}

/** Records events of a session with who did them, and tells the others. Without a context, time did it, or a guest, who has no number and no account. */
export async function recordSession(tx: Transaction, sessions: Sessions, before: Session, decided: readonly SessionEvent[], times: Times, context?: CommandContext, status?: number, more: Readonly<Record<string, string>> = {}, guest?: Who): Promise<SessionAnswer> {
  const events = withRecording(before, decided);
  const answer = { aggregate: before.id, sequence: before.sequence + events.length, ...more };
  if (events.length === 0) return answer;
  await tx.append({
    site: before.site,
    aggregateType: 'session',
    aggregateId: before.id,
    expectedSequence: before.sequence,
    ...(context ? { by: attributionOf(context.actor) } : guest ? { by: { ...guest, account: '' } } : {}),
    timeUsed: times,
    events: events.map(({ type, body }) => ({ type, version: 1, body: body as JsonObject, audit: [auditOf(before, { type, body } as SessionEvent)] })),
    rowsOf: sessions.rowsOf,
    messages: messagesOf(before, events, times.plant),
    ...(context ? answerOf(context, { ...answer }, status) : {}),
  });
  await sessions.tell(tx, before.id);
  return answer;
}

function auditOf({ runNumber, stepKey }: Session, told: SessionEvent): AuditRow {
  const { type, body } = told;
  const row = { object: `session at run ${runNumber} / ${stepKey}`, action: type, ...(body.person === undefined ? {} : { newValue: `${body.name} (${'organisation' in body && body.organisation ? body.organisation : body.person})` }) };
  if (isOfRecording(told)) return { ...row, ...auditOfRecording(told) };
  if (type === 'GuestInvited') return { ...row, field: body.seesStep, newValue: `${row.newValue ?? ''} → ${body.until}`, ...(body.purpose === undefined ? {} : { reason: body.purpose }) };
  if (type === 'DrawingKept') return { ...row, newValue: `${body.file.fileName}, SHA-256 ${body.file.sha256}, drawn by ${drawersOf(body.marks) || 'nobody'}` };
  if (type === 'PictureKept') return { ...row, field: body.stepKey, newValue: `${body.file.fileName} of ${body.ofName} (${body.of}), SHA-256 ${body.file.sha256}, kept by ${body.name} (${body.person})` };
  if (type === 'OperatorMoved') return { ...row, field: 'step', newValue: body.stepKey };
  if (type === 'CallDeclined') return { ...row, reason: body.word };
  return type === 'PartyLeft' ? { ...row, reason: body.why } : row;
}

function drawersOf(marks: readonly DrawnMark[]): string {
  return [...new Set(marks.map(({ name, person }) => `${name} (${person})`))].join(', ');
}

/** What the run's record is told; that a session was opened, the first call says. */
function messagesOf(before: Session, events: readonly SessionEvent[], at: string): OutgoingMessage[] {
  let now = before;
  const told = events.flatMap((event): OutgoingMessage[] => {
    now = evolveSession(now, event);
    const place = { subject: now.id, site: now.site, sequence: now.sequence };
    const common = { sessionId: now.id, site: now.site, runId: now.runId, stepKey: now.stepKey, person: event.body.person ?? '', name: event.body.name ?? '', at };
    if (isOfRecording(event)) return messageOfRecording(event, place, common);
    switch (event.type) {
      case 'SessionOpened':
        return [];
      case 'ExpertCalled':
        return [outgoing('batchwright.tandem.v1.ExpertCalled', place, { ...common, calledBy: event.body.calledBy, calledByName: event.body.calledByName })];
      case 'CallDeclined':
        return [outgoing('batchwright.tandem.v1.CallDeclined', place, { ...common, word: event.body.word })];
      case 'PartyLeft':
        return [outgoing('batchwright.tandem.v1.PartyLeft', place, { ...common, why: event.body.why, ...outside(event.body) })];
      case 'GuestInvited': {
        const { organisation, invitedBy, invitedByName, seesStep, until, purpose } = event.body;
        return [outgoing('batchwright.tandem.v1.GuestInvited', place, { ...common, organisation, invitedBy, invitedByName, seesStep, until, ...(purpose === undefined ? {} : { purpose }) })];
      }
      case 'GuestRevoked':
        return [outgoing('batchwright.tandem.v1.GuestRevoked', place, { ...common, organisation: event.body.organisation, revokedBy: event.body.revokedBy, revokedByName: event.body.revokedByName })];
      case 'GuestExpired':
        return [outgoing('batchwright.tandem.v1.GuestExpired', place, { ...common, organisation: event.body.organisation })];
      case 'DrawingKept': {
        const { of = '', ofName = '', file, marks } = event.body;
        return [outgoing('batchwright.tandem.v1.DrawingKept', place, { ...common, pictureOf: of, pictureOfName: ofName, ...file, marks: marks.map(({ points: _points, ...mark }) => mark) })];
      }
      case 'PictureKept': {
        const { stepKey, of, ofName, file } = event.body;
        return [outgoing('batchwright.tandem.v1.PictureKept', place, { ...common, person: event.body.person, name: event.body.name, stepKey, pictureOf: of, pictureOfName: ofName, ...file })];
      }
      case 'CallAccepted':
        return [outgoing('batchwright.tandem.v1.CallAccepted', place, common)];
      case 'CallMissed':
        return [outgoing('batchwright.tandem.v1.CallMissed', place, common)];
      case 'PartyJoined':
        return [outgoing('batchwright.tandem.v1.PartyJoined', place, { ...common, ...outside(event.body) })];
      case 'OperatorMoved':
        return [outgoing('batchwright.tandem.v1.OperatorMoved', place, { ...common, person: event.body.person, name: event.body.name, stepKey: event.body.stepKey })];
      case 'SessionEnded':
        return [outgoing('batchwright.tandem.v1.SessionEnded', place, common)];
    }
  });
  const { id, site, sequence, runId, stepKey, parties, ended } = now;
  return [...told, outgoing('batchwright.tandem.v1.SessionSnapshot', { subject: id, site, sequence }, { sessionId: id, site, runId, stepKey, parties: parties.filter(({ side }) => side !== 'guest').map(({ person }) => person), ended })];
}

function outside({ organisation }: Partial<Outside>): Partial<Outside> {
  return organisation === undefined ? {} : { organisation };
}
