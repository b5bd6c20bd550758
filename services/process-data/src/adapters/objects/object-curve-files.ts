import type { ObjectStore } from '@batchwright/objects';
import type { CurveFiles } from '../../application/curve-files';

/** Data of curves in the object store. */
export class ObjectCurveFiles implements CurveFiles {
  constructor(private readonly objects: Pick<ObjectStore, 'put'>) {}

  async keep(site: string, bytes: Uint8Array): Promise<string> {
    return (await this.objects.put('process-data', site, bytes)).sha256;
  }
}
