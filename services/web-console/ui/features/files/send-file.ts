import { LARGEST_FILE_BYTES } from '@batchwright/kernel';
import { answerOf, api } from '../../api/client';

/** What a draft of a photo or file holds until it is recorded: hash, type and name of what was sent already. */
export interface TakenFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly fileName: string;
}

/** Refused here, before or after it was sent; words under `file.`. */
export class NotTaken extends Error {
  constructor(readonly why: 'too-large' | 'no-photo', readonly file: File) {
    super(why);
    this.name = 'NotTaken';
  }
}

/** Sends the bytes as they are. Throws `NotTaken`, or what the plant refused: what a file is, it tells by its content. */
export async function sendFile(runId: string, kind: 'photo' | 'file', file: File): Promise<TakenFile> {
  if (file.size > LARGEST_FILE_BYTES) throw new NotTaken('too-large', file);
  const init = { params: { path: { id: runId } }, body: file as unknown as string, bodySerializer: (body: unknown) => body as Blob, headers: { 'content-type': 'application/octet-stream' } };
  const { sha256, mediaType } = await answerOf(api.POST('/api/batch-execution/v1/runs/{id}/attachments', init as never)) as { sha256: string; mediaType: string };
  if (kind === 'photo' && !mediaType.startsWith('image/')) throw new NotTaken('no-photo', file);
  return { sha256, mediaType, fileName: file.name.slice(0, 200) };
}
