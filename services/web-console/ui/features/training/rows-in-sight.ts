/** Rows drawn above and below what is seen, so that a quick scroll meets no emptiness. */
const MARGIN = 8;

/** Which rows of a long table are drawn: from `first` to before `last`. Sizes in pixels. */
export function rowsInSight(scrolled: number, height: number, rowHeight: number, rows: number): { first: number; last: number } {
  const first = Math.max(0, Math.min(rows, Math.floor(scrolled / rowHeight)) - MARGIN);
  return { first, last: Math.min(rows, Math.floor(scrolled / rowHeight) + Math.ceil(height / rowHeight) + MARGIN) };
}
