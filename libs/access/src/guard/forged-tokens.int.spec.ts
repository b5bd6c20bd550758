import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Result } from '@batchwright/kernel';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { JoseTokenVerifier } from './jose-token-verifier';
import { KeycloakTokenVerifier } from './keycloak-token-verifier';
import type { TokenClaims, TokenVerifier } from './token-verifier';

let server: Server;
let issuer: string;
let ours: CryptoKey;
let theirs: CryptoKey;
let answer: object = { active: true };
let gives: 'keys' | 'nothing' | 'a fault' = 'keys';

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  ours = pair.privateKey;
  theirs = (await generateKeyPair('RS256')).privateKey;
  const keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }];
  server = createServer((request, response) => {
    if (request.url?.endsWith('/certs') && gives === 'nothing') request.socket.destroy();
    else if (request.url?.endsWith('/certs') && gives === 'a fault') response.writeHead(503).end();
    else if (request.url?.endsWith('/certs')) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/test`;
});
afterAll(() => new Promise((closed) => {
  server.closeAllConnections();
  server.close(closed);
}));

const seconds = (): number => Math.floor(Date.now() / 1000);
const rightClaims = (): Record<string, unknown> => ({
  iss: issuer, aud: ['mes-api', 'account'], azp: 'console', typ: 'Bearer', sub: 'sub-1', employee_number: 'E1001', preferred_username: 'op.berger', name: 'Mara Berger',
  realm_access: { roles: ['operator'] }, groups: ['/sites/HAM', '/other'], iat: seconds(), exp: seconds() + 300,
});
const token = (changes: Record<string, unknown> = {}, key: CryptoKey = ours, kid = 'k1'): Promise<string> => {
  const claims = Object.fromEntries(Object.entries({ ...rightClaims(), ...changes }).filter(([, value]) => value !== undefined));
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
};
const reason = (judged: Result<TokenClaims>): string => (judged.ok ? 'taken' : judged.error.code === 'token-expired' ? 'expired' : String(judged.error.params.reason));

const makers: Record<string, () => TokenVerifier> = {
  jose: () => new JoseTokenVerifier({ issuer, jwksUrl: `${issuer}/protocol/openid-connect/certs`, audience: 'mes-api', clients: ['console'], introspection: { url: `${issuer}/introspect`, clientId: 'mes-api', clientSecret: 's' } }),
  'keycloak-connect': () => new KeycloakTokenVerifier({ issuer, audience: 'mes-api', clients: ['console'], introspection: { url: `${issuer}/introspect`, clientId: 'mes-api', clientSecret: 's' } }),
};

describe.each(Object.keys(makers))('I8 tokens checked by %s', (name) => {
  let verifier: TokenVerifier;
  beforeAll(() => {
    verifier = makers[name]?.() as TokenVerifier;
  });

  it('takes a right one and reads person, roles and sites', async () => {
    expect(await verifier.verify(await token())).toMatchObject({ ok: true, value: { employeeNumber: 'E1001', account: 'op.berger', roles: ['operator'], sites: ['HAM'] } });
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['another issuer', { iss: 'http://evil.example/realms/test' }, /^iss$/],
    ['the signing issuer', { iss: 'http://other-name/realms/test' }, /^iss$/],
    ['another audience', { aud: 'account' }, /^aud$/],
    ['no audience', { aud: undefined }, /^aud$/],
    ['another client', { azp: 'mes-sign' }, /^azp$/],
    ['no client', { azp: undefined }, /^azp$/],
    ['an ID token', { typ: 'ID' }, /^typ$/],
    ['a refresh token', { typ: 'Refresh' }, /^typ$/],
    ['no end', { exp: undefined }, /^exp$/],
    ['an end that is past', { iat: seconds() - 400, exp: seconds() - 100 }, /^expired$/],
    ['a life that is too long', { exp: seconds() + 86_400 }, /^life$/],
    ['no beginning', { iat: undefined }, /^iat$/],
    ['a beginning in the future', { iat: seconds() + 60 }, /^iat$/],
    ['not valid yet', { nbf: seconds() + 60 }, /^(nbf|ERR_JWT_CLAIM_VALIDATION_FAILED)$/],
    ['nobody', { sub: undefined }, /^sub$/],
    ['no employee number', { employee_number: undefined }, /^employee_number$/],
    ['no account', { preferred_username: undefined }, /^preferred_username$/],
  ])('refuses %s', async (_, changes, expected) => {
    expect(reason(await verifier.verify(await token(changes)))).toMatch(expected);
  });

  it.each<[string, () => Promise<string>]>([
    ['a signature by another key', () => token({}, theirs)],
    ['a key id that nobody published', () => token({}, theirs, 'k2')],
    ['no signature', () => Promise.resolve(new UnsecuredJWT(rightClaims()).encode())],
    ['a key that is known to all (HMAC)', () => new SignJWT(rightClaims()).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(Buffer.from('k1'.padEnd(32, '.')))],
    ['claims that were changed', async () => {
      const [header, , signature] = (await token()).split('.');
      return [header, Buffer.from(JSON.stringify({ ...rightClaims(), employee_number: 'E9999' })).toString('base64url'), signature].join('.');
    }],
    ['no token at all', () => Promise.resolve('not.a.token')],
    ['an empty text', () => Promise.resolve('')],
  ])('refuses %s', async (_, make) => {
    expect(await verifier.verify(await make())).toMatchObject({ ok: false, error: { code: 'token-invalid' } });
  });

  it.each(['nothing', 'a fault'] as const)('blames no token when the provider gives %s instead of its keys, and takes it when it has them', async (instead) => {
    const fresh = makers[name]?.() as TokenVerifier;
    gives = instead;
    await expect(fresh.verify(await token())).rejects.toMatchObject({ code: 'provider-unavailable', kind: 'retry' });
    gives = 'keys';
    for (const end = Date.now() + 20_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
      const judged = await fresh.verify(await token()).catch(() => undefined); // one of the two waits for a moment before it asks again
      if (judged || Date.now() > end) return expect(judged).toMatchObject({ ok: true });
    }
  });

  it('asks the provider whether a token still counts, and what it says now', async () => {
    answer = { active: true };
    expect(await verifier.claimsNow(await token())).toMatchObject({ employeeNumber: 'E1001', sites: ['HAM'] });
    answer = { active: true, groups: ['/sites/CRK'], realm_access: { roles: ['inspector'] } };
    expect(await verifier.claimsNow(await token())).toMatchObject({ employeeNumber: 'E1001', sites: ['CRK'], roles: ['inspector'] });
    answer = { active: true, preferred_username: 'op.berger', employee_number: 'E1001' }; // has no role and no site any more
    expect(await verifier.claimsNow(await token())).toMatchObject({ employeeNumber: 'E1001', sites: [], roles: [] });
    answer = { active: false };
    expect(await verifier.claimsNow(await token())).toBeUndefined();
  });
});
