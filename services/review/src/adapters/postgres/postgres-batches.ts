import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Batches, BatchView, ReviewActView, RunCopy } from '../../application/batches';
import { noReviewYet, type BatchReview, type ReleasedPart, type ReviewStage } from '../../domain/review-state';
import { rowsOf } from './rows-of';

/** Columns of a run as `RunCopy` has them. */
export const RUN_COPY = `r.site, r.id, r.number, r.recipe_hash AS "recipeHash", r.state, r.sealed, r.sequence, r.head, r.judged_head AS "judgedHead", r.judged_count AS "judgedCount", r.intact,
  r.sealed_head AS "sealedHead", r.seal_sequence AS "sealSequence", s.sequence AS "announcedSequence", s.head AS "announcedHead"`;

/** Where they come from: the run, and the seal that was announced of it. */
export const RUN_SOURCE = 'run r LEFT JOIN run_seal s ON s.site = r.site AND s.run_id = r.id';

const VIEW = `
  SELECT r.id AS "runId", r.site, r.number, r.recipe, r.recipe_version AS "recipeVersion", r.order_number AS "orderNumber",
         jsonb_build_object('value', r.batch_size, 'unit', r.batch_unit) AS "batchSize", r.state, r.business, r.sealed, COALESCE(b.stage, 'collecting') AS stage,
         e.total AS exceptions, e.open AS "openExceptions", e.critical AS "openCritical",
         r.created_at AS "createdAt", r.changed_at AS "changedAt", b.dispositioned_at AS "dispositionedAt", b.reason, r.sequence,
         b.pending_for AS "pendingFor", (SELECT jsonb_build_object('entry', c.entry, 'person', c.person, 'name', c.name, 'at', c.at) FROM certification c WHERE c.site = r.site AND c.entry = b.certification_entry) AS certification, b.part,
         b.package_sha256 AS "packageSha256", b.package_size AS "packageSize"
    FROM run r LEFT JOIN batch_review b ON b.site = r.site AND b.id = r.id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS total, (count(*) FILTER (WHERE d.exception_id IS NULL))::int AS open, (count(*) FILTER (WHERE d.exception_id IS NULL AND x.severity = 'critical'))::int AS critical
        FROM run_exception x LEFT JOIN exception_decision d ON d.site = x.site AND d.exception_id = x.id
       WHERE x.site = r.site AND x.run_id = r.id) e`;

interface ReviewRow {
  readonly number: string | null;
  readonly stage: ReviewStage | null;
  readonly production_reviewer: string | null;
  readonly quality_reviewer: string | null;
  readonly reviewed_head: string | null;
  readonly reviewed_certificate: string | null;
  readonly released_head: string | null;
  readonly released_by: string | null;
  readonly part: ReleasedPart | null;
  readonly pending_for: string | null;
  readonly certified_by: string | null;
  readonly trail_hash: string | null;
  readonly trail_reviewer: string | null;
  readonly operation_reviews: BatchReview['operationReviews'] | null;
  readonly review_sequence: number | null;
}

