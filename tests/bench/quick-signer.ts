import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statementNonce, type Evidence, type Statement } from '@batchwright/records';
import { importJWK, SignJWT, type JWK } from 'jose';

/**
 * Signs as the plant's own provider would after its sign-in page: the bench owns the plant and its keys. Thousands of ceremonies through
 * pages would measure the pages; what a service verifies is the same, claim by claim.
 */
export class QuickSigner {
  private constructor(
    private readonly key: Awaited<ReturnType<typeof importJWK>>,
    private readonly keyId: string,
    private readonly issuer: string,
  ) {}

  static async of(dataDir: string, signingIssuer: string): Promise<QuickSigner> {
    const { keys } = JSON.parse(readFileSync(join(dataDir, 'provider/keys.json'), 'utf8')) as { keys: JWK[] };
    const [jwk] = keys;
    if (!jwk?.kid) throw new Error('the provider has no key');
    return new QuickSigner(await importJWK(jwk, 'RS256'), jwk.kid, signingIssuer);
  }

  /** Evidence that an account signed a statement just now. `subject` is the provider's id of the account. */
  async sign(statement: Statement, subject: string, person: string): Promise<Evidence> {
    const seconds = Math.max(Math.floor(Date.now() / 1000), Math.ceil(Date.parse(statement.issuedAt) / 1000));
    const idToken = await new SignJWT({
      iss: this.issuer, aud: 'mes-sign', azp: 'mes-sign', typ: 'ID', sub: subject, employee_number: person,
      nonce: statementNonce(statement), acr: statement.level, auth_time: seconds, iat: seconds, exp: seconds + 60,
    }).setProtectedHeader({ alg: 'RS256', kid: this.keyId }).sign(this.key);
    return { ceremony: `bench-${statement.id}`, statement, idToken, keyId: this.keyId };
  }
}
