import type { Transactions } from '@batchwright/persistence';
import type { CallCount, CallCounts } from '../../application/call-counts';

type Row = { readonly [K in keyof CallCount]: CallCount[K] | null } & { readonly site: string; readonly stepId: string };

/** What became of a call is what happened next to its person in that session. */
const COUNTED = `
  WITH call AS (
    SELECT c.site, c.session_id, n.what, extract(epoch FROM n.at::timestamptz - c.at::timestamptz) AS seconds
      FROM call_event c LEFT JOIN LATERAL (
        SELECT what, at FROM call_event n WHERE n.site = c.site AND n.session_id = c.session_id AND n.person = c.person AND n.sequence > c.sequence ORDER BY n.sequence LIMIT 1) n ON true
     WHERE c.what = 'called' AND c.site = ANY ($1) AND c.at >= $2 AND c.at < $3
  )
  SELECT s.site, r.recipe, split_part(s.step_key, '~', 1) AS "stepId", count(DISTINCT s.id)::int AS sessions, count(*)::int AS calls,
         (count(*) FILTER (WHERE what = 'accepted'))::int AS accepted, (count(*) FILTER (WHERE what = 'declined'))::int AS declined, (count(*) FILTER (WHERE what = 'missed'))::int AS missed,
         round((percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE what = 'accepted'))::numeric)::int AS "medianSeconds", round(max(seconds) FILTER (WHERE what = 'accepted'))::int AS "slowestSeconds"
    FROM call JOIN session s ON s.site = call.site AND s.id = call.session_id LEFT JOIN run_seen r ON r.site = s.site AND r.run_id = s.run_id
   GROUP BY s.site, r.recipe, split_part(s.step_key, '~', 1) ORDER BY calls DESC, s.site, r.recipe, "stepId" LIMIT 500`;

/** Counts in the schema `tandem`. */
export class PostgresCallCounts implements CallCounts {
  constructor(private readonly transactions: Transactions) {}

  async count(sites: readonly string[], from: string, until: string): Promise<CallCount[]> {
    const rows = await this.transactions.read<Row>(COUNTED, [sites, from, until]);
    return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as CallCount);
  }
}
