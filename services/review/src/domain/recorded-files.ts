import type { FileValue } from '@batchwright/procedure';

/** A photo or file where the record names it: as an entry, as a correction of one, with an exception that somebody raised, or drawn on in a session with an expert. */
export interface RecordedFile {
  readonly sequence: number;
  readonly stepKey: string;
  readonly address: string;
  readonly file: FileValue;
}

/** Where a file stands that came with an exception: at no value of the step. */
export const WITH_EXCEPTION = 'exception';
/** Where a picture stands on which was drawn in a session with an expert. */
export const WITH_SESSION = 'session';

/** Files that events name, in their order; what a correction replaced stands in the event that recorded it. */
export function recordedFiles(events: readonly { readonly sequence: number; readonly type: string; readonly body: unknown }[]): RecordedFile[] {
  return events.flatMap(({ sequence, type, body }) => {
    if (type === 'ExceptionRaised') {
      const { stepKey = 'run', params: { photo: sha256, ...file } = {} as never } = body as { stepKey?: string; params?: Omit<FileValue, 'kind' | 'sha256'> & { photo?: string } };
      return sha256 ? [{ sequence, stepKey, address: WITH_EXCEPTION, file: { kind: 'file', sha256, mediaType: file.mediaType, size: file.size, fileName: file.fileName } }] : [];
    }
    if (type === 'ExpertNoted') {
      const { stepKey, drawing } = body as { stepKey: string; drawing?: Omit<FileValue, 'kind'> };
      return drawing ? [{ sequence, stepKey, address: WITH_SESSION, file: { kind: 'file', sha256: drawing.sha256, mediaType: drawing.mediaType, size: drawing.size, fileName: drawing.fileName } }] : [];
    }
    if (type !== 'EntryRecorded' && type !== 'EntryCorrected') return [];
    const { stepKey, address, value } = body as { stepKey: string; address: string; value: FileValue | { readonly kind: 'other' } };
    return value.kind === 'file' ? [{ sequence, stepKey, address, file: value }] : [];
  });
}

/** Hashes of the files that events name, each once, in order. */
export function hashesOf(events: Parameters<typeof recordedFiles>[0]): string[] {
  return [...new Set(recordedFiles(events).map(({ file }) => file.sha256))].sort();
}

/** Types of events that can name a file. */
export const NAMING_FILES = ['EntryRecorded', 'EntryCorrected', 'ExceptionRaised', 'ExpertNoted'];
