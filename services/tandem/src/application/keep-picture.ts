import type { CommandContext } from '@batchwright/access';
import { keepPicture } from '../domain/keep-picture';
import type { KeepShownFile } from './keep-shown-file';
import type { SessionAnswer } from './record-session';

/** Which frozen picture is to stay with the step. */
export interface KeepPictureCommand {
  /** Hash of the file that all were shown. */
  readonly file: string;
  /** Number under which it was shown. */
  readonly picture: number;
}

/** A frozen picture of the operator becomes an attachment of the step: what somebody who signs from afar had in view (21 CFR 11.70, 211.188). */
export class KeepPicture {
  constructor(private readonly keep: KeepShownFile) {}

  /** Refusals: those of `KeepShownFile`, and of the domain. */
  execute(id: string, { file: sha256, picture }: KeepPictureCommand, context: CommandContext): Promise<SessionAnswer> {
    return this.keep.execute(id, sha256, context, (session, actor, file, talk) => keepPicture(session, actor, { file: { ...file, fileName: `picture-${picture}.${file.mediaType === 'image/png' ? 'png' : 'jpg'}` }, picture }, talk));
  }
}
