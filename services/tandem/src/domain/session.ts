import type { MarkTool, Point } from './talk';

/** Somebody called to a session, or who called, or a guest. */
export interface Party {
  /** Employee number; of a guest, who has none, his name within the session. */
  readonly person: string;
  readonly name: string;
  readonly side: 'operator' | 'expert' | 'guest';
  readonly state: PartyState;
  /** Plant time until which it rings. */
  readonly ringUntil?: string;
  /** Under which name he goes before guests. */
  readonly alias?: string;
  /** Of a guest: his organisation, the one step that he sees, and until when, plant time. */
  readonly organisation?: string;
  readonly seesStep?: string;
  readonly until?: string;
}

/** `left` may join again, as long as the session is not over. A guest is `invited` until he comes; `revoked` and `expired` do not come back. */
export type PartyState = 'ringing' | 'accepted' | 'declined' | 'missed' | 'joined' | 'left' | 'invited' | 'revoked' | 'expired';

/** Experts beside an operator at a step of a run, live. */
export interface Session {
  readonly site: string;
  readonly id: string;
  /** Sequence of the aggregate; 0 = not there yet. */
  readonly sequence: number;
  readonly runId: string;
  /** As people read it. */
  readonly runNumber: string;
  readonly stepKey: string;
  /** Step that the operator works at now, and that is shown: at first the one to which the call was made. */
  readonly shownStep: string;
  readonly parties: readonly Party[];
  readonly ended: boolean;
  /** Absent: nobody wants it recorded. */
  readonly recording?: RecordingAsked;
}

/** Somebody wants the session recorded, and everybody who stands in it is asked. */
export interface RecordingAsked {
  /** Id of what was asked: consents count for it, and for nothing that is asked later. */
  readonly proposal: string;
  readonly proposedBy: Who;
  /** Employee numbers of those who have consented. */
  readonly consents: readonly string[];
  /** Id of the recording that runs; absent: none does. */
  readonly running?: string;
}

/** Who it is about. */
export interface Who {
  readonly person: string;
  readonly name: string;
}

/** `began-anew`: the console of the operator was loaded anew; `line-lost`: it was not heard of. */
export type RecordingEndedWhy = 'ended' | 'consent-withdrawn' | 'somebody-came' | 'operator-left' | 'line-lost' | 'began-anew' | 'session-ended';
/** Of a guest. */
export interface Outside {
  readonly organisation: string;
}

export type LeftWhy = 'hung-up' | 'line-lost' | 'session-ended';

/** A picture with a drawing, as it is kept with the step. */
export interface KeptFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly fileName: string;
}

/** Who drew what on it, and when. */
export interface DrawnMark extends Who {
  /** Plant time. */
  readonly at: string;
  readonly tool: MarkTool;
  readonly points: readonly Point[];
  readonly text?: string;
}

export type SessionEvent =
  | { readonly type: 'SessionOpened'; readonly body: Who & { readonly runId: string; readonly runNumber: string; readonly stepKey: string } }
  | { readonly type: 'ExpertCalled'; readonly body: Who & { readonly calledBy: string; readonly calledByName: string; readonly ringUntil: string } }
  | { readonly type: 'CallAccepted'; readonly body: Who }
  | { readonly type: 'CallDeclined'; readonly body: Who & { readonly word: string } }
  | { readonly type: 'CallMissed'; readonly body: Who }
  | { readonly type: 'PartyJoined'; readonly body: Who & Partial<Outside> }
  | { readonly type: 'PartyLeft'; readonly body: Who & Partial<Outside> & { readonly why: LeftWhy } }
  | { readonly type: 'GuestInvited'; readonly body: Who & Outside & { readonly invitedBy: string; readonly invitedByName: string; readonly seesStep: string; readonly until: string; readonly purpose?: string } }
  | { readonly type: 'GuestRevoked'; readonly body: Who & Outside & { readonly revokedBy: string; readonly revokedByName: string } }
  | { readonly type: 'GuestExpired'; readonly body: Who & Outside }
  | { readonly type: 'DrawingKept'; readonly body: Who & { readonly of?: string; readonly ofName?: string; readonly file: KeptFile; readonly marks: readonly DrawnMark[] } }
  | { readonly type: 'PictureKept'; readonly body: Who & { readonly stepKey: string; readonly of: string; readonly ofName: string; readonly file: KeptFile } }
  | { readonly type: 'OperatorMoved'; readonly body: Who & { readonly stepKey: string } }
  | { readonly type: 'RecordingProposed'; readonly body: Who & { readonly proposal: string } }
  | { readonly type: 'ConsentGiven' | 'ConsentRefused' | 'ConsentWithdrawn'; readonly body: Who & { readonly proposal: string } }
  | { readonly type: 'RecordingBegan'; readonly body: Who & { readonly proposal: string; readonly recording: string; readonly consented: readonly Who[] } }
  | { readonly type: 'RecordingEnded'; readonly body: Partial<Who> & { readonly recording: string; readonly why: RecordingEndedWhy } }
  | { readonly type: 'RecordingSealed'; readonly body: Partial<Who> & { readonly recording: string; readonly sha256: string; readonly size: number; readonly seconds: number; readonly mediaType: string } }
  | { readonly type: 'RecordingRemoved'; readonly body: Partial<Who> & { readonly recording: string; readonly sha256: string; readonly days: number } }
  | { readonly type: 'RecordingWatched'; readonly body: Who & { readonly recording: string; readonly sha256: string } }
  | { readonly type: 'SessionEnded'; readonly body: Partial<Who> };

