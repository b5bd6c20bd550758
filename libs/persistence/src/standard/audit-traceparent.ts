import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What `append_record` writes at the end of the headers of an audit message. */
const LAST_HEADER = `'ce_part', '0'),`;
const AND_TRACE = `'ce_part', '0')
        || CASE WHEN request ? 'traceparent' THEN jsonb_build_object('traceparent', request->>'traceparent') ELSE '{}' END,`;

/**
 * The message that `append_record` itself puts on the audit topic carries the trace of the act, when the request names one. Only this one place of
 * the function changes; a caller of an older version names none, and gets what it got before.
 */
export class AuditTraceparent1768900000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return changed(runner, LAST_HEADER, AND_TRACE);
  }

  down(runner: QueryRunner): Promise<void> {
    return changed(runner, AND_TRACE, LAST_HEADER);
  }
}

/** Puts one text of `append_record` in place of another; refuses unless it stands there exactly once. */
async function changed(runner: QueryRunner, from: string, to: string): Promise<void> {
  const [row] = (await runner.query(`SELECT pg_get_functiondef('append_record(jsonb)'::regprocedure) AS text`)) as { text: string }[];
  const parts = row?.text.split(from) ?? [];
  if (parts.length !== 2) throw new Error(`append_record() does not have ${from} exactly once`);
  await runner.query(parts.join(to));
}
