import type { Transaction } from '@batchwright/persistence';
import type { ShownStep, Views } from '../../application/views';
import type { GivenView } from '../../domain/view';

/** Shared views in the schema `tandem`. */
export class PostgresViews implements Views {
  async shown(tx: Transaction, site: string, session: string): Promise<ShownStep | undefined> {
    const [row] = await tx.query<Omit<ShownStep, 'sequence'> & { sequence: string }>('SELECT site, session_id AS session, step_key AS "stepKey", sequence, card, complete FROM shown_step WHERE site = $1 AND session_id = $2', [site, session]);
    return row && { ...row, sequence: Number(row.sequence) };
  }

  async keepShown(tx: Transaction, { site, session, stepKey, ...told }: ShownStep): Promise<void> {
    await tx.project([{ table: 'shown_step', op: 'upsert', values: { site, session_id: session, step_key: stepKey, ...told } }]);
  }

  async giveToken(tx: Transaction, hash: string, { site, session, person, stepKey, until }: Pick<GivenView, 'site' | 'session' | 'person' | 'stepKey' | 'until'>): Promise<void> {
    await tx.project([{ table: 'view_token', op: 'upsert', values: { site, hash, session_id: session, person, step_key: stepKey, until } }]);
  }

  async token(tx: Transaction, hash: string): Promise<GivenView | undefined> {
    const [row] = await tx.query<Omit<GivenView, 'state'> & { state: GivenView['state'] | null }>(
      `SELECT v.site, v.session_id AS session, v.person, v.step_key AS "stepKey", instant_text(v.until) AS until, s.ended IS NOT NULL AS ended, COALESCE(s.shown_step, s.step_key) AS "shownStep", p.state
         FROM view_token v JOIN session s ON s.site = v.site AND s.id = v.session_id LEFT JOIN party p ON p.site = v.site AND p.session_id = v.session_id AND p.person = v.person
        WHERE v.hash = $1`,
      [hash],
    );
    if (!row) return undefined;
    const { state, ...given } = row;
    return { ...given, ...(state === null ? {} : { state }) };
  }

  async forget(tx: Transaction, realNow: string): Promise<void> {
    const tokens = await tx.query<{ site: string; hash: string }>("SELECT site, hash FROM view_token WHERE until < $1::timestamptz - interval '10 minutes' LIMIT 500", [realNow]);
    const shown = await tx.query<{ site: string; session_id: string }>('SELECT d.site, d.session_id FROM shown_step d JOIN session s ON s.site = d.site AND s.id = d.session_id WHERE s.ended IS NOT NULL LIMIT 100');
    await tx.project([...tokens.map((values) => ({ table: 'view_token', op: 'delete' as const, values: { ...values } })), ...shown.map((values) => ({ table: 'shown_step', op: 'delete' as const, values: { ...values } }))]);
  }
}
