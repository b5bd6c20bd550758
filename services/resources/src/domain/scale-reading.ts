import { Decimal, err, ok, refuse, type Quantity, type Result } from '@batchwright/kernel';

/** An answer of a scale to a question for the weight, in the line protocol MT-SICS: what it means, and the line as it came. */
export interface ScaleReading {
  readonly state: 'stable' | 'dynamic' | 'overload' | 'underload' | 'busy' | 'unreadable';
  /** Present when it is stable or dynamic. */
  readonly weight?: Quantity;
  /** The line as the scale sent it, without its end: the original record of the weighing. */
  readonly raw: string;
}

const WEIGHT = /^[ST] ([SD]) +(-?\d{1,12}(?:\.\d{1,12})?) +(\S{1,10})$/;
const WITHOUT: Readonly<Record<string, ScaleReading['state']>> = { '+': 'overload', '-': 'underload', I: 'busy' };

/** Reads a line such as `S S     12.3456 g`, `S D      3.1 g`, `S +`. A line that is none of these is unreadable, never a weight. */
export function readScale(line: string): ScaleReading {
  const raw = line.replace(/[\r\n]+$/, '');
  const found = WEIGHT.exec(raw);
  if (found) {
    const [, stability, value = '', unit = ''] = found;
    return { state: stability === 'S' ? 'stable' : 'dynamic', weight: { value: Decimal.parse(value).toString(), unit }, raw };
  }
  const sign = /^[STZ] ([+\-I])$/.exec(raw)?.[1];
  return { state: (sign === undefined ? undefined : WITHOUT[sign]) ?? 'unreadable', raw };
}

/**
 * The weight, when it may stand in a record: stable, and nothing else. Refusals: `scale-not-stable`, `scale-overload`, `scale-underload`,
 * `scale-busy`, `scale-unreadable`, each with the line.
 */
export function stableWeight({ state, weight, raw }: ScaleReading): Result<Quantity> {
  if (state === 'stable' && weight) return ok(weight);
  const code = { dynamic: 'scale-not-stable', overload: 'scale-overload', underload: 'scale-underload', busy: 'scale-busy', unreadable: 'scale-unreadable', stable: 'scale-unreadable' }[state];
  return err(refuse(code, { raw }, { rule: '21 CFR 211.101', field: 'scale' }));
}
