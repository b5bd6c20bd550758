import type { RowChange, RowsOf } from '@batchwright/persistence';
import { evolve, newRunView, type Circumstances, type RunEvent, type RunView } from '@batchwright/procedure';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { ProcessOrderEvent } from '../../domain/process-order';
import { eventRows } from './event-rows';
import { exceptionRulesRows } from './postgres-exception-rules';

type Part = { readonly [key: string]: unknown };

/** Rows that differ between two states of a run: state is immutable, so what is the same object did not change. */
export function rowChanges(before: RunView, after: RunView): RowChange[] {
  const runId = after.run.id;
  return [
    ...runRow(before, after),
    ...part('run_node', before.nodes, after.nodes, (key, node) => ({ run_id: runId, key, node_id: node.nodeId, status: node.status, state: json(node) }), (key) => ({ run_id: runId, key })),
    ...part('run_step', before.steps, after.steps, (key, step) => ({ run_id: runId, key, step_id: step.stepId, status: step.status, version: step.version, performers: json(step.performers), state: json(step) }), (key) => ({ run_id: runId, key })),
    ...part('run_timer', before.timers, after.timers, (id, timer) => ({ run_id: runId, id, due_at: timer.dueAt, paused: timer.remainingMs !== undefined, state: json(timer) }), (id) => ({ run_id: runId, id })),
    ...part('run_hold_time', before.holdTimes, after.holdTimes, (key, hold) => ({ run_id: runId, key, state: json(hold) }), (key) => ({ run_id: runId, key })),
    ...part('run_block', before.blocks, after.blocks, (exceptionId, block) => ({ run_id: runId, exception_id: exceptionId, lifted: block.lifted, state: json(block) }), (exceptionId) => ({ run_id: runId, exception_id: exceptionId })),
    ...part('run_grant', before.grants, after.grants, (grantId, grant) => ({ run_id: runId, grant_id: grantId, what: grant.what, step_key: grant.stepKey, need: grant.need, status: grant.status, state: json(grant) }), (grantId) => ({ run_id: runId, grant_id: grantId })),
  ];
}

const PARTS = ['nodes', 'steps', 'timers', 'holdTimes', 'blocks', 'grants'] as const;

/** A run as it is replayed: the state of each thing by its key. An event sees only the things that it names, so the cost of an event does not grow with the length of the run. */
class ReplayedRun {
  private readonly things = new Map(PARTS.map((part) => [part, new Map<string, unknown>()]));

  private run: RunView['run'];

  constructor(private readonly empty: RunView) {
    this.run = empty.run;
  }

  /** The part of the state that an event touches: whatever its body names by key, however deep. */
  touchedBy({ body }: RunEvent): RunView {
    const named = textsIn(body);
    const view = PARTS.map((part) => [part, Object.fromEntries(named.flatMap((key) => (this.things.get(part)?.has(key) ? [[key, this.things.get(part)?.get(key)] as const] : [])))] as const);
    return { ...this.empty, run: this.run, ...Object.fromEntries(view) };
  }

  /** Keeps what an event made of the part that it touched. */
  keep(before: RunView, after: RunView): void {
    this.run = after.run;
    for (const part of PARTS) {
      for (const key of Object.keys(before[part])) if (!Object.hasOwn(after[part], key)) this.things.get(part)?.delete(key);
      for (const [key, thing] of Object.entries(after[part])) this.things.get(part)?.set(key, thing);
    }
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Rows of orders and runs from records alone. It remembers the run it is in, so records must come aggregate by aggregate, in order. */
export function replayRows(): RowsOf {
  let run = new ReplayedRun(newRunView('', ''));
  return (record) => {
    if (record.aggregateType === 'process-order') return orderRows(record);
    if (record.aggregateType === 'exception-rules') return exceptionRulesRows(record);
    if (record.sequence === 1) run = new ReplayedRun(newRunView(record.aggregateId, record.site));
    const { actAt, recordedAt, person, name, terminal, correctionMs } = record;
    const event = record as unknown as RunEvent;
    const before = run.touchedBy(event);
    const circumstances: Circumstances = { at: actAt, real: recordedAt, correctionMs: correctionMs ?? 0, ...(person ? { person } : {}), ...(name ? { name } : {}), ...(terminal ? { terminal } : {}) };
    const after = evolve(before, event, circumstances);
    run.keep(before, after);
    return [...rowChanges(before, after), ...eventRows(event, record.aggregateId, record.sequence, circumstances)];
  };
}

/** Rows of an order's event. */
export function orderRows(record: RecordedEvent): RowChange[] {
  const event = record as unknown as ProcessOrderEvent;
  const key = { id: record.aggregateId, sequence: record.sequence };
  switch (event.type) {
    case 'OrderReceived': {
      const { number, recipe, quantity, due, product, priority, plan } = event.body;
      return [{ table: 'process_order', op: 'upsert', values: { ...key, number, recipe, quantity: quantity.value, unit: quantity.unit, due: due ?? null, run_id: null, product: product ?? null, priority: priority ?? null, plan: plan ? json(plan) : null } }];
    }
    case 'OrderPlanned':
      return [{ table: 'process_order', op: 'upsert', values: { ...key, plan: event.body.plan ? json(event.body.plan) : null } }];
    case 'OrderBatched':
      return [{ table: 'process_order', op: 'upsert', values: { ...key, run_id: event.body.runId } }];
  }
}

function runRow(before: RunView, after: RunView): RowChange[] {
  const { run } = after;
  if (before.run === run) return [];
  const values = {
    id: run.id, number: run.number, recipe: run.recipe.code, recipe_version: run.recipe.version, recipe_hash: run.recipe.hash,
    order_id: (run as { order?: { id: string } }).order?.id ?? null, state: run.state, business: run.business, sealed: run.sealed, sequence: run.sequence, head: json(run),
  };
  return [{ table: 'run', op: 'upsert', values }];
}

function part<T>(table: string, before: { readonly [key: string]: T }, after: { readonly [key: string]: T }, row: (key: string, value: T) => JsonObject, key: (key: string) => JsonObject): RowChange[] {
  const changed = Object.entries(after).filter(([name, value]) => (before as Part)[name] !== value);
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return [
    ...changed.map(([name, value]): RowChange => ({ table, op: 'upsert', values: row(name, value) })),
    ...gone.map((name): RowChange => ({ table, op: 'delete', values: key(name) })),
  ];
}

/** Immutable state as JSON for a jsonb column; `undefined` is left out. */
function json(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
