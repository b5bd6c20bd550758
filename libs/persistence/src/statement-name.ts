import { createHash } from 'node:crypto';

const NAMES = new Map<string, string>();

/** Name under which a connection keeps the plan of a fixed text. */
export function statementName(sql: string): string {
  let name = NAMES.get(sql);
  if (name === undefined) {
    name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
    NAMES.set(sql, name);
  }
  return name;
}
