import type { Transactions } from '@batchwright/persistence';
import type { KeptMember } from '../../application/exceptions';

/** The cause that counts: where quality put it, else what was named when it was raised. */
export const CAUSE = 'CASE WHEN c.exception_id IS NULL THEN x.parent ELSE c.parent END';

/** How many are read of some runs. */
const AT_MOST = 5000;

interface Row extends Omit<KeptMember, 'signers' | 'proposed' | 'classification' | 'decidedBy' | 'parent' | 'performers'> {
  readonly signers: readonly { readonly roles: readonly string[] }[] | null;
  readonly proposed: KeptMember['proposed'] | null;
  readonly classification: string | null;
  readonly decidedBy: string | null;
  readonly parent: string | null;
}

/** Exceptions of runs that have a cause there, or are one. */
export async function readFamilies(transactions: Transactions, site: string, runIds: readonly string[]): Promise<KeptMember[]> {
  const rows = await transactions.read<Row>(
    `WITH named AS (
       SELECT x.run_id, x.id, ${CAUSE} AS parent FROM run_exception x LEFT JOIN exception_cause c ON c.site = x.site AND c.exception_id = x.id
        WHERE x.site = $1 AND x.run_id = ANY ($2) AND (x.parent IS NOT NULL OR c.parent IS NOT NULL))
     SELECT x.id, x.run_id AS "runId", x.type, x.severity, CASE WHEN d.exception_id IS NULL THEN 'open' ELSE 'closed' END AS state, d.exception_id IS NOT NULL AS closed,
            CASE WHEN x.step_key IS NULL THEN NULL ELSE jsonb_build_object('key', x.step_key, 'title', COALESCE(x.step_title, '')) END AS step, x.text, x.texts, x.raised_at AS "raisedAt",
            (SELECT n.parent FROM named n WHERE n.id = x.id) AS parent, x.signers, d.classification, d.decided_by AS "decidedBy", COALESCE(d.left_open, '[]') AS "left",
            CASE WHEN p.exception_id IS NULL THEN NULL ELSE jsonb_build_object('classification', p.classification, 'rationale', p.rationale, 'person', p.person, 'effects', COALESCE(p.effects, '[]')) END AS proposed
       FROM run_exception x LEFT JOIN exception_decision d ON d.site = x.site AND d.exception_id = x.id LEFT JOIN exception_proposal p ON p.site = x.site AND p.exception_id = x.id
      WHERE x.site = $1 AND x.run_id = ANY ($2) AND (x.id IN (SELECT id FROM named) OR x.id IN (SELECT parent FROM named)) ORDER BY x.raised_at, x.id LIMIT $3`,
    [site, runIds, AT_MOST],
  );
  return rows.map(({ signers, proposed, classification, decidedBy, parent, ...row }) => ({
    ...row, performers: [],
    ...(signers === null ? {} : { signers: signers.map(({ roles }) => roles) }),
    ...(proposed === null ? {} : { proposed }),
    ...(classification === null ? {} : { classification }),
    ...(decidedBy === null ? {} : { decidedBy }),
    ...(parent === null ? {} : { parent }),
  }));
}
