import { createHash, randomBytes } from 'node:crypto';
import { statementNonce, type Statement } from '@batchwright/records';
import { Browsing } from '../../demo/client/browsing';
import { PlantClient, type PlantAddress } from '../../demo/client/plant-client';
import { completeCeremony, type ClientAccount, type Tokens } from '../../demo/client/sign-in';

/** What the suite needs of a provider with identity and the signed acts behind it. Everything else it does over HTTP. */
export interface IdentityUnderTest {
  readonly address: PlantAddress;
  readonly signingIssuer: string;
  /** Secret of `mes-sign`: the suite plays somebody who got hold of it. */
  readonly signingSecret: string;
  /** Where the provider sends the signer back to. */
  readonly callback: string;
  /** What the provider's administrator can do. */
  setEnabled(user: string, enabled: boolean): Promise<void>;
  unlock(user: string): Promise<void>;
  /** Resolves when messages between the services have arrived and the provider's events were copied. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** An ID token for a statement, got by hand past identity. `browsing` sees the redirect to the callback and does not follow it. */
export async function idTokenByHand(of: IdentityUnderTest, statement: Statement, account: ClientAccount, more: Record<string, string> = {}): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const credentials = { authorization: `Basic ${Buffer.from(`mes-sign:${of.signingSecret}`).toString('base64')}` };
  const protocol = `${of.signingIssuer}/protocol/openid-connect`;
  const pushed = await fetch(`${protocol}/ext/par/request`, {
    method: 'POST',
    headers: credentials,
    body: new URLSearchParams({
      client_id: 'mes-sign', response_type: 'code', scope: 'openid', redirect_uri: of.callback, state: 'by-hand', nonce: statementNonce(statement), acr_values: statement.level,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256', ...more,
    }),
  });
  const { request_uri: uri } = (await pushed.json()) as { request_uri: string };
  const seen: string[] = [];
  const browsing = new Browsing((url, init) => {
    seen.push(url);
    return url.startsWith(of.callback) ? Promise.resolve(new Response('')) : fetch(url, init);
  });
  await completeCeremony(`${protocol}/auth?${new URLSearchParams({ client_id: 'mes-sign', request_uri: uri }).toString()}`, account, browsing);
  const code = new URL(seen.at(-1) ?? '').searchParams.get('code') ?? '';
  const answer = await fetch(`${protocol}/token`, { method: 'POST', headers: credentials, body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: of.callback, code_verifier: verifier }) });
  return ((await answer.json()) as Tokens).id_token ?? '';
}

/** People at the plant. */
export function clientOf(of: IdentityUnderTest): PlantClient {
  return new PlantClient(of.address);
}
