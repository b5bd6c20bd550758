/** What kind of part a change is about. */
export type ChangedPart = 'header' | 'material' | 'output' | 'parameter' | 'equipment' | 'qualification' | 'hold-time' | 'consistency-check' | 'checklist-point' | 'step' | 'entry' | 'limit' | 'signature';

/** One change that a reader has to think about. */
export interface RecipeChange {
  readonly change: 'added' | 'removed' | 'moved' | 'changed';
  readonly what: ChangedPart;
  /** Id of the part: of the input, step, entry, policy … */
  readonly id: string;
  /** Step in which it stands, where it stands in one. */
  readonly step?: string;
  /** Which field changed; of a limit its level. */
  readonly field?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Which part is compared. */
export interface PartName {
  readonly what: ChangedPart;
  readonly id: string;
  readonly step?: string;
}

/** Each field of two objects that differs, but those that are compared elsewhere. */
export function compareFields(part: PartName, before: object, after: object, elsewhere: readonly string[] = []): RecipeChange[] {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((field) => !elsewhere.includes(field));
  return fields.flatMap((field) => (same(old[field], now[field]) ? [] : [{ change: 'changed' as const, ...part, field, ...sides(old[field], now[field]) }]));
}

/** Two lists of named things: added, removed, and each field that changed. `inside` compares what the fields do not tell. */
export function compareLists<T extends object>(
  what: ChangedPart,
  before: readonly T[] = [],
  after: readonly T[] = [],
  nameOf: (item: T) => string,
  more: { readonly step?: string; readonly elsewhere?: readonly string[]; readonly inside?: (old: T, now: T) => RecipeChange[] } = {},
): RecipeChange[] {
  const place = more.step === undefined ? {} : { step: more.step };
  const old = new Map(before.map((item) => [nameOf(item), item]));
  const now = new Map(after.map((item) => [nameOf(item), item]));
  return [
    ...before.flatMap((item) => (now.has(nameOf(item)) ? [] : [{ change: 'removed' as const, what, id: nameOf(item), ...place, before: item }])),
    ...after.flatMap((item): RecipeChange[] => {
      const id = nameOf(item);
      const earlier = old.get(id);
      if (!earlier) return [{ change: 'added', what, id, ...place, after: item }];
      return [...compareFields({ what, id, ...place }, earlier, item, more.elsewhere), ...(more.inside?.(earlier, item) ?? [])];
    }),
    ...movedIn([...old.keys()], [...now.keys()]).map((id): RecipeChange => ({ change: 'moved', what, id, ...place })),
  ];
}

/** Names that stand elsewhere among those that both lists have: all but a longest run that kept its order. */
export function movedIn(before: readonly string[], after: readonly string[]): string[] {
  const kept = after.filter((name) => before.includes(name));
  const places = kept.map((name) => before.indexOf(name));
  const best: number[][] = [];
  places.forEach((place, i) => {
    const earlier = best.slice(0, i).filter((run) => (places[run.at(-1) ?? 0] ?? 0) < place);
    const longest = earlier.reduce<number[]>((most, run) => (run.length > most.length ? run : most), []);
    best.push([...longest, i]);
  });
  const inOrder = best.reduce<number[]>((most, run) => (run.length > most.length ? run : most), []);
  return kept.filter((_, i) => !inOrder.includes(i));
}

/** Deep equality of plain data; the order of keys does not count. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]));
}

function sides(before: unknown, after: unknown): Pick<RecipeChange, 'before' | 'after'> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
