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
  /** The drawing that was kept. */
  readonly file?: { readonly fileName: string; readonly sha256: string };
}

/** As the audit trail of the run says it. */
const KEPT = /^(.*?) kept (.*), SHA-256 ([0-9a-f]{64})/;

/** Rows of all steps, each with the key of its own. */
export function rowsOfRun(rows: readonly AuditRow[]): (SessionRow & { readonly stepKey: string })[] {
  return rows
    .filter((row) => row.action === 'ExpertNoted')
    .map(({ number, field, newValue, reason, actAt, stepKey }) => {
      const [, keeper, fileName = '', sha256 = ''] = (field === 'drawn' && newValue && KEPT.exec(newValue)) || [];
      return { number, what: field ?? '', who: keeper === undefined ? (newValue ?? '') : keeper + (newValue ?? '').split(sha256)[1], at: actAt, stepKey: stepKey ?? '', ...(reason ? { word: reason } : {}), ...(keeper === undefined ? {} : { file: { fileName, sha256 } }) };
    });
}

/** Rows of one step. */
export function rowsOfStep(rows: readonly AuditRow[], stepKey: string): SessionRow[] {
  return rowsOfRun(rows).filter((row) => row.stepKey === stepKey).map(({ stepKey: _step, ...row }) => row);
}
