import { DomainError } from '@batchwright/kernel';
import type { ObjectStore } from '@batchwright/objects';
import type { FilesOfRuns } from '../../application/files-of-runs';

/** Files of runs by their hash, from where batch-execution put them. */
export class ObjectFilesOfRuns implements FilesOfRuns {
  constructor(private readonly objects: ObjectStore) {}

  async read(site: string, sha256: string): Promise<Buffer | 'missing' | 'damaged'> {
    try {
      return Buffer.from(await this.objects.get({ service: 'batch-execution', site, sha256 }));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'object-missing') return 'missing';
      if (error instanceof DomainError && error.code === 'object-damaged') return 'damaged';
      throw error;
    }
  }
}
