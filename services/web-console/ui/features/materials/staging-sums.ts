import type { components } from '../../api/generated/schema';

export type Staging = components['schemas']['StagingResponse'];

/** Containers that were brought for a material, and whether they hold enough as far as can be seen here: in one unit, for the eye. */
export function broughtFor(staging: Staging, material: string): { readonly containers: Staging['staged']; readonly enough: boolean } {
  const containers = staging.staged.filter((one) => one.material === material);
  const needed = staging.lines.filter((line) => line.material === material);
  const grams: Readonly<Record<string, number>> = { kg: 1000, g: 1, mg: 0.001, L: 1000, mL: 1 };
  const sum = (amounts: readonly { value: string; unit: string }[]): number => amounts.reduce((so, { value, unit }) => so + Number(value) * (grams[unit] ?? 1), 0);
  return { containers, enough: containers.length > 0 && sum(containers.map(({ content }) => content)) >= sum(needed.map(({ quantity }) => quantity)) };
}

/** How many of its materials are there. */
export function progressOf(staging: Staging): { readonly done: number; readonly of: number } {
  const materials = [...new Set(staging.lines.map(({ material }) => material))];
  return { done: materials.filter((material) => broughtFor(staging, material).enough).length, of: materials.length };
}
