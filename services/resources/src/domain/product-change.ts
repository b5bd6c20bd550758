/** How thoroughly equipment is cleaned; a major cleaning leaves nothing of any product behind. */
export const CLEANING_LEVELS = ['minor', 'major'] as const;
export type CleaningLevel = (typeof CLEANING_LEVELS)[number];

/** Stands for every product in a rule of product change. */
export const ANY_PRODUCT = '*';

/** One cell of the product-change matrix of an equipment class: what cleaning is asked between two products (21 CFR 211.67(b)). */
export interface ProductChange {
  readonly equipmentClass: string;
  /** Item code of the product that was made, or `*`. */
  readonly from: string;
  /** Item code of the product that is to be made, or `*`. */
  readonly to: string;
  readonly level: CleaningLevel;
}

/** The cleaning that a change asks for. The rule that names more of the two products goes first; of two that name as much, the stricter. The same product is no change. */
export function levelAsked(rules: readonly ProductChange[], equipmentClass: string, from: string, to: string): CleaningLevel {
  if (from === to) return 'minor';
  const fits = rules.filter((rule) => rule.equipmentClass === equipmentClass && [from, ANY_PRODUCT].includes(rule.from) && [to, ANY_PRODUCT].includes(rule.to));
  const named = ({ from: before, to: after }: ProductChange): number => Number(before !== ANY_PRODUCT) + Number(after !== ANY_PRODUCT);
  const most = Math.max(...fits.map(named));
  return fits.some((rule) => named(rule) === most && rule.level === 'major') ? 'major' : 'minor';
}

/** The product of which traces stand against making another one; undefined when none does. */
export function traceAgainst(residues: readonly string[], rules: readonly ProductChange[], equipmentClass: string, to: string): string | undefined {
  return residues.find((from) => levelAsked(rules, equipmentClass, from, to) === 'major');
}

/** Whether a change to this product asks for a major cleaning from at least one product: so it counts where nobody knows what was made before (gmp 6). */
export function mayAskMajor(rules: readonly ProductChange[], equipmentClass: string, to: string): boolean {
  const before = [ANY_PRODUCT, ...rules.map(({ from }) => from)].filter((from) => from !== to);
  return before.some((from) => levelAsked(rules, equipmentClass, from, to) === 'major');
}
