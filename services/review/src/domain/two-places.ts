import { durationMs, type ConsistencyCheck, type Text } from '@batchwright/procedure';
import { EXECUTING_EVENTS } from './run-record';

/** Type of the exception of a person who acted at two places at once, in a run and outside of it. */
export const TWO_PLACES = 'two-places';

/** Ways are compared up to this long: an hour. Nobody walks longer between two rooms of a site. */
export const LONGEST_WAY_MS = 3_600_000;

/** Somebody did something at an enrolled terminal: at a step of a run, or at equipment or a lot directly. */
export interface PersonAct {
  readonly person: string;
  readonly name: string;
  readonly terminal: string;
  /** Plant time of the act. */
  readonly at: string;
  /** The same without the jumps of the clock: two of them differ by the time that passed. */
  readonly moment: string;
  readonly service: string;
  readonly aggregateId: string;
  /** What was acted on, as the audit trail names it: `equipment TS-7R-012`. */
  readonly object: string;
  /** Hash of the recipe of the run that it belongs to; absent = no run. */
  readonly recipeHash?: string;
  readonly stepKey?: string;
}

/** What a run has to be told about an act outside of it. */
export interface TwoPlaces {
  readonly runId: string;
  readonly stepKey?: string;
  readonly texts: { readonly en: string; readonly de: string };
}

/** What of a record says who did something where and when. */
export interface HeardRecord {
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly type: string;
  readonly body: object;
  readonly actAt: string;
  readonly correctionMs?: number;
  readonly person?: string;
  readonly name?: string;
  readonly terminal?: string;
  readonly audit: readonly { readonly object: string }[];
}

/** The act in a record; undefined = nobody's, at no terminal, or what follows from an act by itself. */
export function actIn(service: string, record: HeardRecord): Omit<PersonAct, 'recipeHash'> | undefined {
  const { aggregateType, aggregateId, type, body, actAt, correctionMs = 0, person, name, terminal, audit } = record;
  if (person === undefined || terminal === undefined) return undefined;
  if (aggregateType === 'run' && type !== 'SignatureApplied' && !(EXECUTING_EVENTS as readonly string[]).includes(type)) return undefined;
  const { stepKey } = body as { stepKey?: string };
  const moment = new Date(Date.parse(actAt) - correctionMs).toISOString();
  return { person, name: name ?? person, terminal, at: actAt, moment, service, aggregateId, object: audit[0]?.object ?? `${aggregateType} ${aggregateId}`, ...(stepKey ? { stepKey } : {}) };
}

/**
 * Says of an act in a run and one outside of it what the run is told: nothing where the recipe of the run asks for no way between two places, or leaves time for it. The words follow from the act
 * outside and the place inside alone, so that it is one finding whichever of the two was heard of first, and however much was done inside.
 */
export function twoPlaces(inside: PersonAct, outside: PersonAct, checks: readonly ConsistencyCheck[]): TwoPlaces[] {
  const apart = Math.abs(Date.parse(inside.moment) - Date.parse(outside.moment));
  return checks.flatMap((check): TwoPlaces[] => {
    if (check.kind !== 'one-place' || apart >= durationMs(check.within)) return [];
    const { value, unit } = check.within;
    const title: Text = check.title;
    return [{
      runId: inside.aggregateId,
      ...(inside.stepKey ? { stepKey: inside.stepKey } : {}),
      texts: {
        en: `${title.en}: ${outside.name} acted at ${outside.terminal} at ${outside.at} (${outside.object}), and less than ${value} ${unit} apart in this run at ${inside.terminal}`,
        de: `${title.de ?? title.en}: ${outside.name} handelte an ${outside.terminal} um ${outside.at} (${outside.object}), und keine ${value} ${unit} davon entfernt in diesem Lauf an ${inside.terminal}`,
      },
    }];
  });
}
