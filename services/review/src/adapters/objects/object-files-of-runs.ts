import { DomainError } from '@batchwright/kernel';
import type { ObjectAddress, ObjectStore } from '@batchwright/objects';
import type { FilesOfRuns } from '../../application/files-of-runs';

/** Files of runs by their hash, from where batch-execution put them. */
export class ObjectFilesOfRuns implements FilesOfRuns {
  constructor(private readonly objects: ObjectStore) {}

  has(site: string, sha256: string): Promise<boolean> {
    return this.objects.has(addressOf(site, sha256));
  }

  async check(site: string, sha256: string): Promise<'missing' | 'damaged' | undefined> {
    try {
      for await (const _part of this.open(site, sha256)); // `open` says when it does not fit
      return undefined;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'object-missing') return 'missing';
      if (error instanceof DomainError && error.code === 'object-damaged') return 'damaged';
      throw error;
    }
  }

  open(site: string, sha256: string): AsyncIterable<Uint8Array> {
    return this.objects.open(addressOf(site, sha256));
  }
}

function addressOf(site: string, sha256: string): ObjectAddress {
  return { service: 'batch-execution', site, sha256 };
}
