import type { Step } from './queries';

/** What the step says about its weighing. */
export interface WeighingTask {
  /** Codes of the equipment that the step holds; one of them is the scale. */
  readonly equipment: readonly string[];
  /** Container it is taken from. */
  readonly from: string;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
  readonly entries: { readonly tare?: string; readonly gross?: string; readonly net: string; readonly container?: string };
}

/** Reads it from the step; undefined while it cannot be weighed: not started, or without its tolerance. */
export function taskOf(step: Step): WeighingTask | undefined {
  const { tare, gross, net = '', container } = step.config as Partial<Record<'tare' | 'gross' | 'net' | 'container', string>>;
  const entry = step.entries.find(({ id }) => id === net);
  const limits = (entry?.fields[0]?.limits ?? {}) as Readonly<Record<string, { low?: string | null; high?: string | null } | undefined>>;
  const tolerance = ['action', 'validated', 'registered'].map((level) => limits[level]).find((range) => range?.low != null && range.high != null);
  const from = step.needs.find(({ what }) => what === 'material')?.item;
  if (step.status !== 'started' || from === undefined || tolerance?.low == null || tolerance.high == null || entry?.unit === undefined) return undefined;
  return {
    equipment: step.needs.flatMap(({ what, item }) => (what === 'equipment' && item !== undefined ? [item] : [])), from, low: tolerance.low, high: tolerance.high, unit: entry.unit,
    entries: { net, ...(tare === undefined ? {} : { tare }), ...(gross === undefined ? {} : { gross }), ...(container === undefined ? {} : { container }) },
  };
}
