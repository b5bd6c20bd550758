import type { ObjectStore } from '@batchwright/objects';
import type { KeptDrawings } from '../../application/shared-files';

/** Drawings in the object store, by the hash of their bytes. */
export class ObjectKeptDrawings implements KeptDrawings {
  constructor(private readonly objects: ObjectStore) {}

  async keep(site: string, bytes: Uint8Array): Promise<void> {
    await this.objects.put('tandem', site, bytes);
  }
}
