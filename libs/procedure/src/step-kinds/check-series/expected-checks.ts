import { Decimal } from '@batchwright/kernel';
import type { Decision } from '../../run/decision';
import { recordedValues } from '../../run/values';
import { stepInfo, type StepInfo } from '../../tree/indexed-recipe';
import { seenKey } from '../../tree/reference';
import { configOf } from './schema';

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
