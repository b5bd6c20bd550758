import type { RecordedEvent } from '@batchwright/records';
import { recordedFiles } from '../domain/recorded-files';
import type { CheckedFile } from '../domain/rules/rule';

/** Photos and files of runs, where the service that owns them put them. */
export interface FilesOfRuns {
  /** The bytes, checked against their hash; otherwise why there are none. */
  read(site: string, sha256: string): Promise<Buffer | 'missing' | 'damaged'>;
}

/** Looks at every file that the record names, each once. */
export async function readFiles(files: FilesOfRuns, site: string, records: readonly RecordedEvent[]): Promise<(CheckedFile & { readonly bytes?: Buffer })[]> {
  const hashes = [...new Set(recordedFiles(records).map(({ file }) => file.sha256))].sort();
  return Promise.all(hashes.map(async (sha256) => {
    const found = await files.read(site, sha256);
    return typeof found === 'string' ? { sha256, problem: found } : { sha256, bytes: found };
  }));
}
