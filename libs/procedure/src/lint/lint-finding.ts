/** Something in a recipe that is wrong or should be looked at before approval (requirement A13). */
export interface LintFinding {
  /** Stable, kebab-case. */
  readonly code: string;
  /** An error keeps the recipe from being submitted; a warning is shown to the approver. */
  readonly severity: 'error' | 'warning';
  /** JSON pointer in the document. */
  readonly path: string;
  /** One English sentence with the facts. */
  readonly message: string;
  /** Facts for texts in other languages; `at` = place in an expression. */
  readonly params: { readonly [key: string]: unknown };
}

/** Makes a finding. */
export function finding(code: string, path: string, message: string, params: LintFinding['params'] = {}, severity: LintFinding['severity'] = 'error'): LintFinding {
  return { code, severity, path, message, params };
}
