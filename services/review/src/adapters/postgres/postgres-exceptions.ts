import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Text } from '@batchwright/procedure';
import type { ExceptionDetail, ExceptionFilter, Exceptions, ExceptionView, KeptException, KeptMember, ListedException } from '../../application/exceptions';
import { readFamilies } from './exception-families';
import { keyOf, placeOf, WEIGHT } from './exception-order';
import type { ReviewedException } from '../../domain/review-state';

const VIEW = `
  SELECT x.id, x.site, x.run_id AS "runId", r.number AS "runNumber", r.recipe_hash AS "recipeHash", x.type, x.severity, x.deviation,
         ${WEIGHT} AS weight, CASE WHEN d.exception_id IS NULL THEN 'open' ELSE 'closed' END AS state, COALESCE(d.decided_by, CASE WHEN p.exception_id IS NOT NULL THEN (SELECT string_agg(role, '/') FROM jsonb_array_elements_text(x.signers->1->'roles') role) END, 'qa') AS owner,
         CASE WHEN x.step_key IS NULL THEN NULL ELSE jsonb_build_object('key', x.step_key, 'title', COALESCE(x.step_title, '')) END AS step,
         x.address, x.text, x.texts, x.blocks, (NOT x.lifted AND d.exception_id IS NULL AND jsonb_array_length(x.blocks) > 0) AS blocking, x.raised_at AS "raisedAt",
         CASE WHEN x.raised_by IS NULL THEN NULL ELSE jsonb_build_object('person', x.raised_by, 'name', COALESCE(x.raised_by_name, '')) END AS "raisedBy",
         CASE WHEN d.exception_id IS NULL THEN NULL ELSE jsonb_build_object('classification', d.classification, 'rationale', d.rationale, 'person', d.decided_by, 'name', d.decided_by_name,
              'meaning', d.meaning, 'signedAt', to_char(d.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'at', to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'withParent', d.with_parent) END AS decision,
         COALESCE(x.signers, '[{"roles": ["qa"]}]') AS signers,
         CASE WHEN p.exception_id IS NULL THEN NULL ELSE jsonb_build_object('classification', p.classification, 'rationale', p.rationale, 'person', p.person, 'name', p.name,
              'meaning', p.meaning, 'signedAt', to_char(p.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'at', to_char(p.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS "firstSignature",
         x.observed, x.extended_at AS "extendedAt", CASE WHEN c.exception_id IS NULL THEN NULL ELSE jsonb_build_object('person', c.person, 'name', c.name, 'reason', c.reason, 'at', to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS placed,
         x.params, x.reaction, COALESCE(x.reaction->'plan'->'notify', '[]') AS notify
    FROM run_exception x JOIN run r ON r.site = x.site AND r.id = x.run_id
    LEFT JOIN exception_decision d ON d.site = x.site AND d.exception_id = x.id
    LEFT JOIN exception_proposal p ON p.site = x.site AND p.exception_id = x.id
    LEFT JOIN exception_cause c ON c.site = x.site AND c.exception_id = x.id`;

type Row = KeptException<ExceptionView> & Pick<ExceptionDetail, 'params' | 'reaction' | 'placed' | 'extendedAt'> & { readonly weight: number; readonly notify: readonly string[] };

/** How the list is ordered, and which rows come after one whose weight is $9, its age $10 and its id $11. */
const ORDERS = {
  weight: { by: `${WEIGHT}, x.raised_at, x.id`, follows: `(${WEIGHT}, x.raised_at, x.id) > ($9::int, $10::timestamptz, $11::text)` },
  oldest: { by: 'x.raised_at, x.id', follows: '(x.raised_at, x.id) > ($10::timestamptz, $11::text) AND $9::int >= 0' },
  newest: { by: 'x.raised_at DESC, x.id DESC', follows: '(x.raised_at, x.id) < ($10::timestamptz, $11::text) AND $9::int >= 0' },
} as const;

/** Exceptions in the schema `review`: raised by runs, decided here. */
export class PostgresExceptions implements Exceptions {
  constructor(private readonly transactions: Transactions) {}

