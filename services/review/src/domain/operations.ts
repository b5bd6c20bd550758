import { ancestorsOf, readInstanceKey, type IndexedRecipe, type NodeInfo, type Text } from '@batchwright/procedure';
import { isBookkeeping, type ReceivedRun } from './run-record';

/** A part of the procedure that quality may review while the rest still runs (F8): an operation of ISA-88, or what stands at the top of a recipe without operations. */
export interface Operation {
  /** Id of its node in the recipe. */
  readonly id: string;
  readonly title: Text;
  readonly stepIds: readonly string[];
  /** `done`: every step of it that was reached is completed, and no further one can be reached. */
  readonly state: 'not-begun' | 'open' | 'done';
  /** Titles of its steps that were reached and are not completed. */
  readonly openSteps: readonly string[];
  /** Numbers of the events that belong to it; bookkeeping does not. */
  readonly sequences: readonly number[];
}

/** The operations of a batch in the order of the recipe, as far as its record was received. */
export function operationsOf(recipe: IndexedRecipe, run: ReceivedRun): Operation[] {
  return operationNodes(recipe).map((info) => {
    const { id, title, type } = info.node;
    const stepIds = recipe.steps.filter((step) => step.node.id === id || ancestorsOf(step).some(({ node }) => node.id === id)).map(({ node }) => node.id);
    const steps = Object.values(run.view.steps).filter(({ stepId }) => stepIds.includes(stepId));
    const openSteps = steps.filter(({ status }) => status !== 'completed').map(({ stepId }) => recipe.nodes.get(stepId)?.node.title.en ?? stepId);
    const over = type === 'step' || run.records.some(({ event }) => event.type === 'NodeCompleted' && idOf(event.body.nodeKey) === id);
    const state = steps.length === 0 ? 'not-begun' : over && openSteps.length === 0 ? 'done' : 'open';
    const sequences = run.records.filter(({ event }) => belongsTo(stepIds, event.type, event.body)).map(({ sequence }) => sequence);
    return { id, title, stepIds, state, openSteps, sequences };
  });
}

/** True when an event of the run belongs to an operation with these steps, and so voids its review when it comes later. */
export function belongsTo(stepIds: readonly string[], type: string, body: object): boolean {
  const { stepKey } = body as { stepKey?: unknown };
  return typeof stepKey === 'string' && !isBookkeeping(type) && stepIds.includes(idOf(stepKey));
}

function operationNodes({ root, nodes }: IndexedRecipe): NodeInfo[] {
  const marked = [...nodes.values()].filter((info) => info.node.level === 'operation' && !ancestorsOf(info).some(({ node }) => node.level === 'operation'));
  return marked.length > 0 ? marked : [...root.children];
}

const idOf = (key: string): string => readInstanceKey(key)?.id ?? key;
