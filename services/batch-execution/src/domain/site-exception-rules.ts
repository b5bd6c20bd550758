import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { readExceptionRules, ruleFor, type ExceptionBlock, type ExceptionRules, type ExceptionSigner } from '@batchwright/procedure';

/** A row of the table of a site; what stands under a type goes before its severity. */
export interface ExceptionRuleRow {
  readonly of: 'severity' | 'type';
  readonly name: string;
  readonly severity: 'minor' | 'major' | 'critical';
  readonly signers: readonly ExceptionSigner[];
  readonly blocks: ExceptionBlock;
}

/** The table of a site as it holds now. */
export interface SiteExceptionRules {
  readonly site: string;
  /** Number of changes; 0 = as it was configured. */
  readonly version: number;
  readonly rules: ExceptionRules;
  /** Who changed it last, and when; absent = nobody. */
  readonly changed?: { readonly person: string; readonly name: string; readonly at: string; readonly reason: string };
}

/** What quality wants it to be. */
export interface WantedExceptionRules {
  /** The version that was seen. */
  readonly version: number;
  readonly rules: readonly ExceptionRuleRow[];
  readonly reason: string;
}

/** A table takes the place of the one before; nothing that was raised under that one changes (G2). */
export interface ExceptionRulesChanged {
  readonly version: number;
  readonly rules: { readonly bySeverity: ExceptionRules['bySeverity']; readonly byType: ExceptionRules['byType'] };
  readonly reason: string;
}

/** A row that differs: absent where it is new or gone. */
export interface ChangedRow {
  readonly of: ExceptionRuleRow['of'];
  readonly name: string;
  readonly before?: ExceptionRuleRow;
  readonly after?: ExceptionRuleRow;
}

/** The rows of a table: first those of severities, then those of types. */
export function rowsOfRules(rules: ExceptionRules): ExceptionRuleRow[] {
  const severities = SEVERITIES.map((severity): ExceptionRuleRow => ({ of: 'severity', name: severity, ...rules.bySeverity[severity], severity }));
  const types = Object.entries(rules.byType).map(([name, { severity = 'minor' }]): ExceptionRuleRow => ({ of: 'type', name, ...ruleFor(rules, name, severity) }));
  return [...severities, ...types];
}

/** Refusals: `reason-missing`, `exception-rules-changed` when somebody was faster, `exception-rules-invalid` saying where, `exception-rules-same`. */
export function changeExceptionRules(now: SiteExceptionRules, { version, rules: rows, reason }: WantedExceptionRules): Result<ExceptionRulesChanged, DomainError> {
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 211.192' }));
  if (version !== now.version) return err(refuse('exception-rules-changed', { site: now.site, seen: version, version: now.version, name: now.changed?.name ?? '', at: now.changed?.at ?? '' }, { field: 'version' }));
  const table = tableOf(rows);
  if (!table.ok) return table;
  const read = readExceptionRules(table.value);
  if (!read.ok) return read;
  const { bySeverity, byType } = read.value;
  if (changedRows(now.rules, read.value).length === 0) return err(refuse('exception-rules-same', { site: now.site }));
  return ok({ version: now.version + 1, rules: { bySeverity, byType }, reason: reason.trim() });
}

/** What a change would make otherwise, row by row. */
export function changedRows(from: ExceptionRules, to: ExceptionRules): ChangedRow[] {
  const [before, after] = [rowsOfRules(from), rowsOfRules(to)];
  const keys = [...new Map([...before, ...after].map((row) => [`${row.of} ${row.name}`, row])).values()];
  return keys.flatMap(({ of, name }): ChangedRow[] => {
    const [was, is] = [before, after].map((rows) => rows.find((row) => row.of === of && row.name === name));
    return JSON.stringify(was && inOrder(was)) === JSON.stringify(is && inOrder(is)) ? [] : [{ of, name, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) }];
  });
}

const SEVERITIES = ['minor', 'major', 'critical'] as const;

function inOrder({ severity, signers, blocks }: ExceptionRuleRow): unknown[] {
  return [severity, signers.map(({ roles }) => [...roles].sort()), blocks];
}

/** Each severity has one row that says all, a type at most one. */
function tableOf(rows: readonly ExceptionRuleRow[]): Result<Record<'bySeverity' | 'byType', Record<string, object>>, DomainError> {
  const table: Record<'bySeverity' | 'byType', Record<string, object>> = { bySeverity: {}, byType: {} };
  const wrong = (at: string, why: string): Result<never, DomainError> => err(refuse('exception-rules-invalid', { at, why }, { rule: '21 CFR 211.192', field: 'rules' }));
  for (const { of, name, severity, signers, blocks } of rows) {
    const part = of === 'severity' ? 'bySeverity' : 'byType';
    const at = `/${part}/${name}`;
    if (Object.hasOwn(table[part], name)) return wrong(at, 'it stands there twice');
    if (of === 'type' && !/^[a-z][a-z0-9-]{0,99}$/.test(name)) return wrong(at, 'a type is a name in kebab-case');
    table[part][name] = { signers: signers.map(({ roles }) => ({ roles: [...roles] })), blocks, ...(of === 'type' ? { severity } : {}) };
  }
  const missing = SEVERITIES.find((severity) => !Object.hasOwn(table.bySeverity, severity));
  return missing === undefined ? ok(table) : wrong(`/bySeverity/${missing}`, 'it is missing');
}
