import type { RowChange, Transaction } from '@batchwright/persistence';
import type { EquipmentUses, UseKey } from './equipment-uses';
import type { NoteGaps } from './note-gaps';
import type { RunsOfAlarm } from './runs-of-alarm';
import type { TellMachineStates } from './tell-machine-states';

/** A piece of equipment that a step bound. */
export interface BoundEquipment {
  readonly item: string;
  readonly grantId: string;
}

/**
 * Keeps which run and step used which equipment from when to when. A step's use ends with the step; the run holds the equipment until
 * the grant ends: with the step that gives it back, when another item takes its place, or with the run. Instants are real time (`act.recordedAt`): machines know no other.
 */
export class FollowRun {
  constructor(
    private readonly uses: EquipmentUses,
    private readonly alarms: Pick<RunsOfAlarm, 'begun'>,
    private readonly gaps: Pick<NoteGaps, 'begun'>,
    private readonly machines: Pick<TellMachineStates, 'begun'>,
  ) {}

  async created(tx: Transaction, site: string, runId: string, { number, recipe, recipeVersion }: { number: string; recipe: string; recipeVersion: number }): Promise<void> {
    await tx.project([{ table: 'run_seen', op: 'upsert', values: { site, run_id: runId, number, recipe, recipe_version: recipeVersion } }]);
  }

  async nodeActivated(tx: Transaction, site: string, runId: string, nodeKey: string, at: string): Promise<void> {
    await tx.project([{ table: 'run_node', op: 'upsert', values: { site, run_id: runId, node_key: nodeKey, from_at: at, until_at: null } }]);
  }

  async nodeCompleted(tx: Transaction, site: string, runId: string, nodeKey: string, at: string): Promise<void> {
    const open = await this.uses.openNodes(tx, site, runId);
    if (open.includes(nodeKey)) await tx.project([{ table: 'run_node', op: 'upsert', values: { site, run_id: runId, node_key: nodeKey, until_at: at } }]);
  }

  /** `area`: where the step is performed; its tags count as those of a room of the run. */
  async stepStarted(tx: Transaction, site: string, runId: string, stepKey: string, equipment: readonly BoundEquipment[], area: string | undefined, at: string): Promise<void> {
    const held = new Set((await this.uses.open(tx, site, runId)).map(({ grantId }) => grantId));
    const nodes = await this.uses.openNodes(tx, site, runId);
    const rooms = area === undefined || area === '' ? [] : [{ item: area, grantId: '' }];
    await tx.project([
      ...[...equipment, ...rooms].map((bound) => begun(site, { runId, stepKey, ...bound }, nodes, at)),
      ...equipment.filter(({ grantId }) => !held.has(grantId)).map((bound) => begun(site, { runId, stepKey: '', ...bound }, nodes, at)),
    ]);
    const items = [...equipment, ...rooms].map(({ item }) => item);
    await this.alarms.begun(tx, site, runId, items, at);
    await this.gaps.begun(tx, site, runId, items, at);
    await this.machines.begun(tx, site, runId, [...new Set(items)], at);
  }

  /** `released`: grants that end with the step. */
  async stepCompleted(tx: Transaction, site: string, runId: string, stepKey: string, released: readonly string[], at: string): Promise<void> {
    await this.end(tx, site, runId, at, (use) => use.stepKey === stepKey || (use.stepKey === '' && released.includes(use.grantId)));
  }

  async equipmentChanged(tx: Transaction, site: string, runId: string, stepKey: string, from: BoundEquipment, to: BoundEquipment, at: string): Promise<void> {
    await this.end(tx, site, runId, at, (use) => use.grantId === from.grantId);
    await this.stepStarted(tx, site, runId, stepKey, [to], undefined, at);
  }

  async over(tx: Transaction, site: string, runId: string, at: string): Promise<void> {
    await this.end(tx, site, runId, at, () => true);
    if (await this.uses.seen(tx, site, runId)) await tx.project([{ table: 'run_seen', op: 'upsert', values: { site, run_id: runId, over_at: at } }]);
  }

  private async end(tx: Transaction, site: string, runId: string, at: string, which: (use: UseKey) => boolean): Promise<void> {
    const ending = (await this.uses.open(tx, site, runId)).filter(which);
    await tx.project(ending.map((use) => ({ table: 'equipment_use', op: 'upsert', values: { ...keyOf(site, use), until_at: at } })));
  }
}

function begun(site: string, use: UseKey, nodes: readonly string[], at: string): RowChange {
  return { table: 'equipment_use', op: 'upsert', values: { ...keyOf(site, use), nodes: [...nodes], from_at: at, until_at: null } };
}

function keyOf(site: string, { runId, stepKey, item, grantId }: UseKey): { site: string; run_id: string; step_key: string; item: string; grant_id: string } {
  return { site, run_id: runId, step_key: stepKey, item, grant_id: grantId };
}
