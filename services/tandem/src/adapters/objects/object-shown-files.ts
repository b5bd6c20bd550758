import type { ObjectStore } from '@batchwright/objects';
import type { ShownFiles } from '../../application/guest-view';

/** Bytes that a step shows, by hash, from where the services that own them put them. */
export class ObjectShownFiles implements ShownFiles {
  constructor(private readonly objects: ObjectStore) {}

  read(site: string, of: 'entry' | 'document', sha256: string): Promise<Uint8Array> {
    return this.objects.get({ service: of === 'document' ? 'recipes' : 'batch-execution', site, sha256 });
  }
}
