import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import { evolveQualification, type Qualification, type QualificationEvent } from '../domain/qualification';

/** What the other services are told: what happened, and what the qualification is now. `at` = the plant's time of the act. */
export function messagesOf(before: Qualification, events: readonly QualificationEvent[], act: { readonly person: string; readonly at: string }): OutgoingMessage[] {
  let now = before;
  return events.flatMap((event) => {
    now = evolveQualification(now, event);
    const { id, site, person, code, from, until, sequence } = now;
    const place = { subject: id, site, sequence };
    const facts = { qualificationId: id, person, code, site, from };
    const status = now.revoked ? 'revoked' : now.expired ? 'expired' : 'granted';
    return [announcement(event, place, facts, until, act), outgoing('batchwright.training.v1.QualificationSnapshot', place, { ...facts, until, status })];
  });
}

type Place = { readonly subject: string; readonly site: string; readonly sequence: number };
type Facts = { readonly qualificationId: string; readonly person: string; readonly code: string; readonly site: string; readonly from: string };

function announcement(event: QualificationEvent, place: Place, facts: Facts, until: string, act: { readonly person: string; readonly at: string }): OutgoingMessage {
  switch (event.type) {
    case 'QualificationGranted':
      return outgoing('batchwright.training.v1.QualificationGranted', place, { ...facts, until, grantedBy: act.person });
    case 'QualificationExpired':
      return outgoing('batchwright.training.v1.QualificationExpired', place, { ...facts, until });
    case 'QualificationRevoked':
      return outgoing('batchwright.training.v1.QualificationRevoked', place, {
        ...facts, until: until < act.at ? until : act.at, revokedAt: act.at, revokedBy: act.person, reason: event.body.reason,
      });
  }
}
