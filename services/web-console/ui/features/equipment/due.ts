import type { Item } from './queries';

/** Something about an item that ends at a time. */
export interface DueLine {
  readonly code: string;
  readonly title: string;
  readonly site: string;
  readonly what: 'calibration' | 'qualification' | 'clean-hold' | 'dirty-hold';
  /** Instant at which it is over; of a date, the end of that day is not known here: its last day stands in `lastDay`. */
  readonly until?: string;
  /** Date of the site, `YYYY-MM-DD`. */
  readonly lastDay?: string;
  readonly tone: 'exception' | 'attention' | 'waiting';
}

const SOON_MS = { date: 30 * 86_400_000, instant: 24 * 3_600_000 };

/** What ends, the first to end first: overdue, then what is due soon (30 days for dates, a day for clean holds), then the rest. */
export function dueLines(items: readonly Item[], now: number): DueLine[] {
  const lines = items.flatMap(({ code, title, site, axes }): (DueLine & { readonly at: number })[] => {
    const { calibration, qualification, cleaning } = axes;
    const dated = ([['calibration', calibration], ['qualification', qualification]] as const).flatMap(([what, { lastDay }]) => {
      if (lastDay === undefined) return [];
      const at = Date.parse(`${lastDay}T00:00:00Z`) + 86_400_000;
      return [{ code, title, site, what, lastDay, at, tone: toneOf(at - now, SOON_MS.date) }];
    });
    const [what, until] = cleaning.status === 'clean' ? (['clean-hold', cleaning.until] as const) : (['dirty-hold', cleaning.cleanBefore] as const);
    if (until === undefined) return dated;
    const at = Date.parse(until);
    return [...dated, { code, title, site, what, until, at, tone: toneOf(at - now, SOON_MS.instant) }];
  });
  return lines.sort((a, b) => a.at - b.at).map(({ at: _at, ...line }) => line);
}

function toneOf(left: number, soon: number): DueLine['tone'] {
  return left <= 0 ? 'exception' : left <= soon ? 'attention' : 'waiting';
}
