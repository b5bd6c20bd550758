import type { Transaction } from '@batchwright/persistence';
import type { Tag } from '../domain/tag';

/** A time in which a run used an item. Instants are real time, ISO-8601 UTC. */
export interface EquipmentUse {
  readonly runId: string;
  /** Absent: the run held it, whether a step worked with it or not. */
  readonly stepKey?: string;
  /** Code of the equipment, or of the area in which the step was performed. */
  readonly equipment: string;
  /** Combinators of the procedure (unit procedure, operation, phase) that were open when it began. */
  readonly nodes: readonly string[];
  readonly from: string;
  /** Absent: it uses it still. */
  readonly until?: string;
}

/** As the table holds it: one row a run, step, item and grant. */
export interface UseKey {
  readonly runId: string;
  /** Empty: held by the run. */
  readonly stepKey: string;
  readonly item: string;
  readonly grantId: string;
}

/** A run of which something was heard. */
export interface SeenRun {
  readonly id: string;
  readonly site: string;
  readonly number: string;
  readonly recipe: string;
  readonly recipeVersion: number;
}

/** A run that used equipment at some time. */
export interface UsingRun {
  readonly runId: string;
  /** As people read it. */
  readonly runNumber: string;
  /** Absent: the run held it, no step worked with it. */
  readonly stepKey?: string;
  readonly nodes: readonly string[];
}

/** A tag in force, as it stands now. */
export interface TagNow extends Pick<Tag, 'code' | 'title' | 'equipment' | 'point' | 'type' | 'limits'> {
  readonly unit?: string;
  readonly places?: number;
  /** Newest sample; absent: it said nothing yet. */
  readonly newest?: { readonly at: string; readonly value: number | boolean | string | null; readonly quality: 'good' | 'uncertain' | 'bad'; readonly status?: string };
}

/** The port: which run used which equipment when. */
export interface EquipmentUses {
  /** Uses of a run that did not end. */
  open(tx: Transaction, site: string, runId: string): Promise<UseKey[]>;
  /** Keys of the nodes of a run that are open, outermost first as they were reached. */
  openNodes(tx: Transaction, site: string, runId: string): Promise<string[]>;
  /** Runs that used an item between two moments (without end when left out), each once. Who asks and who begins a use wait for each other: neither misses the other. */
  using(tx: Transaction, site: string, item: string, from: string, until?: string): Promise<UsingRun[]>;
  /** Waits for whoever looks at these items. */
  lock(tx: Transaction, site: string, items: readonly string[]): Promise<void>;
  run(sites: readonly string[], runId: string): Promise<SeenRun | undefined>;
  /** Whether something was heard of a run. */
  seen(tx: Transaction, site: string, runId: string): Promise<boolean>;
  /** Uses of a run in the order in which they began. */
  ofRun(site: string, runId: string, limit: number): Promise<EquipmentUse[]>;
  /** Tags in force of some equipment (all when left out), by code; `newest` asked for = with the newest sample of each. */
  tags(sites: readonly string[], asked: { readonly equipment?: readonly string[]; readonly after?: string; readonly limit: number; readonly newest?: true }): Promise<TagNow[]>;
}
