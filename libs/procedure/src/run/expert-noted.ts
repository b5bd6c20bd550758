import type { Attachment } from './recorded-value';

/** Somebody was called to stand beside the operator at a step, or stood there; tandem told it. */
export interface ExpertNotedBody {
  readonly sessionId: string;
  readonly stepKey: string;
  readonly what: ExpertAct;
  /** Employee number of whom it is about; empty where everybody had left. */
  readonly person: string;
  readonly name: string;
  /** Plant time at which it happened. */
  readonly at: string;
  /** Of a call: employee number and name of who calls; of a guest, of who invites him or shows him out. */
  readonly calledBy?: string;
  readonly calledByName?: string;
  /** Of a guest: his organisation; his name in `person` is one within the session, because he has no number. */
  readonly organisation?: string;
  /** Of an invitation: the one step that the guest sees, and until when, plant time. */
  readonly seesStep?: string;
  readonly until?: string;
  /** With which word a call was declined, why somebody left, why a recording ended, or what a guest is invited for. */
  readonly word?: string;
  /** The picture with a drawing that the operator kept (`drawn`), or a frozen picture as it was (`frozen`). */
  readonly drawing?: SessionDrawing;
  /** The recording that it is about. Its bytes are with tandem as long as it keeps them; the record has their hash. */
  readonly recording?: SessionRecording;
}

/** A recording of a session, as far as is known of it. */
export interface SessionRecording {
  readonly recordingId: string;
  /** Of all bytes; with size, length and kind once they were counted. */
  readonly sha256?: string;
  readonly size?: number;
  readonly seconds?: number;
  readonly mediaType?: string;
  /** Who stood in the session when it began, each of whom had consented; empty in what follows. */
  readonly consented: readonly { readonly person: string; readonly name: string }[];
  /** After how many days its bytes went. */
  readonly days?: number;
}

/** A file of the run, and who drew what on it when. */
export interface SessionDrawing extends Attachment {
  /** Employee number and name of whose picture it is; empty for one that was brought. */
  readonly pictureOf: string;
  readonly pictureOfName: string;
  readonly marks: readonly { readonly person: string; readonly name: string; /** Plant time. */ readonly at: string; /** `circle`, `arrow`, `line` or `text`. */ readonly tool: string; readonly text?: string }[];
}

export type ExpertAct = 'called' | 'accepted' | 'declined' | 'missed' | 'joined' | 'left' | 'drawn' | 'frozen' | 'moved' | 'guest-invited' | 'guest-revoked' | 'guest-expired' | 'ended' | RecordingAct;

export type RecordingAct = 'recording-proposed' | 'consent-given' | 'consent-refused' | 'consent-withdrawn' | 'recording-began' | 'recording-ended' | 'recording-sealed' | 'recording-removed';

/** It is written into the record of the run; nothing of the step changes. */
export interface NoteExpert extends ExpertNotedBody {
  readonly type: 'NoteExpert';
}
