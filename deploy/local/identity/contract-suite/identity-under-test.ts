import { createHash, randomBytes } from 'node:crypto';
import { statementNonce, type Statement } from '@batchwright/records';
import { Browsing } from '../../demo/client/browsing';
import { PlantClient, type PlantAddress } from '../../demo/client/plant-client';
import { completeCeremony, type ClientAccount, type Tokens } from '../../demo/client/sign-in';
import type { ProviderUnderTest } from './provider-under-test';

/** A provider with identity and a service with signed acts behind it, as the suites see it. */
export interface IdentityUnderTest {
  readonly address: PlantAddress;
  readonly provider: ProviderUnderTest;
  /** Where the provider sends the signer back to. */
  readonly callback: string;
  /** Resolves when messages between the services have arrived, the provider's people were taken over and its events copied. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** A signature that is begun by hand, past identity: the page of the provider, and what redeems its code. The suite plays somebody who got hold of the secret of `mes-sign`. */
export async function pushByHand(of: IdentityUnderTest, statement: Statement, more: Record<string, string> = {}): Promise<{ url: string; verifier: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const pushed = await fetch(`${protocolOf(of)}/ext/par/request`, {
    method: 'POST',
    headers: credentialsOf(of),
    body: new URLSearchParams({
      client_id: 'mes-sign', response_type: 'code', scope: 'openid', redirect_uri: of.callback, state: 'by-hand', nonce: statementNonce(statement), acr_values: statement.level,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256', ...more,
    }),
  });
  const { request_uri: uri } = (await pushed.json()) as { request_uri: string };
  return { url: `${protocolOf(of)}/auth?${new URLSearchParams({ client_id: 'mes-sign', request_uri: uri }).toString()}`, verifier };
}

/** An ID token for a statement, got by hand. The redirect to the callback is seen and not followed. */
export async function idTokenByHand(of: IdentityUnderTest, statement: Statement, account: ClientAccount, more: Record<string, string> = {}): Promise<string> {
  const { url, verifier } = await pushByHand(of, statement, more);
  const seen: string[] = [];
  const browsing = new Browsing((address, init) => {
    seen.push(address);
    return address.startsWith(of.callback) ? Promise.resolve(new Response('')) : fetch(address, init);
  });
  await completeCeremony(url, account, browsing);
  const code = new URL(seen.at(-1) ?? '').searchParams.get('code') ?? '';
  const answer = await fetch(`${protocolOf(of)}/token`, { method: 'POST', headers: credentialsOf(of), body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: of.callback, code_verifier: verifier }) });
  return ((await answer.json()) as Tokens).id_token ?? '';
}

function protocolOf({ provider }: IdentityUnderTest): string {
  return `${provider.signingIssuer}/protocol/openid-connect`;
}

function credentialsOf({ provider }: IdentityUnderTest): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`mes-sign:${provider.secrets.mesSign}`).toString('base64')}` };
}

/** People at the plant. */
export function clientOf(of: IdentityUnderTest): PlantClient {
  return new PlantClient(of.address);
}
