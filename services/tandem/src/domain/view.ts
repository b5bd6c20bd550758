import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { PartyState } from './session';

/** How long a view token counts: whoever stands there asks for the next one before it is over. */
export const VIEW_MS = 120_000;

/** A token that was given out, with how it stands with its session now. */
export interface GivenView {
  readonly site: string;
  readonly session: string;
  readonly person: string;
  /** Step for which it was given. */
  readonly stepKey: string;
  /** Real time. */
  readonly until: string;
  readonly ended: boolean;
  /** Step that the session is about now. */
  readonly shownStep: string;
  /** What the person is in the session now; absent: nothing. */
  readonly state?: PartyState;
}

/**
 * Whether a view token opens the view of a session: it was given for this session and for the step that the session is about, its time is not over,
 * the session goes on, and its person stands there. Refusals: `view-token-unknown`; `view-over` with why.
 */
export function judgeView(given: GivenView | undefined, session: string, realNow: string): Result<GivenView, DomainError> {
  if (given?.session !== session) return err(refuse('view-token-unknown', { session }, { rule: '21 CFR 11.10(d)' }));
  const why = given.ended ? 'session-over' : given.state !== 'joined' ? 'not-there' : Date.parse(given.until) <= Date.parse(realNow) ? 'time' : given.shownStep !== given.stepKey ? 'moved' : undefined;
  return why === undefined ? ok(given) : err(refuse('view-over', { why }));
}
