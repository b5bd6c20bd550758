import type { AuditRow } from './record';

/** Fields of an object in printed form; `undefined` = was not there. */
export type AuditedFields = Readonly<Record<string, string | undefined>>;

/**
 * Audit rows for a change of fields: one row for each field that differs, with both values (21 CFR 11.10(e)). When nothing
 * differs, one row that says the act alone. Fields come in alphabetical order, so that the same change reads the same.
 */
export function buildAudit(object: string, action: string, before: AuditedFields, after: AuditedFields, reason?: string): AuditRow[] {
  const why = reason === undefined ? {} : { reason };
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = fields.filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return [{ object, action, ...why }];
  return changed.map((field) => ({
    object,
    action,
    field,
    ...(before[field] === undefined ? {} : { oldValue: before[field] }),
    ...(after[field] === undefined ? {} : { newValue: after[field] }),
    ...why,
  }));
}
