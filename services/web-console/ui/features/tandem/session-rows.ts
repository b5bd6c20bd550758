/** A row of the audit trail of a run, as far as sessions need it. */
interface AuditRow {
  readonly number: number;
  readonly action: string;
  readonly stepKey?: string | null;
  readonly field?: string | null;
  readonly newValue?: string | null;
  readonly reason?: string | null;
  readonly actAt: string;
}

/** What stands in the record of a run about who was called to a step, and who stood there. */
export interface SessionRow {
  readonly number: number;
  /** `called`, `accepted`, `declined`, `missed`, `joined`, `left`, `ended`. */
  readonly what: string;
  readonly who: string;
  readonly word?: string;
  readonly at: string;
}

/** Rows of one step. */
export function rowsOfStep(rows: readonly AuditRow[], stepKey: string): SessionRow[] {
  return rows
    .filter((row) => row.action === 'ExpertNoted' && row.stepKey === stepKey)
    .map(({ number, field, newValue, reason, actAt }) => ({ number, what: field ?? '', who: newValue ?? '', at: actAt, ...(reason ? { word: reason } : {}) }));
}