/** A session that nobody opened yet. */
export function noSession(site: string, id: string, step: Pick<Session, 'runId' | 'runNumber' | 'stepKey'>): Session {
  return { site, id, sequence: 0, ...step, shownStep: step.stepKey, parties: [], ended: false };
}

/** The session after one more event. */
export function evolveSession(session: Session, event: SessionEvent): Session {
  const next = { ...session, sequence: session.sequence + 1 };
  switch (event.type) {
    case 'SessionOpened':
      return withParty(next, { ...whoOf(event.body), side: 'operator', state: 'accepted', alias: 'operator' });
    case 'ExpertCalled':
      return withParty(next, { ...whoOf(event.body), side: 'expert', state: 'ringing', ringUntil: event.body.ringUntil, alias: `expert-${next.sequence}` });
    case 'CallAccepted':
      return inState(next, event.body.person, 'accepted');
    case 'CallDeclined':
      return inState(next, event.body.person, 'declined');
    case 'CallMissed':
      return inState(next, event.body.person, 'missed');
    case 'PartyJoined':
      return inState(next, event.body.person, 'joined');
    case 'PartyLeft':
      return inState(next, event.body.person, 'left');
    case 'GuestInvited': {
      const { person, name, organisation, seesStep, until } = event.body;
      return withParty(next, { person, name, side: 'guest', state: 'invited', alias: person, organisation, seesStep, until });
    }
    case 'GuestRevoked':
      return inState(next, event.body.person, 'revoked');
    case 'GuestExpired':
      return inState(next, event.body.person, 'expired');
    case 'DrawingKept':
    case 'PictureKept':
      return next;
    case 'OperatorMoved':
      return { ...next, shownStep: event.body.stepKey };
    case 'RecordingProposed':
      return { ...next, recording: { proposal: event.body.proposal, proposedBy: whoOf(event.body), consents: [] } };
    case 'ConsentGiven':
      return next.recording ? { ...next, recording: { ...next.recording, consents: [...next.recording.consents, event.body.person] } } : next;
    case 'ConsentRefused':
    case 'ConsentWithdrawn':
      return withoutRecording(next);
    case 'RecordingBegan':
      return next.recording ? { ...next, recording: { ...next.recording, running: event.body.recording } } : next;
    case 'RecordingEnded':
      return event.body.why === 'ended' || !next.recording ? withoutRecording(next) : { ...next, recording: withoutRunning(next.recording) };
    case 'RecordingSealed':
    case 'RecordingRemoved':
    case 'RecordingWatched':
      return next;
    case 'SessionEnded':
      return { ...withoutRecording(next), ended: true };
  }
}

/** The party that somebody is, by employee number. */
export function partyOf({ parties }: Pick<Session, 'parties'>, person: string): Party | undefined {
  return parties.find((party) => samePerson(party.person, person));
}

/** True when two employee numbers are of one person. */
export function samePerson(a: string, b: string): boolean {
  return a.trim().toUpperCase() === b.trim().toUpperCase();
}

function whoOf({ person, name }: Who): Who {
  return { person, name };
}

function withoutRecording({ recording: _over, ...session }: Session): Session {
  return session;
}

function withoutRunning({ running: _over, ...recording }: RecordingAsked): RecordingAsked {
  return recording;
}

function withParty(session: Session, party: Party): Session {
  return { ...session, parties: [...session.parties.filter(({ person }) => !samePerson(person, party.person)), party] };
}

function inState(session: Session, person: string, state: PartyState): Session {
  return {
    ...session,
    parties: session.parties.map((party) => {
      if (!samePerson(party.person, person)) return party;
      const { ringUntil: _over, ...rest } = party;
      return { ...rest, state };
    }),
  };
}
