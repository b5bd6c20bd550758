import type { PersonLookup, SignerIdentity, SigningKey } from '@batchwright/records';
import type { Transaction, Transactions } from './transaction';

interface PersonRow {
  readonly person: string;
  readonly name: string;
  readonly accounts: readonly { account: string; subject: string }[];
  readonly roles: readonly string[];
  readonly sites: readonly string[];
  readonly locked: boolean;
}

type Reader = Pick<Transactions, 'read'> | Pick<Transaction, 'query'>;

function ask<T>(reader: Reader, sql: string, params: unknown[]): Promise<T[]> {
  return 'query' in reader ? reader.query<T>(sql, params) : reader.read<T>(sql, params, { prepared: true });
}

/** Finds people by the provider's `sub` in this service's projection of identity. */
export function personLookup(reader: Reader): PersonLookup {
  return async (subject: string): Promise<SignerIdentity | undefined> => {
    const [row] = await ask<PersonRow>(reader, `SELECT person, name, accounts, roles, sites, locked FROM person WHERE accounts @> jsonb_build_array(jsonb_build_object('subject', $1::text))`, [subject]);
    const account = row?.accounts.find((one) => one.subject === subject)?.account;
    if (!row || account === undefined) return undefined;
    const { person, name, roles, sites, locked } = row;
    return { person, name, account, roles, sites, locked };
  };
}

/** Whether an enrolled terminal of one of the sites has this secret (its SHA-256, in hex). */
export async function terminalIsProven(reader: Reader, terminal: { readonly code: string; readonly secretHash: string }, sites: readonly string[]): Promise<boolean> {
  const known = await ask(reader, 'SELECT code FROM terminal_proof WHERE code = $1 AND secret_hash = $2 AND at_site = ANY ($3)', [terminal.code, terminal.secretHash, sites]);
  return known.length === 1;
}

/** The archived keys of the provider, from this service's projection of identity; never from the evidence itself. */
export async function signingKeys(reader: Reader): Promise<SigningKey[]> {
  return ask<SigningKey>(reader, 'SELECT kid, issuer, jwk FROM signing_key', []);
}