  async list(sites: readonly string[], filter: ExceptionFilter): Promise<KeptException<ListedException>[]> {
    const { runId = null, state = null, severity = null, type = null, batch = null, toldTo = null, after, limit } = filter;
    const { by, follows } = ORDERS[filter.order ?? 'weight'];
    const last = after === undefined ? undefined : placeOf(after);
    const rows = await this.transactions.read<Row>(
      `${VIEW} WHERE x.site = ANY ($1) AND ($2::text IS NULL OR x.run_id = $2) AND ($3::text IS NULL OR (d.exception_id IS NULL) = ($3 = 'open'))
        AND ($4::text IS NULL OR x.severity = $4) AND ($5::text IS NULL OR x.type = $5) AND ($6::text IS NULL OR starts_with(lower(r.number), lower($6)))
        AND ($8::text[] IS NULL OR 'qa' = ANY ($8) OR x.reaction->'plan'->'notify' ?| $8)
        ${last ? `AND ${follows}` : ''} ORDER BY ${by} LIMIT $7`,
      [sites, runId, state, severity, type, batch, limit, toldTo, ...(last ? [last.weight, last.raisedAt, last.id] : [])],
    );
    return rows.map(({ params: _params, reaction: _reaction, placed: _placed, extendedAt: _extended, weight, ...row }) => ({ ...row, place: keyOf({ weight, raisedAt: row.raisedAt, id: row.id }) }));
  }

  async detail(sites: readonly string[], id: string): Promise<KeptException<ExceptionDetail> | undefined> {
    const [row] = await this.transactions.read<Row>(`${VIEW} WHERE x.site = ANY ($1) AND x.id = $2`, [sites, id]);
    if (!row) return undefined;
    const comments = await this.transactions.read<ExceptionDetail['comments'][number]>(
      `SELECT canonical::jsonb->>'actAt' AS at, COALESCE(canonical::jsonb->>'person', '') AS person, COALESCE(canonical::jsonb->>'name', '') AS name, canonical::jsonb->'body'->>'text' AS text
         FROM run_record WHERE site = $1 AND run_id = $2 AND type = 'CommentAdded' AND step_key IS NOT DISTINCT FROM $3 ORDER BY sequence`,
      [row.site, row.runId, row.step?.key ?? null],
    );
    const [raised] = await this.transactions.read<{ version: number | null }>(
      `SELECT (canonical::jsonb #>> '{body,rulesVersion}')::int AS version FROM run_record
        WHERE site = $1 AND run_id = $2 AND type IN ('ExceptionRaised', 'ExceptionRaisedAfterSeal') AND canonical::jsonb #>> '{body,exceptionId}' = $3`,
      [row.site, row.runId, id],
    );
    const { weight: _weight, notify: _notify, ...shown } = row;
    return { ...shown, comments, rulesVersion: raised?.version ?? 0 };
  }

  families(site: string, runIds: readonly string[]): Promise<KeptMember[]> {
    return readFamilies(this.transactions, site, runIds);
  }

  async runOf(tx: Transaction, sites: readonly string[], id: string): Promise<{ site: string; runId: string } | undefined> {
    const [row] = await tx.query<{ site: string; runId: string }>('SELECT site, run_id AS "runId" FROM run_exception WHERE site = ANY ($1) AND id = $2', [sites, id]);
    return row;
  }

  async ofRun(tx: Transaction, site: string, runId: string): Promise<(ReviewedException & { readonly blocks: readonly string[]; readonly text: string; readonly texts?: Text })[]> {
    const rows = await tx.query<{ id: string; type: string; severity: ReviewedException['severity']; step_key: string | null; raised_by: string | null; blocks: string[]; text: string; texts: Text | null; classification: string | null; signers: { roles: string[] }[] | null; proposed: ReviewedException['proposed'] | null; parent: string | null; decided_by: string | null }>(
      `SELECT x.id, x.type, x.severity, x.step_key, x.raised_by, x.blocks, x.text, x.texts, d.classification, d.decided_by, x.signers, CASE WHEN c.exception_id IS NULL THEN x.parent ELSE c.parent END AS parent,
              CASE WHEN p.exception_id IS NULL THEN NULL ELSE jsonb_build_object('classification', p.classification, 'rationale', p.rationale, 'person', p.person, 'effects', COALESCE(p.effects, '[]')) END AS proposed
         FROM run_exception x LEFT JOIN exception_decision d ON d.site = x.site AND d.exception_id = x.id
              LEFT JOIN exception_proposal p ON p.site = x.site AND p.exception_id = x.id LEFT JOIN exception_cause c ON c.site = x.site AND c.exception_id = x.id
        WHERE x.site = $1 AND x.run_id = $2 ORDER BY x.id`,
      [site, runId],
    );
    return rows.map(({ id, type, severity, step_key: stepKey, raised_by: raisedBy, blocks, text, texts, classification, decided_by: decidedBy, signers, proposed, parent }) => ({
      id, type, severity, blocks, text, closed: classification !== null,
      performers: raisedBy === null ? [] : [raisedBy],
      ...(texts === null ? {} : { texts }),
      ...(stepKey === null ? {} : { stepKey }),
      ...(classification === null ? {} : { classification }),
      ...(decidedBy === null ? {} : { decidedBy }),
      ...(parent === null ? {} : { parent }),
      ...(signers === null ? {} : { signers: signers.map(({ roles }) => roles) }),
      ...(proposed === null ? {} : { proposed }),
    }));
  }
}
