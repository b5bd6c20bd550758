import { evolve, newRunView, stepInfo, type IndexedRecipe, type RunEvent, type RunEventType, type RunView, type StepState, type Text } from '@batchwright/procedure';

/** One event of a run as it was received: what happened, with who and when from the record around it. */
export interface RunRecord {
  readonly sequence: number;
  readonly event: RunEvent;
  /** Plant time. */
  readonly at: string;
  readonly recordedAt: string;
  readonly correctionMs: number;
  readonly person?: string;
  readonly name?: string;
  readonly terminal?: string;
}

/** A run as it was received, rebuilt from its record alone. */
export interface ReceivedRun {
  readonly site: string;
  readonly runId: string;
  readonly records: readonly RunRecord[];
  /** State before each event: `states[i]` is what `records[i]` found. */
  readonly states: readonly RunView[];
  /** State after the last event. */
  readonly view: RunView;
}

/** What may follow without changing what was executed: nothing of it is judged, and it voids no review. */
export const BOOKKEEPING: readonly RunEventType[] = ['RunSealed', 'RunUnsealed', 'BusinessStatusChanged', 'BlockLifted', 'ExceptionRaisedAfterSeal'];

/** True when a later event of this type leaves reviews standing. */
export function isBookkeeping(type: string): boolean {
  return (BOOKKEEPING as readonly string[]).includes(type);
}

/** Who and when, in the form in which the procedure takes it. */
export function circumstancesOf(record: RunRecord): { at: string; correctionMs: number; person?: string; name?: string; terminal?: string } {
  const { at, correctionMs, person, name, terminal } = record;
  return { at, correctionMs, ...(person ? { person } : {}), ...(name ? { name } : {}), ...(terminal ? { terminal } : {}) };
}

/** Rebuilds a run from its record, with the very function that the live run was built by. */
export function foldRun(site: string, runId: string, records: readonly RunRecord[]): ReceivedRun {
  const states: RunView[] = [];
  let view = newRunView(runId, site);
  for (const record of records) {
    states.push(view);
    view = evolve(view, record.event, circumstancesOf(record));
  }
  return { site, runId, records, states, view };
}

/** Meanings with which a signer takes part in the execution; who reviews or lets go on afterwards does not. */
const EXECUTING_MEANINGS: readonly string[] = ['performed', 'witnessed', 'verified-independently', 'present-throughout', 'supervised'];

/** What only somebody who works at a step does. */
export const EXECUTING_EVENTS: readonly RunEventType[] = ['StepStarted', 'EntryRecorded', 'EntryCorrected', 'SecondCheckRecorded', 'StepCompleted'];

/** Employee numbers of everybody who performed, witnessed or verified: none of them reviews or disposes (gmp 5). */
export function executorsOf(records: readonly RunRecord[]): string[] {
  const people = new Set<string>();
  for (const { event, person } of records) {
    if (person !== undefined && EXECUTING_EVENTS.includes(event.type)) people.add(person);
    if (event.type === 'SignatureApplied' && EXECUTING_MEANINGS.includes(event.body.meaning)) people.add(event.body.person);
  }
  return [...people].sort();
}

/** Steps that are not done, and whether they were begun: reached and not completed, or, outside of loops, not reached yet. In the order of the recipe. */
export function openSteps(recipe: IndexedRecipe, view: RunView): { key: string; title: Text; begun: boolean }[] {
  return recipe.steps.flatMap(({ node: { id, title }, loops }) => {
    const reached = Object.values(view.steps).filter(({ stepId }) => stepId === id);
    if (reached.length === 0) return loops.length === 0 ? [{ key: id, title, begun: false }] : [];
    return reached.filter(({ status }) => status !== 'completed').map(({ key, status }) => ({ key, title, begun: status === 'started' }));
  });
}

/** Completed steps that recorded a result, of whatever kind they are: a number, measured or worked out, or anything that was judged against limits. In the order of the recipe. */
export function resultsOf(recipe: IndexedRecipe, view: RunView): { key: string; title: Text }[] {
  return recipe.steps.flatMap(({ node: { id, title, kind } }) =>
    Object.values(view.steps).filter((step) => step.stepId === id && step.status === 'completed' && (kind === 'laboratory-result' || hasResult(step))).map(({ key }) => ({ key, title })));
}

function hasResult({ entries }: StepState): boolean {
  return Object.values(entries).some(({ value, verdict }) => value.kind === 'number' || verdict.result !== 'unlimited');
}

/** Codes of the containers that the output went into, as the record has them now, in its order (B22). */
export function containersOf(recipe: IndexedRecipe, view: RunView): string[] {
  const codes = Object.values(view.steps).flatMap(({ stepId, status, entries }) => {
    const node = stepInfo(recipe, stepId)?.node;
    if (status !== 'completed' || node?.kind !== 'output') return [];
    const { containers } = node.config as { containers?: { table: string; code: string } };
    if (!containers) return [];
    return Object.entries(entries).flatMap(([address, { value }]) => {
      const [table, , column] = address.split('/');
      return table === containers.table && column === containers.code && value.kind === 'text' ? [value.text] : [];
    });
  });
  return [...new Set(codes)];
}

/** Steps that were reached and are not done: `skipped` ones do not exist, a step of a branch not taken was never reached. */
export function openStepsOf(view: RunView, titleOf: (stepId: string) => string): { key: string; title: string }[] {
  return Object.values(view.steps).filter(({ status }) => status !== 'completed').map(({ key, stepId }) => ({ key, title: titleOf(stepId) }));
}
