/** What the maker of a history did, as he wrote it down himself; amounts in tenths of a gram. */
export interface History {
  readonly lots: readonly string[];
  readonly links: readonly Link[];
  readonly sent: readonly { readonly from: string; readonly to: string; readonly tenths: number }[];
}

/** A batch used some of a lot, or made it. */
export interface Link {
  readonly batch: string;
  readonly lot: string;
  readonly way: 'used' | 'made';
  readonly tenths: number;
}

/** A genealogy in words that can be compared. */
export interface InWords {
  readonly lots: readonly string[];
  readonly edges: readonly string[];
  readonly transfers: readonly string[];
}

/** The genealogy of a lot by walking over what was written down: it shares nothing with the plant's search. */
export function expectedGenealogy({ links, sent }: History, lot: string, direction: 'forward' | 'backward'): InWords {
  const [open, closed] = direction === 'forward' ? (['used', 'made'] as const) : (['made', 'used'] as const);
  const [lots, batches, ways] = [new Set([lot]), new Set<string>(), [lot]];
  for (let next = ways.pop(); next !== undefined; next = ways.pop()) {
    const here = next;
    const through = links.filter((link) => link.lot === here && link.way === open).map(({ batch }) => batch);
    for (const batch of through) batches.add(batch);
    const beyond = [
      ...links.filter(({ batch, way }) => way === closed && through.includes(batch)).map((link) => link.lot),
      ...sent.filter((one) => (direction === 'forward' ? one.from : one.to) === here).map((one) => (direction === 'forward' ? one.to : one.from)),
    ];
    for (const one of beyond) if (!lots.has(one)) ways.push(one);
    for (const one of beyond) lots.add(one);
  }
  const edges = links.filter(({ batch, lot: of, way }) => batches.has(batch) && (way === closed || lots.has(of)));
  return {
    lots: [...lots].sort(),
    edges: edges.map((link) => edgeInWords(link)).sort(),
    transfers: sent.filter(({ from, to }) => lots.has(from) && lots.has(to)).map(({ from, to, tenths }) => `${from} → ${to}: ${tenths}`).sort(),
  };
}

export const edgeInWords = ({ batch, lot, way, tenths }: Link): string => `${batch} ${way} ${tenths} of ${lot}`;

/** `12.30` → 123; throws for what is no tenth, so that nothing is rounded away. */
export function tenthsOf(value: string): number {
  const tenths = Math.round(Number(value) * 10);
  if (Number(value) * 10 !== tenths && Math.abs(Number(value) * 10 - tenths) > 1e-6) throw new Error(`${value} is no number of tenths`);
  return tenths;
}
