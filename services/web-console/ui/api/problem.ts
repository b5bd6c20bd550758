/** A way out that a refusal names. */
export interface Move {
  readonly move: string;
  /** In the language of the screen. */
  readonly title: string;
  readonly roles: readonly string[];
  /** Method and path of the public API. */
  readonly route?: string;
}

/** Problem document of the public API (RFC 9457). */
export interface Problem {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly rule?: string;
  readonly field?: string;
  readonly moves?: readonly Move[];
  readonly params?: Readonly<Record<string, unknown>>;
  readonly traceId: string;
}

/** The plant said no, and why. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'Refused';
  }
}

/** What to show of anything that was thrown; undefined code = the plant could not be reached. */
export function problemIn(error: unknown): Problem | undefined {
  return error instanceof Refused ? error.problem : undefined;
}
