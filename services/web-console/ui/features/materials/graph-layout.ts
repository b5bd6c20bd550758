import type { Genealogy } from './queries';

/** A lot or a batch in the picture, by column and row. */
export interface Placed {
  readonly id: string;
  /** `elsewhere`: a lot of a site that the reader may not see. */
  readonly kind: 'lot' | 'run' | 'elsewhere';
  readonly label: string;
  readonly under: string;
  readonly column: number;
  readonly row: number;
  readonly tone: 'plain' | 'stopped' | 'asked';
}

export interface PlacedLink {
  readonly from: string;
  readonly to: string;
  readonly amount: { readonly value: string; readonly unit: string };
}

/** Lots and batches in columns: a thing stands one column after the last thing that leads to it; what went round in a circle stays where it was seen first. */
export function layout({ lots, edges, transfers, elsewhere }: Pick<Genealogy, 'lots' | 'edges' | 'transfers' | 'elsewhere'>): { readonly nodes: readonly Placed[]; readonly links: readonly PlacedLink[] } {
  const links = [...edges.map(({ lotId, runId, way, amount }): PlacedLink => (way === 'used' ? { from: lotId, to: runId, amount } : { from: runId, to: lotId, amount })), ...transfers];
  const runs = new Map(edges.map(({ runId, runNumber }) => [runId, runNumber]));
  const ids = [...elsewhere.map(({ id }) => id), ...lots.map(({ id }) => id), ...runs.keys()];
  const column = columnsOf(ids, links);
  const rows = new Map<number, number>();
  const place = (id: string): { column: number; row: number } => {
    const at = column.get(id) ?? 0;
    const row = rows.get(at) ?? 0;
    rows.set(at, row + 1);
    return { column: at, row };
  };
  const nodes = [
    ...lots.map(({ id, number, material, blocked, disposition, heldFor }, index): Placed => ({
      id, kind: 'lot', label: number, under: material, ...place(id), tone: blocked || disposition === 'rejected' || heldFor.length > 0 ? 'stopped' : index === 0 ? 'asked' : 'plain',
    })),
    ...elsewhere.map(({ id, site }): Placed => ({ id, kind: 'elsewhere', label: site, under: '', ...place(id), tone: 'plain' })),
    ...[...runs].map(([id, number]): Placed => ({ id, kind: 'run', label: number, under: '', ...place(id), tone: 'plain' })),
  ];
  return { nodes, links };
}

/** The longest way to each thing, in links; ways that come back to themselves are cut after as many rounds as there are things. */
function columnsOf(ids: readonly string[], links: readonly PlacedLink[]): Map<string, number> {
  const column = new Map(ids.map((id) => [id, 0]));
  const behind = new Map<string, string[]>();
  const before = new Map<string, number>(ids.map((id) => [id, 0]));
  for (const { from, to } of links) {
    behind.set(from, [...(behind.get(from) ?? []), to]);
    before.set(to, (before.get(to) ?? 0) + 1);
  }
  const free = ids.filter((id) => before.get(id) === 0);
  const seen = new Set<string>();
  for (;;) {
    const next = free.shift() ?? ids.find((id) => !seen.has(id)); // nobody is free: a circle, cut at the first that is left
    if (next === undefined) return column;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const to of behind.get(next) ?? []) {
      if (!seen.has(to)) column.set(to, Math.max(column.get(to) ?? 0, (column.get(next) ?? 0) + 1));
      const open = (before.get(to) ?? 1) - 1;
      before.set(to, open);
      if (open === 0) free.push(to);
    }
  }
}
