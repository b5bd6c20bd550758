import type { RowChange } from '@batchwright/persistence';
import type { RecordedEvent } from '@batchwright/records';
import type { ExceptionRulesChangeView, ExceptionRulesTables } from '../../application/read-exception-rules';
import type { Reader } from '../../application/runs';

const VIEW = `SELECT site, version, reason, person, name, instant_text(at) AS at, rules || jsonb_build_object('version', version) AS rules FROM exception_rules`;

/** Tables of sites, a row for each change. */
export class PostgresExceptionRules implements ExceptionRulesTables {
  readonly rowsOf = exceptionRulesRows;

  async newest(read: Reader, site: string): Promise<ExceptionRulesChangeView | undefined> {
    const [row] = await read.query<ExceptionRulesChangeView>(`${VIEW} WHERE site = $1 ORDER BY version DESC LIMIT 1`, [site]);
    return row;
  }

  changes(read: Reader, site: string, { before, limit }: { readonly before?: number; readonly limit: number }): Promise<ExceptionRulesChangeView[]> {
    return read.query<ExceptionRulesChangeView>(`${VIEW} WHERE site = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT $3`, [site, before ?? null, limit]);
  }
}

/** Rows of a change. */
export function exceptionRulesRows({ body, person, name, actAt }: RecordedEvent): RowChange[] {
  const { version, rules, reason } = body;
  return [{ table: 'exception_rules', op: 'upsert', values: { version: version ?? 0, rules: rules ?? null, reason: reason ?? '', person: person ?? '', name: name ?? '', at: actAt } }];
}
