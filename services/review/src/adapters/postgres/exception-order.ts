import { refuse } from '@batchwright/kernel';

/** How much an exception weighs, lighter is a greater number: critical first, then those that steps wait for, then the rest (F1). The index `run_exception_weight` is over exactly this. */
export const WEIGHT = `(CASE WHEN x.severity = 'critical' THEN 0 ELSE 2 END + CASE WHEN NOT x.lifted AND jsonb_array_length(x.blocks) > 0 THEN 0 ELSE 1 END)`;

/** Where an exception stands in the list. */
export interface PlaceInList {
  readonly weight: number;
  readonly raisedAt: string;
  readonly id: string;
}

/** The key after which a page begins. */
export function keyOf({ weight, raisedAt, id }: PlaceInList): string {
  return `${weight}_${raisedAt}_${id}`;
}

/** Reads it back. Refusal: `parameter-invalid`. */
export function placeOf(key: string): PlaceInList {
  const [, weight, raisedAt, id] = /^([0-3])_(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w.-]{1,100})$/.exec(key) ?? [];
  if (weight === undefined || raisedAt === undefined || id === undefined || Number.isNaN(Date.parse(raisedAt))) throw refuse('parameter-invalid', { name: 'after', why: '`next` of the page before' }, { field: 'after' });
  return { weight: Number(weight), raisedAt, id };
}
