import type { IndexedRecipe } from '../tree/indexed-recipe';
import { configOf as seriesOf } from '../step-kinds/check-series/schema';
import { isAsked } from '../run/calculate';
import { LEVELS } from '../run/limits';
import { readInstanceKey } from '../tree/instance-key';
import type { Played } from './play';

/** What is counted: steps, outcomes of decisions, conditions of entries, limits that are left, hold times, missed checks. */
export const COVERED = ['steps', 'decisions', 'conditions', 'limits', 'hold-times', 'checks'] as const;
export type Covered = (typeof COVERED)[number];

/** Something that a rehearsal can come through: `decisions/oil/0`, `limits/weigh/net/action`, `steps/weigh`. */
export type Point = string;

/** All points of a recipe, in the order of the document. */
export function pointsOf(recipe: IndexedRecipe): Point[] {
  return [...[...recipe.nodes.values()].flatMap(({ node }) => {
    if (node.type === 'choice') return [...node.branches.map((_, i) => `decisions/${node.id}/${i}`), `decisions/${node.id}/otherwise`];
    if (node.type === 'loop') return [`decisions/${node.id}/done`, ...(node.max > 1 ? [`decisions/${node.id}/again`] : []), `decisions/${node.id}/given-up`];
    return [];
  }), ...recipe.steps.flatMap((info) => {
    const { node, kind } = info;
    const conditions = node.entries.flatMap((entry) => (entry.when === undefined ? [] : [`conditions/${node.id}/${entry.id}/asked`, `conditions/${node.id}/${entry.id}/not-asked`]));
    const limits = node.entries.flatMap((entry) => [entry, ...(entry.columns ?? [])].flatMap((field) => {
      const name = field === entry ? entry.id : `${entry.id}.${field.id}`;
      const levels = [...(field.type === 'number' && field.ranges?.plausible && kind.measures?.(node).includes(entry.id) !== true ? ['plausible'] : []), ...LEVELS.filter((level) => field.ranges?.[level]), ...(field.acceptance ? [field.acceptance.level] : [])];
      return levels.map((level) => `limits/${node.id}/${name}/${level}`);
    }));
    return [`steps/${node.id}`, ...conditions, ...limits, ...(kind.id === 'check-series' && (seriesOf(node).interval ?? seriesOf(node).moments?.includes('start')) ? [`checks/${node.id}/missed`] : [])];
  }), ...recipe.document.holdTimes.flatMap(({ id, max }) => (max ? [`hold-times/${id}/exceeded`] : []))];
}

/** Points that a rehearsal came through. */
export function pointsIn({ run }: Played): Set<Point> {
  const { recipe, events } = run;
  const points = new Set<Point>();
  const idOf = (key: string): string => readInstanceKey(key)?.id ?? key;
  const fieldOf = (address: string): string => address.split('/').filter((_, i) => i !== 1).join('.');
  const givenUp = new Set<string>();
  for (const event of events) {
    switch (event.type) {
      case 'NodeActivated': {
        const { nodeId, branch } = event.body;
        const node = recipe.nodes.get(nodeId)?.node;
        if (node?.type === 'choice') points.add(`decisions/${nodeId}/${branch !== undefined && branch >= 0 && branch < node.branches.length ? branch : 'otherwise'}`);
        break;
      }
      case 'NodeAdvanced':
        if (recipe.nodes.get(idOf(event.body.nodeKey))?.node.type === 'loop') points.add(`decisions/${idOf(event.body.nodeKey)}/again`);
        break;
      case 'NodeCompleted': {
        const id = idOf(event.body.nodeKey);
        const node = recipe.nodes.get(id)?.node;
        if (node?.type === 'loop') points.add(`decisions/${id}/${givenUp.has(node.title.en) ? 'given-up' : 'done'}`);
        if (node?.type === 'loop') givenUp.delete(node.title.en);
        break;
      }
      case 'StepCompleted':
        points.add(`steps/${idOf(event.body.stepKey)}`);
        break;
      case 'EntryRecorded':
      case 'CalculationRecorded':
        if (event.body.verdict.result === 'outside' && event.body.verdict.level) points.add(`limits/${idOf(event.body.stepKey)}/${fieldOf(event.body.address)}/${event.body.verdict.level}`);
        break;
      case 'EntryRejected':
        if (event.body.code === 'implausible') points.add(`limits/${idOf(event.body.stepKey)}/${fieldOf(event.body.address)}/plausible`);
        break;
      case 'HoldTimeExceeded':
        points.add(`hold-times/${event.body.holdTime}/exceeded`);
        break;
      case 'ExceptionRaised':
        if (event.body.type === 'loop-not-reached') givenUp.add(String(event.body.params['node']));
        if (event.body.type === 'check-missed' && event.body.stepKey) points.add(`checks/${idOf(event.body.stepKey)}/missed`);
        break;
      default:
    }
  }
  for (const step of Object.values(run.view.steps)) {
    const info = recipe.steps.find(({ node }) => node.id === step.stepId);
    if (!info || step.status !== 'completed') continue;
    for (const entry of info.node.entries) if (entry.when !== undefined) points.add(`conditions/${step.stepId}/${entry.id}/${isAsked(run, info, step, entry) ? 'asked' : 'not-asked'}`);
  }
  return points;
}