/** Batches and their judgement in the schema `review`. */
export class PostgresBatches implements Batches {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[] | undefined, runId: string): Promise<{ review: BatchReview; run: RunCopy } | undefined> {
    const [row] = await tx.query<ReviewRow & RunCopy>(
      `SELECT ${RUN_COPY}, b.stage, b.production_reviewer, b.quality_reviewer, b.reviewed_head, b.reviewed_certificate, b.released_head, b.released_by, b.part, b.pending_for, b.certified_by, b.trail_hash, b.trail_reviewer, b.sequence AS review_sequence,
              (SELECT jsonb_object_agg(o.operation, jsonb_build_object('person', o.person, 'head', o.head, 'steps', o.steps, 'title', o.title, 'stands', o.stands)) FROM operation_review o WHERE o.site = r.site AND o.run_id = r.id) AS operation_reviews
         FROM ${RUN_SOURCE} LEFT JOIN batch_review b ON b.site = r.site AND b.id = r.id
        WHERE ($1::text[] IS NULL OR r.site = ANY ($1)) AND r.id = $2 AND r.kind = 'batch'`,
      [sites ?? null, runId],
    );
    return row && { review: reviewOf(row), run: runOf(row) };
  }

  list(sites: readonly string[], filter: { stage?: string; after?: string; limit: number }): Promise<BatchView[]> {
    return this.transactions.read<BatchView>(
      `${VIEW} WHERE r.site = ANY ($1) AND r.kind = 'batch' AND ($2::text IS NULL OR COALESCE(b.stage, 'collecting') = $2) AND ($3::text IS NULL OR r.id < $3) ORDER BY r.id DESC LIMIT $4`,
      [sites, filter.stage ?? null, filter.after ?? null, filter.limit],
    );
  }

  async view(sites: readonly string[], runId: string): Promise<BatchView | undefined> {
    const [row] = await this.transactions.read<BatchView>(`${VIEW} WHERE r.site = ANY ($1) AND r.id = $2 AND r.kind = 'batch'`, [sites, runId]);
    return row;
  }

  async acts(sites: readonly string[], runId: string): Promise<ReviewActView[]> {
    const rows = await this.transactions.read<Omit<ReviewActView, 'stands'>>(
      `SELECT sequence, act, subject, person, name, meaning, level, signed_at AS "signedAt", at, comment FROM review_act WHERE site = ANY ($1) AND run_id = $2 ORDER BY sequence`,
      [sites, runId],
    );
    return rows.map((row) => ({ ...row, stands: !rows.some((later) => later.sequence >= row.sequence && voids(later, row)) }));
  }

  async nextEntry(tx: Transaction, site: string): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`certification ${site}`]);
    const [row] = await tx.query<{ next: number }>('SELECT (COALESCE(max(entry), 0) + 1)::int AS next FROM certification WHERE site = $1', [site]);
    return row?.next ?? 1;
  }

  withoutPackage(limit: number): Promise<{ site: string; runId: string }[]> {
    return this.transactions.read<{ site: string; runId: string }>(
      `SELECT b.site, b.id AS "runId" FROM batch_review b JOIN run r ON r.site = b.site AND r.id = b.id
        WHERE b.package_sha256 IS NULL AND (b.stage = 'released' OR (b.stage = 'rejected' AND r.state IN ('complete', 'aborted', 'stopped'))) ORDER BY b.id LIMIT $1`,
      [limit],
    );
  }
}

/** Acts on one exception, step or operation, which no later event voids. */
const LASTING = ['investigation-opened', 'investigation-assessed', 'investigation-extended', 'investigation-closed', 'exception-proposed', 'exception-decided', 'deviation-approved', 'result-invalidated', 'operation-review-voided', 'audit-trail-reopened'];

/** Acts after which the audit trail has to be reviewed anew. */
const OPENS_TRAIL = ['audit-trail-reopened', 'exception-proposed', 'exception-decided', 'deviation-approved'];

/** Does `later` take away from what `act` says? */
function voids(later: Omit<ReviewActView, 'stands'>, { act, subject }: Omit<ReviewActView, 'stands'>): boolean {
  if (LASTING.includes(act)) return false;
  if (act === 'operation-review') return later.act === 'operation-review-voided' && later.subject === subject;
  if (act === 'audit-trail-review') return OPENS_TRAIL.includes(later.act);
  return later.act === 'reviews-voided' || later.act === 'release-voided';
}

function runOf(row: RunCopy): RunCopy {
  const { site, id, number, recipeHash, state, sealed, sequence, head, judgedHead, judgedCount, intact, sealedHead, sealSequence, announcedSequence, announcedHead } = row;
  return { site, id, number, recipeHash, state, sealed, sequence, head, judgedHead, judgedCount, intact, sealedHead, sealSequence, announcedSequence, announcedHead };
}

function reviewOf(row: ReviewRow & RunCopy): BatchReview {
  return {
    ...noReviewYet(row.site, row.id, row.number),
    sequence: row.review_sequence ?? 0,
    stage: row.stage ?? 'collecting',
    ...(row.production_reviewer === null ? {} : { productionReviewer: row.production_reviewer }),
    ...(row.quality_reviewer === null ? {} : { qualityReviewer: row.quality_reviewer }),
    ...(row.reviewed_head === null ? {} : { reviewedHead: row.reviewed_head }),
    ...(row.reviewed_certificate === null ? {} : { reviewedCertificate: row.reviewed_certificate }),
    operationReviews: row.operation_reviews ?? {},
    ...(row.trail_hash === null ? {} : { trail: { hash: row.trail_hash, person: row.trail_reviewer ?? '' } }),
    ...(row.released_head === null ? {} : { releasedHead: row.released_head }),
    ...(row.released_by === null ? {} : { releasedBy: row.released_by }),
    ...(row.part === null ? {} : { part: row.part }),
    ...(row.pending_for === null ? {} : { pendingFor: row.pending_for }),
    ...(row.certified_by === null ? {} : { certifiedBy: row.certified_by }),
  };
}
