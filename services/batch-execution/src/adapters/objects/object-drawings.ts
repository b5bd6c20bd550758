import type { ObjectStore } from '@batchwright/objects';
import type { Drawings } from '../../application/receive-expert';

/** Drawings of sessions, from where the service that owns them put them. */
export class ObjectDrawings implements Drawings {
  constructor(private readonly objects: ObjectStore) {}

  async takeOver(site: string, sha256: string): Promise<void> {
    await this.objects.put('batch-execution', site, await this.objects.get({ service: 'tandem', site, sha256 }));
  }
}
