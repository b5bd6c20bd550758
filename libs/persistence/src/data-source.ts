import { types } from 'pg';
import { DataSource } from 'typeorm';

/** How to reach the schema of a service as its application's role. */
export interface ConnectionSettings {
  /** `postgresql://role:password@host/database`; a Unix socket as `?host=/folder`. */
  readonly url: string;
  readonly schema: string;
  /** Connections kept; default 10. */
  readonly poolSize?: number;
  /** Shows in `pg_stat_activity`. */
  readonly applicationName?: string;
}

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/**
 * How columns come back: instants as ISO text in UTC with milliseconds, dates as `YYYY-MM-DD` (never a JavaScript `Date`, which
 * would move them into the machine's zone), `bigint` as a number (refused when it is not safe), `numeric` as text.
 */
export const COLUMN_TYPES = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return types.getTypeParser(oid, 'binary');
    switch (oid) {
      case INT8:
        return safeInteger;
      case DATE:
        return (text: string) => text;
      case TIMESTAMPTZ:
        return instant;
      default:
        return types.getTypeParser(oid, 'text');
    }
  }) as typeof types.getTypeParser,
};

function safeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`${text} is too large for a number: select it as text`);
  return number;
}

function instant(text: string): string {
  return /infinity/.test(text) ? text : new Date(`${text.replace(' ', 'T')}:00`).toISOString();
}

/** Opens the connections of a service. Fails when the database is not there. Never synchronises: the schema is made by migrations. */
export function createDataSource(settings: ConnectionSettings): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    schema: settings.schema,
    installExtensions: false,
    applicationName: settings.applicationName ?? `batchwright ${settings.schema}`,
    poolSize: settings.poolSize ?? 10,
    poolErrorHandler: () => undefined, // an idle connection that was cut: the next query opens another, or says so
    extra: {
      types: COLUMN_TYPES,
      keepAlive: true,
      options: sessionOptions({ search_path: settings.schema, TimeZone: 'UTC', statement_timeout: '30s', lock_timeout: '15s', idle_in_transaction_session_timeout: '60s' }),
    },
  }).initialize();
}

/** Settings of a session, as they travel in the start-up packet. */
export function sessionOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replace(/([\\ ])/g, '\\$1')}`).join(' ');
}
