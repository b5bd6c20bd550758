import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { notInSession } from './decide-session';
import { partyOf, samePerson, type DrawnMark, type KeptFile, type Session, type SessionEvent } from './session';
import { standingMarks, type Heard, type Talk } from './talk';

/** Marks that one kept drawing holds: more nobody reads. */
export const MOST_MARKS = 200;

/** A picture with what was drawn on it, as one file; and what of it stands in the talk of the session. */
export interface Drawing {
  readonly file: KeptFile;
  /** Number of the picture that was drawn on. */
  readonly picture: number;
  /** Numbers of the marks that the file shows. */
  readonly marks: readonly number[];
}

/**
 * The operator says that a drawing stays with the step. Who drew what and when is what the service heard, not what a console says of it.
 * Refusals: `session-over`, `not-in-session` who is not its operator, `drawing-unknown` for a picture or a mark that is not there, `drawing-too-large`, `file-not-taken` for what is no PNG.
 */
export function keepDrawing(session: Session, by: { readonly person: string; readonly name: string }, { file, picture, marks }: Drawing, talk: readonly Heard<Talk>[]): Result<SessionEvent[], DomainError> {
  if (session.ended) return err(refuse('session-over', {}));
  const keeper = partyOf(session, by.person);
  if (keeper?.side !== 'operator' || keeper.state !== 'joined') return err(notInSession(session));
  const shown = talk.find(({ number, kind }) => number === picture && kind === 'picture');
  if (shown?.kind !== 'picture') return err(refuse('drawing-unknown', {}, { field: 'picture' }));
  if (marks.length > MOST_MARKS) return err(refuse('drawing-too-large', { most: MOST_MARKS }, { field: 'marks' }));
  if (file.mediaType !== 'image/png') return err(refuse('file-not-taken', {}, { field: 'file' }));
  const standing = standingMarks(talk, picture);
  const kept = [...new Set(marks)].sort((a, b) => a - b).map((number) => standing.find((mark) => mark.number === number));
  if (kept.includes(undefined)) return err(refuse('drawing-unknown', {}, { field: 'marks' }));
  const nameOf = (person: string): string => session.parties.find((party) => samePerson(party.person, person))?.name ?? person;
  const drawn = kept.flatMap((mark): DrawnMark[] => (mark ? [{ person: mark.from, name: nameOf(mark.from), at: mark.at, tool: mark.tool, points: mark.points, ...(mark.text === undefined ? {} : { text: mark.text }) }] : []));
  return ok([{ type: 'DrawingKept', body: { person: keeper.person, name: keeper.name, ...(shown.of === undefined ? {} : { of: shown.of, ofName: nameOf(shown.of) }), file, marks: drawn } }]);
}
