import { tellListeners, type Transaction, type Transactions } from '@batchwright/persistence';
import { PASSING_KINDS } from '../../domain/signal';
import { TALK_KINDS, type Heard, type Talk, type TalkKind } from '../../domain/talk';
import type { HeardSignal, Signals } from '../../application/signals';

const isPassing = (kind: string): boolean => (PASSING_KINDS as readonly string[]).includes(kind);

/** Signals in the schema `tandem`. */
export class PostgresSignals implements Signals {
  constructor(private readonly transactions: Transactions) {}

  async count(tx: Transaction, site: string, session: string, from: string): Promise<{ sent: number; newest: number }> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`tandem.signal ${site} ${session}`]);
    const [row] = await tx.query<{ sent: string; newest: string }>('SELECT count(*) FILTER (WHERE from_person = $3) AS sent, COALESCE(max(number), 0) AS newest FROM signal WHERE site = $1 AND session_id = $2', [site, session, from]);
    return { sent: Number(row?.sent ?? 0), newest: Number(row?.newest ?? 0) };
  }

  async keep(tx: Transaction, site: string, session: string, { number, from, to, kind, peer, body, at, stepKey }: HeardSignal & { readonly stepKey: string }): Promise<void> {
    if (isPassing(kind)) {
      const older = await tx.query<{ number: string }>('SELECT number FROM signal WHERE site = $1 AND session_id = $2 AND from_person = $3 AND kind = $4 AND to_person IS NOT DISTINCT FROM $5', [site, session, from, kind, to ?? null]);
      await tx.project(older.map((one) => ({ table: 'signal', op: 'delete', values: { site, session_id: session, number: Number(one.number) } })));
    }
    await tx.project([{ table: 'signal', op: 'upsert', values: { site, session_id: session, number, from_person: from, to_person: to ?? null, kind, peer, body, at, step_key: stepKey } }]);
    await tellListeners(tx, session);
  }

  async after(site: string, session: string, number: number, person: string, stepKey?: string): Promise<HeardSignal[]> {
    const rows = await this.transactions.read<Omit<HeardSignal, 'to' | 'number'> & { number: string; to: string | null }>(
      `SELECT number, from_person AS "from", to_person AS "to", kind, peer, body, at FROM signal
        WHERE site = $1 AND session_id = $2 AND number > $3 AND from_person <> $4 AND (to_person IS NULL OR to_person = $4) AND ($5::text IS NULL OR step_key = $5) ORDER BY number LIMIT 200`,
      [site, session, number, person, stepKey ?? null],
    );
    return rows.map(({ to, number: at, ...signal }) => ({ ...signal, number: Number(at), ...(to === null ? {} : { to }) }));
  }

  async talk(site: string, session: string, only?: { readonly since: number; readonly stepKey: string }): Promise<Heard<Talk>[]> {
    const rows = await this.transactions.read<{ number: string; from: string; kind: TalkKind; body: string; at: string }>(
      'SELECT number, from_person AS "from", kind, body, at FROM signal WHERE site = $1 AND session_id = $2 AND kind = ANY ($3) AND number > $4 AND ($5::text IS NULL OR step_key = $5) ORDER BY number',
      [site, session, [...TALK_KINDS], only?.since ?? 0, only?.stepKey ?? null],
    );
    return rows.map(({ number, from, kind, body, at }) => ({ ...(JSON.parse(body) as object), kind, number: Number(number), from, at }) as Heard<Talk>);
  }

  async forget(tx: Transaction): Promise<void> {
    const rows = await tx.query<{ site: string; session_id: string; number: string }>('SELECT g.site, g.session_id, g.number FROM signal g JOIN session s ON s.site = g.site AND s.id = g.session_id WHERE s.ended IS NOT NULL LIMIT 500');
    await tx.project(rows.map(({ number, ...key }) => ({ table: 'signal', op: 'delete', values: { ...key, number: Number(number) } })));
  }
}
