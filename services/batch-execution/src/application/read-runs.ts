import type { Actor } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { RUN_STATES, PEOPLE_COMMANDS, stepInfo, type BlockState, type IndexedRecipe, type NodeInfo, type NodeState, type Text, type TimerState } from '@batchwright/procedure';
import type { CommentRow, ExceptionRow, RunReads, RunRow, StepRow } from './run-reads';
import type { Reader, Runs } from './runs';
import { shownHoldTime, type ShownHoldTime } from './step-card';

/** Most instances of a node that are shown; of more, the newest. */
const SHOWN_TURNS = 25;

/** A run as lists show it. */
export interface ShownRun extends Omit<RunRow, 'head' | 'open' | 'holdTimes'> {
  readonly run: RunRow['head'];
  readonly title: Text;
  readonly holdTimes: readonly ShownHoldTime[];
  readonly open: readonly { readonly key: string; readonly title: Text; readonly status: string; readonly name?: string }[];
}

/** One node of the procedure with where it stands, turn by turn. */
export interface ShownNode {
  readonly id: string;
  readonly type: string;
  readonly level?: string;
  readonly kind?: string;
  readonly title: Text;
  /** Number of instances; `instances` holds the newest of them. */
  readonly count: number;
  readonly instances: readonly ShownInstance[];
  readonly children: readonly ShownNode[];
}

export interface ShownInstance {
  readonly key: string;
  readonly iteration: readonly number[];
  readonly status: string;
  readonly version?: number;
  readonly branch?: number;
  readonly startedAt?: string;
  readonly name?: string;
  readonly completedAt?: string;
  readonly exceptions: number;
}

/** A whole run as one looks at it. */
export interface ShownRunDetail extends ShownRun {
  /** Head of the chain of its record, hex. */
  readonly head: string;
  /** ISA-88 commands that its state allows now. */
  readonly commands: readonly string[];
  readonly tree: ShownNode;
  readonly timers: readonly TimerState[];
  readonly exceptionList: readonly ExceptionRow[];
  readonly blocks: readonly BlockState[];
  readonly comments: readonly CommentRow[];
}

/** Reads runs as people look at them. */
export class ReadRuns {
  private readonly reader: Reader;

  constructor(
    transactions: Transactions,
    private readonly runs: Runs,
    private readonly reads: RunReads,
  ) {
    this.reader = { query: (sql, params) => transactions.read(sql, params, { prepared: true }) };
  }

  async list(actor: Actor, filter: Parameters<RunReads['list']>[1]): Promise<ShownRun[]> {
    const rows = await this.reads.list(actor.sites, filter);
    return Promise.all(rows.map(async (row) => shownRun(row, await this.recipeOf(row.head.site, row.head.recipe.hash))));
  }

  /** Refusal: `not-found`. */
  async detail(actor: Actor, runId: string): Promise<ShownRunDetail> {
    const parts = await this.reads.parts(actor.sites, runId);
    if (!parts) throw refuse('not-found', { what: 'run', id: runId }, { rule: '21 CFR 11.10(d)' });
    const { row, nodes, steps, timers, blocks, chain } = parts;
    const recipe = await this.recipeOf(row.head.site, row.head.recipe.hash);
    const [exceptionList, comments] = await Promise.all([this.reads.exceptions(actor.sites, runId), this.reads.comments(actor.sites, runId)]);
    const { state, business } = row.head;
    return {
      ...shownRun(row, recipe),
      head: chain,
      commands: row.head.sealed ? [] : RUN_STATES.commands(state).filter((command) => PEOPLE_COMMANDS.includes(command) && !(command === 'start' && business !== 'released')),
      tree: shownNode(recipe.root, byId(nodes.map((node) => [node.nodeId, instanceOfNode(node)])), byId(steps.map((step) => [step.stepId, instanceOfStep(step)]))),
      timers, blocks, exceptionList, comments,
    };
  }

  /** Steps that were reached, with their titles. Refusal: `not-found`, when there is no such run at the sites of the actor. */
  async steps(actor: Actor, runId: string, page: Parameters<RunReads['steps']>[2]): Promise<(StepRow & { readonly title: Text; readonly kind: string })[]> {
    const rows = await this.reads.steps(actor.sites, runId, page);
    // a run may have reached no step, or none of the status asked for: that is an empty list
    if (rows.length === 0 && !(await this.reads.parts(actor.sites, runId))) throw refuse('not-found', { what: 'run', id: runId }, { rule: '21 CFR 11.10(d)' });
    return Promise.all(rows.map(async ({ recipeHash, site, ...row }) => {
      const info = stepInfo(await this.recipeOf(site, recipeHash), row.stepId);
      return { ...row, title: info?.node.title ?? { en: row.stepId }, kind: info?.node.kind ?? '' };
    }));
  }

  recipeOf(site: string, hash: string): Promise<IndexedRecipe> {
    return this.runs.recipe(this.reader, site, hash);
  }
}

function shownRun({ head, open, holdTimes, ...counts }: RunRow, recipe: IndexedRecipe): ShownRun {
  return {
    run: head, title: recipe.document.header.title, ...counts, holdTimes: holdTimes.map((one) => shownHoldTime(one, recipe)),
    open: open.map(({ stepId, ...step }) => ({ ...step, title: recipe.nodes.get(stepId)?.node.title ?? { en: stepId } })),
  };
}

type Instances = ReadonlyMap<string, readonly ShownInstance[]>;

function byId(entries: readonly (readonly [string, ShownInstance])[]): Instances {
  const map = new Map<string, ShownInstance[]>();
  for (const [id, instance] of entries) map.set(id, [...(map.get(id) ?? []), instance]);
  return map;
}

function instanceOfNode({ key, iteration, status, branch }: NodeState): ShownInstance {
  return { key, iteration, status, exceptions: 0, ...(branch === undefined ? {} : { branch }) };
}

function instanceOfStep({ key, iteration, status, version, started, completedAt, exceptions }: StepRow): ShownInstance {
  return { key, iteration, status, version, exceptions, ...(started ? { startedAt: started.at, ...(started.name ? { name: started.name } : {}) } : {}), ...(completedAt ? { completedAt } : {}) };
}

function shownNode(info: NodeInfo, nodes: Instances, steps: Instances): ShownNode {
  const { node } = info;
  const instances = [...((node.type === 'step' ? steps : nodes).get(node.id) ?? [])].sort(byIteration);
  return {
    id: node.id, type: node.type, title: node.title,
    ...(node.level ? { level: node.level } : {}),
    ...(node.type === 'step' ? { kind: node.kind } : {}),
    count: instances.length,
    instances: instances.slice(-SHOWN_TURNS),
    children: info.children.map((child) => shownNode(child, nodes, steps)),
  };
}

function byIteration(a: ShownInstance, b: ShownInstance): number {
  for (let level = 0; level < a.iteration.length; level += 1) if (a.iteration[level] !== b.iteration[level]) return (a.iteration[level] ?? 0) - (b.iteration[level] ?? 0);
  return 0;
}
