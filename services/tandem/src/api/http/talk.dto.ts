import { ChoiceField, CountField, HashField, IdField, ListField, TextField } from '@batchwright/host';
import { TALK_KINDS } from '../../application/talk';

const NUMBER = [1, 1_000_000_000] as const;

export class SharedFileResponse {
  @HashField({ description: 'SHA-256 of the bytes' })
  sha256!: string;

  @ChoiceField(['image/jpeg', 'image/png', 'application/pdf'], { description: 'As the content says it' })
  mediaType!: string;

  @CountField(1, 8 * 1024 * 1024, { description: 'Bytes' })
  size!: number;
}

export class KeepDrawingRequest {
  @HashField({ description: 'The picture with the drawing on it, one PNG, shown in the session before' })
  file!: string;

  @CountField(...NUMBER, { description: 'Number of the picture that was drawn on' })
  picture!: number;

  @ListField('count', 1000, { description: 'Numbers of the marks that the file shows, 200 at most' })
  marks!: number[];

  @TextField(200, { example: 'drawing.png' })
  fileName!: string;
}

export class TalkResponse {
  @CountField(...NUMBER)
  number!: number;

  @IdField({ description: 'Employee number of who said it', example: 'E1020' })
  from!: string;

  @TextField(30, { example: '2026-11-24T08:00:00.000Z', description: 'When, plant time' })
  at!: string;

  @ChoiceField([...TALK_KINDS])
  kind!: string;

  @TextField(12_000, { description: 'As it was sent: a picture `{ of?, file? }`, a mark `{ picture, tool, points, text? }` with points in ten-thousandths of the width and height of the picture, a wipe `{ picture }`, a message `{ text, file? }`' })
  body!: string;
}

export class TalkListResponse {
  @ListField(TalkResponse, 30_000)
  items!: TalkResponse[];
}
