/** The curve of a measuring point as it stands in the file that a record names. */
export interface Curve {
  readonly tag: string;
  readonly unit: string;
  readonly from: string;
  readonly until: string;
  /** In the order of the file; `value` undefined where there was none that may be used. */
  readonly points: readonly { readonly at: string; readonly value?: number }[];
}

const FORMAT = 'format,batchwright.curve/1';

/** Reads the data of a curve; undefined for every other file, and for one of words. */
export function readCurve(text: string): Curve | undefined {
  const lines = text.split('\n');
  const head = new Map<string, string>();
  const begin = lines.findIndex((line) => line === 'time,value,quality');
  if (lines[0] !== FORMAT || begin < 0) return undefined;
  for (const line of lines.slice(0, begin)) {
    const comma = line.indexOf(',');
    head.set(line.slice(0, comma), unquoted(line.slice(comma + 1)));
  }
  const points = lines.slice(begin + 1).flatMap((line) => {
    const [at = '', value = '', quality] = line.split(',');
    if (at === '') return [];
    return [{ at, ...(quality === 'good' && value !== '' && Number.isFinite(Number(value)) ? { value: Number(value) } : {}) }];
  });
  if (!points.some(({ value }) => value !== undefined)) return undefined;
  return { tag: head.get('tag') ?? '', unit: head.get('unit') ?? '', from: head.get('from') ?? '', until: head.get('until') ?? '', points };
}

function unquoted(cell: string): string {
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
