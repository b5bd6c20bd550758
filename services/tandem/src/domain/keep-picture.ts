import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { notInSession } from './decide-session';
import { partyOf, type KeptFile, type Session, type SessionEvent } from './session';
import type { Heard, Talk } from './talk';

/**
 * Whoever stands in a session keeps the frozen picture of its operator with the step, as it is: the bytes that all were shown under this number, and not what a console made of them. A signature from afar can name it then.
 * Refusals: `session-over`, `not-in-session`, `drawing-unknown` for a picture that is not there, not frozen, another one, or none of the operator, `file-not-taken` for what is no picture.
 */
export function keepPicture(session: Session, by: { readonly person: string; readonly name: string }, { file, picture }: { readonly file: KeptFile; readonly picture: number }, talk: readonly Heard<Talk>[]): Result<SessionEvent[], DomainError> {
  if (session.ended) return err(refuse('session-over', {}));
  const keeper = partyOf(session, by.person);
  if (keeper?.state !== 'joined') return err(notInSession(session));
  const shown = talk.find(({ number, kind }) => number === picture && kind === 'picture');
  if (shown?.kind !== 'picture' || shown.file !== file.sha256) return err(refuse('drawing-unknown', {}, { field: 'picture' }));
  const operator = shown.of === undefined ? undefined : partyOf(session, shown.of);
  if (operator?.side !== 'operator') return err(refuse('drawing-unknown', {}, { field: 'picture' }));
  if (!file.mediaType.startsWith('image/')) return err(refuse('file-not-taken', {}, { field: 'file' }));
  return ok([{ type: 'PictureKept', body: { person: keeper.person, name: keeper.name, stepKey: session.shownStep, of: operator.person, ofName: operator.name, file } }]);
}
