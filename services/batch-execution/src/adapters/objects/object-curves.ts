import type { ObjectStore } from '@batchwright/objects';
import type { Curves } from '../../application/receive-machine-answer';

/** Curves that process-data put into the store, kept beside the other files of runs. */
export class ObjectCurves implements Curves {
  constructor(private readonly objects: ObjectStore) {}

  async keep(site: string, sha256: string): Promise<void> {
    if (await this.objects.has({ service: 'batch-execution', site, sha256 })) return;
    await this.objects.put('batch-execution', site, await this.objects.get({ service: 'process-data', site, sha256 }));
  }
}

/** First bytes of a curve's data, as process-data writes them. */
const CURVE = Buffer.from('format,batchwright.curve/1\n');

/** Media type of a curve; undefined for everything else. */
export function curveTypeOf(bytes: Uint8Array): string | undefined {
  return CURVE.equals(bytes.subarray(0, CURVE.length)) ? 'text/csv' : undefined;
}
