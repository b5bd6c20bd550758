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
  /** Of a call: employee number and name of who calls. */
  readonly calledBy?: string;
  readonly calledByName?: string;
  /** With which word a call was declined, or why somebody left. */
  readonly word?: string;
}

export type ExpertAct = 'called' | 'accepted' | 'declined' | 'missed' | 'joined' | 'left' | 'ended';

/** It is written into the record of the run; nothing of the step changes. */
export interface NoteExpert extends ExpertNotedBody {
  readonly type: 'NoteExpert';
}
