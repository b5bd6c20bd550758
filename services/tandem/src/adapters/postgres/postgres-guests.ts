import type { Transaction, Transactions } from '@batchwright/persistence';
import type { GuestKey, Guests, KeptInvitation } from '../../application/guests';

const SELECT = `SELECT g.site, g.session_id AS session, g.person, p.name, COALESCE(p.organisation, '') AS organisation, g.step_key AS "stepKey", instant_text(g.until) AS until, g.tries, g.token_hash IS NOT NULL AS used, g.since,
    s.ended IS NOT NULL AS ended, COALESCE(s.shown_step, s.step_key) AS "shownStep", p.state, g.code_hash AS "codeHash"
  FROM guest_link g JOIN session s ON s.site = g.site AND s.id = g.session_id JOIN party p ON p.site = g.site AND p.session_id = g.session_id AND p.person = g.person`;

type Row = Omit<KeptInvitation, 'tries' | 'since'> & { readonly tries: string; readonly since: string };

/** Guests of sessions in the schema `tandem`. */
export class PostgresGuests implements Guests {
  constructor(private readonly transactions: Transactions) {}

  async invite(tx: Transaction, { site, session, person, stepKey, until }: Parameters<Guests['invite']>[1], { link, code }: { readonly link: string; readonly code: string }): Promise<void> {
    await tx.project([{ table: 'guest_link', op: 'upsert', values: { site, session_id: session, person, step_key: stepKey, link_hash: link, code_hash: code, until, tries: 0, token_hash: null, since: 0, seen_at: null } }]);
  }

  async byLink(tx: Transaction, linkHash: string): Promise<KeptInvitation | undefined> {
    const [found] = await tx.query<GuestKey>('SELECT site, session_id AS session, person FROM guest_link WHERE link_hash = $1', [linkHash]);
    if (!found) return undefined;
    await lock(tx, found);
    const [row] = await tx.query<Row>(`${SELECT} WHERE g.link_hash = $1`, [linkHash]); // as it is now: another one may have been given meanwhile
    return row && invitationOf(row);
  }

  async ofSession(tx: Transaction, guest: GuestKey): Promise<KeptInvitation | undefined> {
    await lock(tx, guest);
    const [row] = await tx.query<Row>(`${SELECT} WHERE g.site = $1 AND g.session_id = $2 AND g.person = $3`, [guest.site, guest.session, guest.person]);
    return row && invitationOf(row);
  }

  async newLink(tx: Transaction, guest: GuestKey, { link, code }: { readonly link: string; readonly code: string }): Promise<void> {
    await tx.project([{ table: 'guest_link', op: 'upsert', values: { ...keyOf(guest), link_hash: link, code_hash: code, tries: 0 } }]);
  }

  async byToken(tx: Transaction, tokenHash: string): Promise<KeptInvitation | undefined> {
    const [row] = await tx.query<Row>(`${SELECT} WHERE g.token_hash = $1`, [tokenHash]);
    return row && invitationOf(row);
  }

  async tried(tx: Transaction, guest: GuestKey, tries: number): Promise<void> {
    await tx.project([{ table: 'guest_link', op: 'upsert', values: { ...keyOf(guest), tries } }]);
  }

  async letIn(tx: Transaction, guest: GuestKey, tokenHash: string, since: number, realNow: string): Promise<void> {
    await tx.project([{ table: 'guest_link', op: 'upsert', values: { ...keyOf(guest), token_hash: tokenHash, since, seen_at: realNow } }]);
  }

  async seen(tx: Transaction, guest: GuestKey, realNow: string): Promise<void> {
    await tx.project([{ table: 'guest_link', op: 'upsert', values: { ...keyOf(guest), seen_at: realNow } }]);
  }

  due(realNow: string, heardSince: string): Promise<{ site: string; id: string; lost: string[]; expired: string[] }[]> {
    return this.transactions.read(
      `SELECT g.site, g.session_id AS id, COALESCE(jsonb_agg(g.person) FILTER (WHERE g.until > $1), '[]') AS lost, COALESCE(jsonb_agg(g.person) FILTER (WHERE g.until <= $1), '[]') AS expired
         FROM guest_link g JOIN session s ON s.site = g.site AND s.id = g.session_id AND s.ended IS NULL JOIN party p ON p.site = g.site AND p.session_id = g.session_id AND p.person = g.person
        WHERE (g.until <= $1 AND p.state IN ('invited', 'joined', 'left')) OR (p.state = 'joined' AND g.seen_at <= $2)
        GROUP BY g.site, g.session_id LIMIT 100`,
      [realNow, heardSince],
    );
  }

  async forget(tx: Transaction, realNow: string): Promise<void> {
    const rows = await tx.query<{ site: string; session_id: string; person: string }>("SELECT site, session_id, person FROM guest_link WHERE until < $1::timestamptz - interval '1 day' LIMIT 100", [realNow]);
    await tx.project(rows.map((values) => ({ table: 'guest_link', op: 'delete', values: { ...values } })));
  }
}

async function lock(tx: Transaction, { site, session, person }: GuestKey): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`tandem.guest_link ${site} ${session} ${person}`]);
}

function keyOf({ site, session, person }: GuestKey): { site: string; session_id: string; person: string } {
  return { site, session_id: session, person };
}

function invitationOf({ tries, since, ...row }: Row): KeptInvitation {
  return { ...row, tries: Number(tries), since: Number(since) };
}
