import { DomainError, type ErrorKind } from '@batchwright/kernel';

interface PgError {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly constraint?: string;
  readonly table?: string;
}

/** SQLSTATEs after which the same work may succeed at once: serialisation, deadlock, too old a time, a faster writer. Who waited for a lock in vain has waited long enough: he is told to come again. */
const TRY_AGAIN = new Set(['40001', '40P01', 'BW503', 'BW409']);

/** True when the work may be run again from its start. */
export function mayTryAgain(error: unknown): boolean {
  return error instanceof DomainError && TRY_AGAIN.has(String(error.params['sqlstate']));
}

/** True when the database could not be reached or used by anybody, or others held a lock for too long: not the fault of what was asked. A statement that took too long is. */
export function databaseIsAway(error: unknown): boolean {
  if (!(error instanceof DomainError)) return false;
  const { sqlstate } = error.params;
  return (error.code === 'database-unavailable' && sqlstate !== '57014') || sqlstate === '55P03';
}

/** What the driver says without a code when the connection is gone: while an answer was waited for, before one, between two statements, at the end of a transaction. */
const LOST = /^(Connection terminated|timeout exceeded when trying to connect|Client was closed|Client has encountered a connection error|Query runner already released)/;

/** Says in the system's own errors what the database said. What is no error of the database comes back as it is. */
export function databaseError(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  if (error instanceof Error && LOST.test(error.message)) {
    return made('database-unavailable', 'retry', '08006', { message: error.message }, undefined, error);
  }
  if (!isPgError(error)) return error;
  const { code } = error;
  switch (code) {
    case 'BW409':
      return made('sequence-conflict', 'retry', code, JSON.parse(error.detail ?? '{}') as Record<string, unknown>, 'gmp-10', error);
    case 'BW410':
      return made('evidence-already-used', 'user', code, {}, 'gmp-3', error);
    case 'BW403':
      return made('evidence-refused', 'user', code, { reason: error.detail }, 'gmp-3', error);
    case 'BW405':
      return made('database-refused', 'fault', code, { message: error.message }, 'gmp-1', error);
    case 'BW422':
      return made('idempotency-key-reused', 'user', code, {}, 'gmp-10', error);
    case 'BW503':
      return made('time-used-too-old', 'retry', code, { age: error.detail }, 'gmp-2', error);
    case 'BW400':
      return made('record-refused', 'fault', code, { message: error.message, detail: error.detail }, 'gmp-1', error);
    case '23505':
      return made('already-exists', 'user', code, { table: error.table, constraint: error.constraint, detail: error.detail }, undefined, error);
    case '40001':
    case '40P01':
    case '55P03':
      return made('database-busy', 'retry', code, {}, undefined, error);
    default:
      return isAway(code)
        ? made('database-unavailable', 'retry', code, { message: error.message }, undefined, error)
        : made('database-refused', 'fault', code, { message: error.message, table: error.table, constraint: error.constraint }, undefined, error);
  }
}

/** Connection lost or refused, server shutting down, out of connections, disk full, statement cancelled. */
function isAway(code: string): boolean {
  return code.startsWith('08') || code.startsWith('57') || code.startsWith('53') || /^E[A-Z]+$/.test(code) || code === '25P03';
}

function isPgError(error: unknown): error is PgError {
  return error instanceof Error && typeof (error as { code?: unknown }).code === 'string' && /^([0-9A-Z]{5}|E[A-Z]+)$/.test((error as unknown as PgError).code);
}

function made(code: string, kind: ErrorKind, sqlstate: string, params: Record<string, unknown>, rule: string | undefined, cause: Error | PgError): DomainError {
  const error = new DomainError({ code, kind, params: { ...params, sqlstate }, ...(rule === undefined ? {} : { rule }) });
  error.cause = cause;
  return error;
}
