import { Amount } from '../../look/amount';
import { Decimal } from './decimal';
import type { Container } from './queries';

/** What is in all containers together, for each unit. */
export function StockSum({ containers }: { readonly containers: readonly Container[] }) {
  const sums = new Map<string, string>();
  for (const { content: { value, unit } } of containers) sums.set(unit, Decimal.sum(sums.get(unit) ?? '0', value));
  return <>{[...sums].map(([unit, value], index) => <span key={unit}>{index > 0 && ' + '}<Amount value={value} unit={unit} /></span>)}</>;
}
