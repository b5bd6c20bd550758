import type { CommandContext } from '@batchwright/access';
import { keepDrawing } from '../domain/keep-drawing';
import type { KeepShownFile } from './keep-shown-file';
import type { SessionAnswer } from './record-session';

/** What the operator says of a drawing that is to stay. */
export interface KeepDrawingCommand {
  /** Hash of the picture with the drawing on it, shown in the session before. */
  readonly file: string;
  readonly picture: number;
  readonly marks: readonly number[];
  readonly fileName: string;
}

/** A drawing becomes an attachment of the step: from here on its bytes do not change and do not go (21 CFR 211.188). */
export class KeepDrawing {
  constructor(private readonly keep: KeepShownFile) {}

  /** Refusals: those of `KeepShownFile`, and of the domain. */
  execute(id: string, { file: sha256, picture, marks, fileName }: KeepDrawingCommand, context: CommandContext): Promise<SessionAnswer> {
    return this.keep.execute(id, sha256, context, (session, actor, file, talk) => keepDrawing(session, actor, { file: { ...file, fileName }, picture, marks }, talk));
  }
}
