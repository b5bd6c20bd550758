import { tellListeners, type Transaction, type Transactions } from '@batchwright/persistence';
import type { SessionFilter, Sessions, SessionView } from '../../application/sessions';
import type { RecordingAsked, Session } from '../../domain/session';
import { rowsOf } from './rows-of';

const PARTIES = `(SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('person', p.person, 'name', p.name, 'side', p.side, 'state', p.state, 'ringUntil', p.ring_until, 'word', p.word, 'at', p.at, 'alias', p.alias, 'organisation', p.organisation, 'seesStep', p.sees_step, 'until', p.until)) ORDER BY array_position(ARRAY['operator', 'expert', 'guest'], p.side), p.at, p.person)
  FROM party p WHERE p.site = s.site AND p.session_id = s.id) AS parties`;
const RECORDING = `CASE WHEN s.proposal IS NULL THEN NULL ELSE jsonb_strip_nulls(jsonb_build_object('proposal', s.proposal, 'running', s.recording,
  'proposedBy', (SELECT jsonb_build_object('person', b.person, 'name', b.name) FROM party b WHERE b.site = s.site AND b.session_id = s.id AND b.person = s.proposed_by),
  'consents', (SELECT COALESCE(jsonb_agg(c.person ORDER BY c.at, c.person), '[]') FROM recording_consent c WHERE c.site = s.site AND c.session_id = s.id AND c.proposal = s.proposal AND c.given))) END`;
const SELECT = `SELECT s.site, s.id, s.sequence, s.run_id AS "runId", s.run_number AS "runNumber", s.step_key AS "stepKey", COALESCE(s.shown_step, s.step_key) AS "shownStep", s.began, s.ended, ${PARTIES}, ${RECORDING} AS recording FROM session s`;

interface Row extends Omit<SessionView, 'ended' | 'recording'> {
  readonly ended: string | null;
  readonly recording: RecordingAsked | null;
}

/** Sessions in the schema `tandem`. */
export class PostgresSessions implements Sessions {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  tell(tx: Transaction, id: string): Promise<void> {
    return tellListeners(tx, id);
  }

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<Session | undefined> {
    const [row] = await tx.query<Row>(`${SELECT} WHERE s.site = ANY ($1) AND s.id = $2`, [sites, id]);
    return row && sessionOf(row);
  }

  async openOf(tx: Transaction, site: string, { runId, stepKey }: { readonly runId: string; readonly stepKey: string }, person: string): Promise<Session | undefined> {
    const [row] = await tx.query<Row>(
      `${SELECT} JOIN party o ON o.site = s.site AND o.session_id = s.id AND o.side = 'operator' AND o.person = $4 WHERE s.site = $1 AND s.run_id = $2 AND s.step_key = $3 AND s.ended IS NULL ORDER BY s.id DESC LIMIT 1`,
      [site, runId, stepKey, person],
    );
    return row && sessionOf(row);
  }

  due(plantNow: string, heardSince: string): Promise<{ site: string; id: string; lost: string[] }[]> {
    return this.transactions.read(
      `SELECT s.site, s.id, COALESCE(jsonb_agg(p.person) FILTER (WHERE p.state <> 'ringing'), '[]') AS lost
         FROM session s JOIN party p ON p.site = s.site AND p.session_id = s.id
        WHERE s.ended IS NULL AND p.side <> 'guest' AND (
          (p.state = 'ringing' AND p.ring_until::timestamptz <= $1)
          OR (p.state = 'accepted' AND p.at::timestamptz <= $1::timestamptz - interval '1 minute')
          OR (p.state = 'joined' AND NOT EXISTS (SELECT FROM open_console c WHERE c.site = p.site AND c.person = p.person AND c.seen_at > $2 AND c.session_id = p.session_id)))
        GROUP BY s.site, s.id LIMIT 100`,
      [plantNow, heardSince],
    );
  }

  async list(sites: readonly string[], { runId, stepKey, open, person }: SessionFilter, { after, limit }: { readonly after?: string; readonly limit: number }): Promise<SessionView[]> {
    const rows = await this.transactions.read<Row>(
      `${SELECT} WHERE s.site = ANY ($1) AND ($2::text IS NULL OR s.run_id = $2) AND ($3::text IS NULL OR s.step_key = $3) AND (NOT $4 OR s.ended IS NULL)
        AND ($5::text IS NULL OR EXISTS (SELECT FROM party m WHERE m.site = s.site AND m.session_id = s.id AND m.person = $5)) AND ($6::text IS NULL OR s.id > $6) ORDER BY s.id LIMIT $7`,
      [sites, runId ?? null, stepKey ?? null, open === true, person ?? null, after ?? null, limit],
    );
    return rows.map(viewOf);
  }

  async view(sites: readonly string[], id: string): Promise<SessionView | undefined> {
    const [row] = await this.transactions.read<Row>(`${SELECT} WHERE s.site = ANY ($1) AND s.id = $2`, [sites, id]);
    return row && viewOf(row);
  }
}

function viewOf({ ended, recording, ...row }: Row): SessionView {
  return { ...row, sequence: Number(row.sequence), ...(ended === null ? {} : { ended }), ...(recording === null ? {} : { recording }) };
}

function sessionOf({ site, id, sequence, runId, runNumber, stepKey, shownStep, parties, ended, recording }: Row): Session {
  return { site, id, sequence: Number(sequence), runId, runNumber, stepKey, shownStep, parties: parties.map(({ at: _at, word: _word, ...party }) => party), ended: ended !== null, ...(recording === null ? {} : { recording }) };
}
