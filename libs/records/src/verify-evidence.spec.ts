import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import type { Evidence, EvidenceRules, SignerIdentity, SigningKey } from './evidence';
import { labelled, statementNonce, type Statement } from './statement';
import { verifyEvidence } from './verify-evidence';

const ISSUER = 'http://127.0.0.1:4000/realms/batchwright';
const rules: EvidenceRules = { issuer: ISSUER, clientId: 'mes-sign', now: '2026-11-24T08:01:30.000Z' };
const AUTH_TIME = Date.parse('2026-11-24T08:01:00.000Z') / 1000;

const statement: Statement = {
  format: 'batchwright.statement/1',
  id: '01900000-0000-7000-8000-000000000001',
  service: 'batch-execution',
  action: 'complete-step',
  site: 'HAM',
  terminal: 'T-01',
  subject: { type: 'step', id: 'run-1/weigh-api', label: 'Weigh API' },
  contents: [{ label: 'Weigh API', hash: 'ab'.repeat(32) }],
  text: { en: 'I verified the weighing.', de: 'Ich habe die Wägung geprüft.' },
  meaning: 'witnessed',
  signer: { roles: ['operator', 'supervisor'], notPersons: ['E1001'] },
  level: 'esig',
  issuedAt: '2026-11-24T08:00:30.500Z',
  expiresAt: '2026-11-24T08:05:30.500Z',
};

const okafor: SignerIdentity = { person: 'E1002', name: 'Chidi Okafor', account: 'op.okafor', roles: ['operator'], sites: ['HAM'], locked: false };
let people: Record<string, SignerIdentity>;
type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
let privateKey: PrivateKey;
let keys: SigningKey[];

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  privateKey = pair.privateKey;
  keys = [{ kid: 'k1', issuer: ISSUER, jwk: { ...(await exportJWK(pair.publicKey)), alg: 'RS256' } }];
});
beforeEach(() => {
  people = { 'sub-okafor': okafor, 'sub-berger': { ...okafor, person: 'E1001', account: 'op.berger' } };
});

const goodClaims = (own: Statement): JWTPayload => ({
  iss: ISSUER, aud: 'mes-sign', azp: 'mes-sign', typ: 'ID', sub: 'sub-okafor', employee_number: 'E1002', nonce: statementNonce(own),
  acr: 'esig', auth_time: AUTH_TIME, iat: AUTH_TIME + 1, exp: AUTH_TIME + 61,
});

interface Forgery {
  own?: Statement;
  claims?: JWTPayload;
  key?: PrivateKey;
  kid?: string;
  evidence?: Partial<Evidence>;
  rules?: Partial<EvidenceRules>;
}

async function attempt(forgery: Forgery = {}): Promise<string> {
  const own = forgery.own ?? statement;
  const idToken = await new SignJWT({ ...goodClaims(own), ...forgery.claims })
    .setProtectedHeader({ alg: 'RS256', kid: forgery.kid ?? 'k1' })
    .sign(forgery.key ?? privateKey);
  const evidence: Evidence = { ceremony: 'c1', statement: own, idToken, keyId: 'k1', ...forgery.evidence };
  const result = await verifyEvidence(evidence, own, keys, (subject) => Promise.resolve(people[subject]), { ...rules, ...forgery.rules });
  return result.ok ? 'verified' : `${result.error.code} ${String(result.error.params['reason'] ?? '')}`.trim();
}

