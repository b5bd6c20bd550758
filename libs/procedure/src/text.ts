/** What people read, by language. English is always there; a missing translation is found by lint (requirement A9). */
export interface Text {
  readonly en: string;
  readonly de?: string;
}

/** A realm role. Mirrors the list of `@batchwright/access`, which this pure library cannot import. */
export type RoleName =
  | 'operator'
  | 'supervisor'
  | 'engineer'
  | 'dispenser'
  | 'warehouse'
  | 'qc'
  | 'qa'
  | 'qp'
  | 'trainer'
  | 'maintenance'
  | 'integrator'
  | 'inspector'
  | 'admin';

/** All roles that a recipe may name: those with a GMP right. */
export const RECIPE_ROLES: readonly RoleName[] = ['operator', 'supervisor', 'engineer', 'dispenser', 'warehouse', 'qc', 'qa', 'qp', 'trainer', 'maintenance'];

/** Plain JSON without numbers but safe integers: what bodies of events are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** In both languages of the console: English stands in where there is no German. */
export interface BilingualText extends Text {
  readonly de: string;
}

export function bilingual({ en, de = en }: Text): BilingualText {
  return { en, de };
}
