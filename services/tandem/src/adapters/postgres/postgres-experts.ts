import type { Transaction } from '@batchwright/persistence';
import type { Experts, Known, OpenConsole } from '../../application/experts';
import type { HeldQualification } from '../../domain/expert';

/** People, what they are qualified for, and their open consoles, in the schema `tandem`. */
export class PostgresExperts implements Experts {
  known(tx: Transaction, site: string, heardSince: string): Promise<Known[]> {
    return tx.query<Known>(
      `WITH there AS (
         SELECT person, max(name) AS name, jsonb_agg(DISTINCT spoken.language) FILTER (WHERE spoken.language IS NOT NULL) AS languages
           FROM open_console LEFT JOIN LATERAL jsonb_array_elements_text(languages) AS spoken (language) ON true WHERE site = $1 AND seen_at > $2 GROUP BY person)
       SELECT m.*, EXISTS (SELECT FROM party b JOIN session s ON s.site = b.site AND s.id = b.session_id AND s.ended IS NULL WHERE b.person = m.person AND b.state IN ('joined', 'accepted')) AS busy
         FROM (SELECT person, COALESCE(there.name, p.name) AS name, COALESCE(p.roles, '[]') AS roles, there.name IS NOT NULL AS present, COALESCE(there.languages, '[]') AS languages
                 FROM (SELECT person, name, roles FROM person WHERE sites ? $1 AND NOT locked) p FULL JOIN there USING (person)) m
        ORDER BY m.name, m.person LIMIT 1000`,
      [site, heardSince],
    );
  }

  qualified(tx: Transaction, site: string, codes: readonly string[], plantNow: string): Promise<HeldQualification[]> {
    return tx.query<HeldQualification>(
      'SELECT DISTINCT person, code FROM qualification WHERE site = $1 AND code = ANY ($2) AND granted AND valid_from <= $3 AND (valid_until IS NULL OR valid_until > $3)',
      [site, codes, plantNow],
    );
  }

  async seen(tx: Transaction, sites: readonly string[], { person, name, console, languages, session }: OpenConsole, now: string): Promise<void> {
    const old = await tx.query<{ site: string; console: string }>(`SELECT site, console FROM open_console WHERE site = ANY ($1) AND person = $2 AND console <> $3 AND seen_at < $4::timestamptz - interval '10 minutes' LIMIT 100`, [sites, person, console, now]);
    await tx.project([
      ...old.map((one) => ({ table: 'open_console', op: 'delete' as const, values: { ...one, person } })),
      ...sites.map((site) => ({ table: 'open_console', op: 'upsert' as const, values: { site, person, console, name, languages: [...languages], session_id: session ?? null, seen_at: now } })),
    ]);
  }
}
