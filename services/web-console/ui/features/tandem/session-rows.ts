import { drawingIn } from './said-of-expert';

/** A row of the audit trail of a run, as far as sessions need it. */
export interface AuditRow {
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
  /** The drawing that was kept. */
  readonly file?: { readonly fileName: string; readonly sha256: string };
}

/** Rows of all steps, each with the key of its own. */
export function rowsOfRun(rows: readonly AuditRow[]): (SessionRow & { readonly stepKey: string })[] {
  return rows
    .filter((row) => row.action === 'ExpertNoted')
    .map(({ number, field, newValue, reason, actAt, stepKey }) => {
      const { fileName, sha256 } = (field === 'drawn' || field === 'frozen' ? drawingIn(newValue) : undefined) ?? {};
      return { number, what: field ?? '', who: newValue ?? '', at: actAt, stepKey: stepKey ?? '', ...(reason ? { word: reason } : {}), ...(fileName === undefined || sha256 === undefined ? {} : { file: { fileName, sha256 } }) };
    });
}

/** Rows of one step. */
export function rowsOfStep(rows: readonly AuditRow[], stepKey: string): SessionRow[] {
  return rowsOfRun(rows).filter((row) => row.stepKey === stepKey).map(({ stepKey: _step, ...row }) => row);
}
