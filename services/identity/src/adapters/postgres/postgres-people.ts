import type { Transaction, Transactions } from '@batchwright/persistence';
import type { PersonLookup } from '@batchwright/records';
import type { People, PeopleFilter, PersonView } from '../../application/people';
import type { Account, Person } from '../../domain/person';
import { rowsOf } from './rows-of';

interface PersonRow {
  readonly person: string;
  readonly name: string;
  readonly accounts: readonly Account[];
  readonly sites: readonly string[];
  readonly roles: readonly string[];
  readonly locked: boolean;
  readonly locked_by: string | null;
  readonly sequence: number;
}

const COLUMNS = 'person, name, accounts, sites, roles, locked, locked_by, sequence';
const WITH_SUBJECT = `accounts @> jsonb_build_array(jsonb_build_object('subject', $1::text))`;

/** People in the service's schema. */
export class PostgresPeople implements People {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, person: string): Promise<Person | undefined> {
    const [row] = await tx.query<PersonRow>(`SELECT ${COLUMNS} FROM registered_person WHERE person = $1`, [person]);
    if (!row) return undefined;
    const { locked_by: lockedBy, ...rest } = row;
    return { ...rest, sequence: Number(row.sequence), ...(lockedBy === null ? {} : { lockedBy }) };
  }

  ownersOf(tx: Transaction, subjects: readonly string[]): Promise<{ person: string; subject: string }[]> {
    return tx.query(
      `SELECT person, account->>'subject' AS subject FROM registered_person, jsonb_array_elements(accounts) AS account WHERE account->>'subject' = ANY ($1)`,
      [subjects],
    );
  }

  list(sites: readonly string[], { role, site, after, limit }: PeopleFilter): Promise<PersonView[]> {
    return this.transactions.read<PersonView>(
      `SELECT person, name, accounts, sites, roles, locked FROM registered_person
        WHERE sites ?| $1 AND ($2::text IS NULL OR roles ? $2) AND ($3::text IS NULL OR sites ? $3) AND ($4::text IS NULL OR person > $4)
        ORDER BY person LIMIT $5`,
      [sites, role ?? null, site ?? null, after ?? null, limit],
    );
  }

  async isAccount(username: string): Promise<boolean> {
    const rows = await this.transactions.read(`SELECT FROM registered_person WHERE accounts @> jsonb_build_array(jsonb_build_object('username', $1::text))`, [username]);
    return rows.length > 0;
  }

  async behind(subject: string): Promise<{ person: string; site: string; account: string } | undefined> {
    const [row] = await this.transactions.read<PersonRow>(`SELECT ${COLUMNS} FROM registered_person WHERE ${WITH_SUBJECT}`, [subject]);
    return row && { person: row.person, site: row.sites[0] ?? '', account: row.accounts.find((one) => one.subject === subject)?.username ?? '' };
  }

  lookup(tx: Transaction): PersonLookup {
    return async (subject) => {
      const [row] = await tx.query<PersonRow>(`SELECT ${COLUMNS} FROM registered_person WHERE ${WITH_SUBJECT}`, [subject]);
      const account = row?.accounts.find((one) => one.subject === subject)?.username;
      if (!row || account === undefined) return undefined;
      const { person, name, roles, sites, locked } = row;
      return { person, name, account, roles, sites, locked };
    };
  }
}
