import { Decimal } from '@batchwright/kernel';
import type { Decision } from '../../run/decision';
import { cellAddress } from '../../run/field';
import { recordedValues } from '../../run/values';
import { stepInfo, type StepInfo } from '../../tree/indexed-recipe';
import { seenKey } from '../../tree/reference';
import { configOf } from './schema';

/** Checks that are due by what happened: the count or the container that asks for each is there, the moment has come. What is due by the clock is not among them. */
export function dueChecks(decision: Pick<Decision, 'view' | 'recipe'>, info: StepInfo, iteration: readonly number[]): number[] {
  const { moments, perContainer, during } = configOf(info.node);
  if (moments) {
    const other = during === undefined ? undefined : stepInfo(decision.recipe, during);
    const status = other && decision.view.steps[seenKey(decision.recipe, other, info.loops, iteration)]?.status;
    const come = { start: status === 'started' || status === 'completed', midpoint: false, end: status === 'completed' };
    return moments.flatMap((moment, i) => (come[moment] ? [i + 1] : []));
  }
  const count = perContainer === undefined ? (expectedChecks(decision, info, iteration) ?? 0) : closedContainers(decision, info, perContainer, iteration);
  return Array.from({ length: count }, (_, i) => i + 1);
}

/** Rows of the table in which everything that is asked for is recorded. */
function closedContainers({ view, recipe }: Pick<Decision, 'view' | 'recipe'>, info: StepInfo, name: string, iteration: readonly number[]): number {
  const [stepId = '', table = ''] = name.split('.');
  const other = stepInfo(recipe, stepId);
  const entries = other && view.steps[seenKey(recipe, other, info.loops, iteration)]?.entries;
  if (!entries) return 0;
  const asked = (other.node.entries.find(({ id }) => id === table)?.columns ?? []).filter(({ required, type }) => required && type !== 'calculated');
  const rows = new Set(Object.keys(entries).flatMap((address) => (address.startsWith(`${table}/`) ? [Number(address.split('/')[1])] : [])));
  return [...rows].filter((row) => asked.every(({ id }) => entries[cellAddress(table, row, id)] !== undefined)).length;
}

/** How many checks the plan asks for by what is recorded now; undefined when running time alone decides. */
export function expectedChecks(decision: Pick<Decision, 'view' | 'recipe'>, info: StepInfo, iteration: readonly number[]): number | undefined {
  const { moments, perCount, perContainer } = configOf(info.node);
  if (moments) return moments.length;
  const seen = (name: string): { readonly key: string; readonly entry: string } | undefined => {
    const [step = '', entry = ''] = name.split('.');
    const other = stepInfo(decision.recipe, step);
    return other && { key: seenKey(decision.recipe, other, info.loops, iteration), entry };
  };
  if (perCount) {
    const at = seen(perCount.of);
    const counted = at && recordedValues(decision.view, `${at.key}/${at.entry}`).at(-1);
    if (counted?.kind !== 'number') return 0;
    const [count, every] = [Decimal.parse(counted.value), Decimal.parse(perCount.every)];
    const places = Math.max(count.places, every.places);
    const whole = (of: Decimal): bigint => of.unscaled * 10n ** BigInt(places - of.places);
    return whole(every) <= 0n ? 0 : Number(whole(count) / whole(every));
  }
  if (perContainer !== undefined) {
    const at = seen(perContainer);
    const addresses = Object.keys((at && decision.view.steps[at.key]?.entries) ?? {}).filter((address) => address.startsWith(`${at?.entry}/`));
    return new Set(addresses.map((address) => address.split('/')[1])).size;
  }
  return undefined;
}
