import { refuse } from '@batchwright/kernel';
import type { EquipmentUse, EquipmentUses, SeenRun, TagNow } from './equipment-uses';

/** Windows and tags that one answer has at most. */
export const WINDOWS = 2000;

/** Where the curves of a run are: its windows, and the tags of its equipment. Each is then asked for with `tags/:code/curve`. Refusal: `not-found`. */
export class ReadRunCurves {
  constructor(private readonly uses: EquipmentUses) {}

  async execute(sites: readonly string[], runId: string): Promise<{ run: SeenRun; windows: EquipmentUse[]; tags: TagNow[] }> {
    const run = await this.uses.run(sites, runId);
    if (!run) throw refuse('not-found', { what: 'run', id: runId });
    const windows = await this.uses.ofRun(run.site, runId, WINDOWS);
    const tags = await this.uses.tags([run.site], { equipment: [...new Set(windows.map(({ equipment }) => equipment))], limit: WINDOWS });
    return { run, windows, tags };
  }
}
