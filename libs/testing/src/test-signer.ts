import type { Client } from 'pg';
import { statementNonce, type Evidence, type Statement } from '@batchwright/records';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { TEST_PEOPLE, testPerson } from './test-people';

/** Issuers of in-process tests. */
export const TEST_CONSOLE_ISSUER = 'http://localhost/realms/batchwright';
export const TEST_SIGNING_ISSUER = 'http://127.0.0.1/realms/batchwright';

const KEY_ID = 'test-key';

/** Stands in for provider and ceremony: a real key, real tokens, no pages. */
export interface TestSigner {
  /** Evidence that the person behind an account signed a statement just now. `claims` lies where a test wants it to. */
  sign(statement: Statement, account: string, claims?: Record<string, unknown>): Promise<Evidence>;
  /** Puts people and key into a schema, as identity's messages would. */
  introduce(admin: Client, schema: string): Promise<void>;
}

export async function makeTestSigner(): Promise<TestSigner> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', kid: KEY_ID };
  let ceremonies = 0;
  return {
    async sign(statement, account, claims = {}) {
      const seconds = Math.max(Math.floor(Date.now() / 1000), Math.ceil(Date.parse(statement.issuedAt) / 1000));
      const idToken = await new SignJWT({
        iss: TEST_SIGNING_ISSUER, aud: 'mes-sign', azp: 'mes-sign', typ: 'ID', sub: `sub-${account}`, employee_number: testPerson(account).person,
        nonce: statementNonce(statement), acr: statement.level, auth_time: seconds, iat: seconds, exp: seconds + 60, ...claims,
      }).setProtectedHeader({ alg: 'RS256', kid: KEY_ID }).sign(privateKey);
      ceremonies += 1;
      return { ceremony: `test-ceremony-${ceremonies}`, statement, idToken, keyId: KEY_ID };
    },
    async introduce(admin, schema) {
      const numbers = new Set(TEST_PEOPLE.map(({ person }) => person));
      for (const number of numbers) {
        const accounts = TEST_PEOPLE.filter(({ person }) => person === number);
        const [first] = accounts;
        if (!first) continue;
        await admin.query(`INSERT INTO "${schema}".person (person, name, accounts, roles, sites, locked) VALUES ($1, $2, $3, $4, $5, false)`, [
          number, first.name, JSON.stringify(accounts.map(({ account }) => ({ account, subject: `sub-${account}` }))),
          JSON.stringify([...new Set(accounts.flatMap(({ roles }) => roles))]), JSON.stringify(first.sites),
        ]);
      }
      await admin.query(`INSERT INTO "${schema}".signing_key (kid, issuer, jwk, seen_at) VALUES ($1, $2, $3, now())`, [KEY_ID, TEST_SIGNING_ISSUER, JSON.stringify(jwk)]);
    },
  };
}
