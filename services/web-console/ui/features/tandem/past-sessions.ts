import { nameIn } from './said-of-expert';
import type { SessionRow } from './session-rows';

/** How long somebody stood beside a step. */
export interface Stay {
  readonly who: string;
  readonly from: string;
  /** Absent: still there. */
  readonly until?: string;
  /** Why he left. */
  readonly why?: string;
}

/** Somebody who was called and did not come. */
export interface Absence {
  readonly who: string;
  readonly what: 'declined' | 'missed';
  readonly word?: string;
}

/** A session as the record of the run tells it. */
export interface PastSession {
  readonly stepKey: string;
  /** From the first call on. */
  readonly from: string;
  /** Absent: it goes on. */
  readonly until?: string;
  readonly stays: readonly Stay[];
  readonly absent: readonly Absence[];
}

/** Sessions at the steps of a run, in the order in which they began. Two at one step at the same time are told as one: the record says of which step they are. */
export function pastSessions(rows: readonly (SessionRow & { readonly stepKey: string })[]): PastSession[] {
  const open = new Map<string, PastSession>();
  const all: PastSession[] = [];
  for (const row of [...rows].sort((a, b) => a.number - b.number)) {
    const before = open.get(row.stepKey);
    const now = told(before ?? { stepKey: row.stepKey, from: row.at, stays: [], absent: [] }, row);
    if (before) all[all.indexOf(before)] = now;
    else all.push(now);
    if (now.until === undefined) open.set(row.stepKey, now);
    else open.delete(row.stepKey);
  }
  return all;
}

function told(session: PastSession, { what, who, word, at }: SessionRow): PastSession {
  switch (what) {
    case 'joined':
      return { ...session, stays: [...session.stays, { who, from: at }], absent: session.absent.filter((one) => one.who !== who) };
    case 'left':
      return left(session, who, at, word);
    case 'guest-revoked':
      return left(session, nameIn(who), at, 'revoked');
    case 'guest-expired':
      return left(session, who, at, 'time');
    case 'declined':
    case 'missed':
      return { ...session, absent: [...session.absent.filter((one) => one.who !== who), { who, what, ...(word === undefined ? {} : { word }) }] };
    case 'ended':
      return { ...session, until: at };
    default:
      return session;
  }
}

function left(session: PastSession, who: string, until: string, why: string | undefined): PastSession {
  return { ...session, stays: session.stays.map((stay) => (stay.who === who && stay.until === undefined ? { ...stay, until, ...(why === undefined ? {} : { why }) } : stay)) };
}

/** Whole minutes between two moments; undefined while it goes on. */
export function minutesOf({ from, until }: { readonly from: string; readonly until?: string }): number | undefined {
  return until === undefined ? undefined : Math.round((Date.parse(until) - Date.parse(from)) / 60_000);
}