describe('I1 I3 evidence of a signature', () => {
  it('gives name, time and meaning of who signed', async () => {
    const idToken = await new SignJWT(goodClaims(statement)).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey);
    const result = await verifyEvidence({ ceremony: 'c1', statement, idToken, keyId: 'k1' }, statement, keys, (s) => Promise.resolve(people[s]), rules);
    expect(result).toEqual({
      ok: true,
      value: {
        statementId: statement.id, ceremony: 'c1', person: 'E1002', name: 'Chidi Okafor', account: 'op.okafor', subject: 'sub-okafor',
        meaning: 'witnessed', signedAt: '2026-11-24T08:01:00.000Z', acr: 'esig', keyId: 'k1', evidenceHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    });
  });

  it('N7 is bound to the names in both languages, and statements of before, with one name, keep their nonce', () => {
    expect(statementNonce(statement)).toBe('U1yst_q6rixt3C3ZmFWntTrIr-KQQcx4SXMDRT3BGCQ');
    const named = { ...statement, subject: { ...statement.subject, ...labelled({ en: 'Weigh API', de: 'Wirkstoff wiegen' }) } };
    expect(named.subject).toEqual({ type: 'step', id: 'run-1/weigh-api', label: 'Weigh API', labels: { en: 'Weigh API', de: 'Wirkstoff wiegen' } });
    expect(new Set([statement, named, { ...named, subject: { ...named.subject, labels: { en: 'Weigh API', de: 'Hilfsstoff wiegen' } } }].map(statementNonce)).size).toBe(3);
  });

  it('is accepted with a second factor that was not asked for', async () => {
    expect(await attempt({ claims: { acr: 'esig-2fa' } })).toBe('verified');
  });

  it('is accepted when the token has run out but the statement has not', async () => {
    expect(await attempt({ rules: { now: '2026-11-24T08:05:00.000Z' } })).toBe('verified');
  });

  it.each<[string, Forgery, string]>([
    ['nonce of another request', { claims: { nonce: 'bm9wZQ' } }, 'evidence-refused nonce'],
    ['no nonce, as direct grants give', { claims: { nonce: undefined } }, 'evidence-refused nonce'],
    ['statement with changed content', { evidence: { statement: { ...statement, contents: [{ label: 'Weigh API', hash: 'cd'.repeat(32) }] } } }, 'evidence-refused other-statement'],
    ['statement with another meaning', { evidence: { statement: { ...statement, meaning: 'performed' } } }, 'evidence-refused other-statement'],
    ['authenticated before it was asked', { claims: { auth_time: AUTH_TIME - 120 } }, 'evidence-refused authenticated-before'],
    ['authenticated in the future', { claims: { auth_time: AUTH_TIME + 600, iat: AUTH_TIME + 600, exp: AUTH_TIME + 660 } }, 'evidence-refused from-the-future'],
    ['no auth_time', { claims: { auth_time: undefined } }, 'evidence-refused times'],
    ['token of the console', { claims: { aud: 'console', azp: 'console' } }, 'evidence-refused audience'],
    ['audience of both, for the console', { claims: { aud: ['mes-sign', 'console'], azp: 'console' } }, 'evidence-refused audience'],
    ['authorised party is the console', { claims: { azp: 'console' } }, 'evidence-refused azp'],
    ['access token', { claims: { typ: 'Bearer' } }, 'evidence-refused token-type'],
    ['console issuer', { claims: { iss: 'http://localhost:4000/realms/batchwright' } }, 'evidence-refused issuer'],
    ['level of the console', { claims: { acr: '1' } }, 'evidence-refused level'],
    ['one factor where two are asked', { own: { ...statement, level: 'esig-2fa' } }, 'evidence-refused level'],
    ['key that is not in the archive', { kid: 'k2', evidence: { keyId: 'k2' } }, 'evidence-refused unknown-key'],
    ['key named otherwise than in the token', { kid: 'k2' }, 'evidence-refused key'],
    ['statement that has run out', { rules: { now: '2026-11-24T08:06:00.000Z' } }, 'evidence-expired'],
    ['person whom identity does not know', { claims: { sub: 'sub-nobody' } }, 'signer-not-allowed unknown-person'],
    ['person who did it himself, by another account', { claims: { sub: 'sub-berger', employee_number: 'E1001' } }, 'signer-not-allowed same-person'],
    ['employee number that is not the account\'s', { claims: { employee_number: 'E1010' } }, 'evidence-refused employee-number'],
    ['no employee number', { claims: { employee_number: undefined } }, 'evidence-refused employee-number'],
    ['somebody else than the one asked', { own: { ...statement, signer: { person: 'E1010' } } }, 'signer-not-allowed person'],
    ['somebody without the role', { own: { ...statement, signer: { roles: ['qa'] } } }, 'signer-not-allowed role'],
    ['role that the provider has withdrawn', { claims: { realm_access: { roles: ['inspector'] } } }, 'signer-not-allowed role'],
    ['somebody of another site', { own: { ...statement, site: 'CRK' } }, 'signer-not-allowed site'],
  ])('is refused: %s', async (_name, forgery, refusal) => {
    expect(await attempt(forgery)).toBe(refusal);
  });

  it('is refused for a locked person', async () => {
    people['sub-okafor'] = { ...okafor, locked: true };
    expect(await attempt()).toBe('signer-not-allowed locked');
  });

  it('is refused when somebody else\'s key signed under the name of an archived one', async () => {
    const other = await generateKeyPair('RS256');
    expect(await attempt({ key: other.privateKey })).toBe('evidence-refused signature');
  });

  it('is refused without a signature, and with the public key used as a password', async () => {
    const none = new UnsecuredJWT(goodClaims(statement)).encode();
    expect(await attempt({ evidence: { idToken: none } })).toBe('evidence-refused key');
    const [head, body] = none.split('.');
    const withKid = `${Buffer.from('{"alg":"none","kid":"k1"}').toString('base64url')}.${body}.`;
    expect(head).toBeDefined();
    expect(await attempt({ evidence: { idToken: withKid } })).toBe('evidence-refused signature');
    const mac = await new SignJWT(goodClaims(statement)).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(new TextEncoder().encode(JSON.stringify(keys[0]?.jwk)));
    expect(await attempt({ evidence: { idToken: mac } })).toBe('evidence-refused signature');
  });

  it('is refused when one character of the token differs', async () => {
    const idToken = await new SignJWT(goodClaims(statement)).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey);
    const [head = '', body = '', signature = ''] = idToken.split('.');
    const other = body.startsWith('e') ? `f${body.slice(1)}` : `e${body.slice(1)}`;
    expect(await attempt({ evidence: { idToken: [head, other, signature].join('.') } })).toMatch(/^evidence-refused/);
    expect(await attempt({ evidence: { idToken: 'not a token' } })).toBe('evidence-refused signature');
  });
});
