import type { TreeNode } from '../board/queries';

/** A stretch of time in which a step was worked on, in milliseconds since 1970; `until` is missing while it still is. */
export interface Bar {
  readonly from: number;
  readonly until?: number;
  readonly exceptions: number;
}

/** A line of the time chart: a part of the procedure, and when its steps were worked on. */
export interface GanttRow {
  readonly node: TreeNode;
  readonly depth: number;
  /** In order of their starts; empty where nothing has begun. */
  readonly bars: readonly Bar[];
  readonly open: boolean;
}

/** Distances between two marks of the time axis, in milliseconds. */
const MINUTE = 60_000;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 10_080, 43_200].map((minutes) => minutes * MINUTE);

function barsOf(node: TreeNode): Bar[] {
  if (node.type !== 'step') return node.children.flatMap(barsOf);
  return node.instances.flatMap(({ startedAt, completedAt, exceptions }) =>
    startedAt === undefined ? [] : [{ from: Date.parse(startedAt), ...(completedAt === undefined ? {} : { until: Date.parse(completedAt) }), exceptions }]);
}

/** Lines from top to bottom; those of a part follow it where `open` says that it is unfolded. */
export function ganttRows(nodes: readonly TreeNode[], open: (node: TreeNode) => boolean, depth = 0): GanttRow[] {
  return nodes.flatMap((node) => {
    const unfolded = node.children.length > 0 && open(node);
    const bars = barsOf(node).sort((a, b) => a.from - b.from);
    return [{ node, depth, bars, open: unfolded }, ...(unfolded ? ganttRows(node.children, open, depth + 1) : [])];
  });
}

/** First start and last end of all bars, what still goes on reaching to `now`; undefined where nothing has begun. */
export function spanOf(rows: readonly GanttRow[], now: number): { readonly from: number; readonly until: number } | undefined {
  const bars = rows.flatMap((row) => row.bars);
  if (bars.length === 0) return undefined;
  let from = Infinity;
  let until = -Infinity;
  for (const bar of bars) {
    from = Math.min(from, bar.from);
    until = Math.max(until, bar.until ?? now);
  }
  return { from, until: Math.max(until, from + MINUTE) };
}

/** Whether a mark is a midnight of the site, which is told by its date. */
export function isMidnight(mark: number, offset: number): boolean {
  return (mark + offset) % (24 * 60 * MINUTE) === 0;
}

/**
 * Marks of the time axis on round times of the site, at most `most` of them.
 * @param offset what the site's time is ahead of UTC, in milliseconds
 */
export function marksOf({ from, until }: { readonly from: number; readonly until: number }, most: number, offset: number): number[] {
  const step = STEPS.find((each) => (until - from) / each <= most) ?? Math.ceil((until - from) / most);
  const marks: number[] = [];
  for (let mark = Math.ceil((from + offset) / step) * step - offset; mark <= until; mark += step) marks.push(mark);
  return marks;
}
