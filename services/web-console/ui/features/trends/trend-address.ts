import { MOST_TAGS } from './scales';
import type { Span } from './use-curves';

/** Spans that are one touch away, seconds. */
export const LASTS = [600, 3600, 28_800] as const;

/** What an address of the screen says; `&run=` tells only of that run. `?tag=VB-02.speed&tag=VB-02.load&last=3600`, or `&from=2026-11-24T08:00:00Z&until=…`. */
export interface Looked {
  readonly codes: readonly string[];
  readonly span: Span;
  readonly runId?: string;
}

export function readAddress(search: URLSearchParams): Looked {
  const codes = [...new Set(search.getAll('tag'))].slice(0, MOST_TAGS);
  const [from, until] = [Date.parse(search.get('from') ?? '') / 1000, Date.parse(search.get('until') ?? '') / 1000];
  const run = search.get('run');
  const of = run ? { runId: run } : {};
  if (from < until) return { codes, span: { from, until }, ...of };
  const last = Number(search.get('last'));
  return { codes, span: { last: Number.isInteger(last) && last >= 10 && last <= 31 * 86_400 ? last : LASTS[0] }, ...of };
}

export function writeAddress({ codes, span, runId }: Looked): URLSearchParams {
  const search = new URLSearchParams(codes.map((code) => ['tag', code]));
  if (runId !== undefined) search.set('run', runId);
  if ('last' in span) search.set('last', String(span.last));
  else for (const [name, seconds] of [['from', span.from], ['until', span.until]] as const) search.set(name, new Date(seconds * 1000).toISOString());
  return search;
}
