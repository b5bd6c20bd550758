import { setTimeout as pause } from 'node:timers/promises';
import { statementNonce, type Statement } from '@batchwright/records';
import { decodeProtectedHeader } from 'jose';
import { Browsing } from '../../demo/client/browsing';
import type { PlantClient } from '../../demo/client/plant-client';
import { completeCeremony, signInAtPages, type ClientAccount } from '../../demo/client/sign-in';
import { clientOf, idTokenByHand, type IdentityUnderTest } from './identity-under-test';

const ACTS = '/training/v1/acts';

interface Begun {
  readonly id: string;
  readonly url: string;
}

/** The ceremony of signatures, as every provider must carry it: what counts as evidence, and what does not. */
export function ceremoniesOfSignatures(start: () => Promise<IdentityUnderTest>): void {
  let of: IdentityUnderTest;
  let client: PlantClient;
  beforeAll(async () => {
    of = await start();
    client = clientOf(of);
  }, 600_000);
  afterAll(() => of.stop());

  const statementOf = async (body: object, user = 'op.berger'): Promise<Statement> => (await (await client.as(user)).post<{ statement: Statement }>(`${ACTS}/statements`, body)).statement;
  const begin = async (statement: Statement, user = 'op.berger', more: object = {}): Promise<Begun> => (await client.as(user)).post<Begun>('/identity/v1/ceremonies', { statement, ...more });
  const end = async (id: string, user = 'op.berger'): Promise<{ status: string; evidence?: Record<string, unknown>; problem?: { code: string } }> => (await client.as(user)).get(`/identity/v1/ceremonies/${id}`);
  const act = async (body: object, user = 'op.berger'): Promise<{ status: number; body: { code?: string; params?: { reason?: string }; signedBy?: string; level?: string } }> => (await client.as(user)).ask('POST', ACTS, body);
  const evidenceOf = async (body: object, signer = 'op.berger'): Promise<Record<string, unknown>> => (await client.as('op.berger')).evidence((await statementOf(body)) as never, signer);
  const wrong = (account: ClientAccount, more: Partial<ClientAccount>): ClientAccount => ({ ...account, ...more });

  describe('I1 a signature is made in full each time', () => {
    it('gives evidence that the service that asked for it takes', async () => {
      const evidence = await evidenceOf({ text: 'weighed' });
      expect(await act({ text: 'weighed', evidence })).toMatchObject({ status: 200, body: { signedBy: 'E1001', level: 'esig' } });
    });

    it('lets a second and a third person sign at the same browser, one after the other, beside a session of the console', async () => {
      const browser = new Browsing();
      await signInAtPages(of.address, client.accountOf('op.berger'), {}, browser);
      for (const [user, number] of [['op.berger', 'E1001'], ['op.okafor', 'E1002'], ['sup.haas', 'E1010']] as const) {
        const { id, url } = await begin(await statementOf({ text: `seen by ${user}` }), 'op.berger', { signer: user });
        await completeCeremony(url, client.accountOf(user), browser);
        const { evidence } = await end(id);
        expect(await act({ text: `seen by ${user}`, evidence })).toMatchObject({ status: 200, body: { signedBy: number } });
      }
    });

    it('asks for the credentials again in a browser that has just signed', async () => {
      const browser = new Browsing();
      const first = await begin(await statementOf({ text: 'first' }));
      await completeCeremony(first.url, client.accountOf('op.berger'), browser);
      const second = await begin(await statementOf({ text: 'second' }));
      expect((await browser.open(second.url)).text).toContain('type="password"');
      expect(await end(second.id)).toMatchObject({ status: 'waiting' });
    });

    it('refuses the page a wrong password, and the ceremony stays open for the right one', async () => {
      const { id, url } = await begin(await statementOf({ text: 'typed twice' }));
      const browser = new Browsing();
      const page = await browser.open(url);
      const refused = await browser.fillIn(page, { user: 'op.berger', password: 'not-this-one' });
      expect(refused?.text).toContain('type="password"');
      await browser.fillIn(refused ?? page, { user: 'op.berger', password: client.accountOf('op.berger').password });
      expect(await end(id)).toMatchObject({ status: 'done' });
    });

    it('hands the evidence to who began it, and to nobody else', async () => {
      const { id, url } = await begin(await statementOf({ text: 'mine' }));
      await completeCeremony(url, client.accountOf('op.berger'));
      expect(await end(id)).toMatchObject({ status: 'done' });
      expect(await (await client.as('op.okafor')).ask('GET', `/identity/v1/ceremonies/${id}`)).toMatchObject({ status: 404 });
    });

    it('leads back to the console where that was asked, and nowhere else', async () => {
      const { url } = await begin(await statementOf({ text: 'by redirect' }), 'op.berger', { returnTo: '/batches/1?signed=yes' });
      const landing = await completeCeremony(url, client.accountOf('op.berger')).catch((error: unknown) => error as { page: { url: string } });
      expect('page' in landing ? landing.page.url : landing.url).toBe(`${of.address.url}/batches/1?signed=yes`);
      const elsewhere = await (await client.as('op.berger')).ask('POST', '/identity/v1/ceremonies', { statement: await statementOf({ text: 'x' }), returnTo: '//elsewhere.example/' });
      expect(elsewhere).toMatchObject({ status: 400, body: { code: 'parameter-invalid' } });
    });
  });

  describe('I7 the step-up', () => {
    it('takes name, password and one-time code for a signature that asks for both', async () => {
      const statement = await statementOf({ text: 'released', secondFactor: true }, 'qa.weiss');
      const evidence = await (await client.as('qa.weiss')).evidence(statement as never);
      expect(await act({ text: 'released', evidence }, 'qa.weiss')).toMatchObject({ status: 200, body: { signedBy: 'E1050', level: 'esig-2fa' } });
    });

    it('refuses a wrong code and an account without a second factor', async () => {
      const account = client.accountOf('qa.adeyemi');
      const first = await begin(await statementOf({ text: 'a', secondFactor: true }, 'qa.adeyemi'), 'qa.adeyemi');
      await expect(completeCeremony(first.url, wrong(account, { otpSecret: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }))).rejects.toThrow('not let in');
      expect(await end(first.id, 'qa.adeyemi')).toMatchObject({ status: 'waiting' });
      const second = await begin(await statementOf({ text: 'b', secondFactor: true }));
      await expect(completeCeremony(second.url, client.accountOf('op.berger'))).rejects.toThrow('not let in');
    }, 120_000); // a person's next code comes after up to half a minute, twice

    it('refuses a token without the step-up for a statement that asks for it', async () => {
      const statement = await statementOf({ text: 'weak', secondFactor: true }, 'qa.weiss');
      const idToken = await idTokenByHand(of, statement, client.accountOf('qa.weiss'), { acr_values: 'esig' });
      const evidence = { ceremony: statement.id, statement, idToken, keyId: decodeProtectedHeader(idToken).kid };
      expect(await act({ text: 'weak', evidence }, 'qa.weiss')).toMatchObject({ status: 403, body: { code: 'evidence-refused', params: { reason: 'level' } } });
    });
  });

  describe('I3 evidence of something else', () => {
    it('is refused for another statement', async () => {
      const evidence = await evidenceOf({ text: 'one' });
      const other = await statementOf({ text: 'other' });
      expect(await act({ text: 'other', evidence: { ...evidence, statement: other } })).toMatchObject({ status: 403, body: { code: 'evidence-refused', params: { reason: 'nonce' } } });
    });

    it('is refused for content that is not what was signed', async () => {
      expect(await act({ text: 'changed', evidence: await evidenceOf({ text: 'as signed' }) })).toMatchObject({ status: 409, body: { code: 'content-changed' } });
    });

    it('is refused the second time', async () => {
      const evidence = await evidenceOf({ text: 'once' });
      expect(await act({ text: 'once', evidence })).toMatchObject({ status: 200 });
      expect(await act({ text: 'once', evidence })).toMatchObject({ status: 409, body: { code: 'evidence-already-used' } });
    });

    it('is refused when it is of another person than the act takes', async () => {
      const evidence = await evidenceOf({ text: 'his own' }, 'op.okafor');
      expect(await act({ text: 'his own', evidence, person: 'E1001' })).toMatchObject({ status: 403, body: { code: 'signature-not-yours' } });
    });

    it('is refused when it is too old', async () => {
      const evidence = await evidenceOf({ text: 'late', aged: 285 });
      await pause(15_500);
      expect(await act({ text: 'late', evidence })).toMatchObject({ status: 403, body: { code: 'evidence-expired' } });
      const over = await (await client.as('op.berger')).ask('POST', '/identity/v1/ceremonies', { statement: await statementOf({ text: 'over', aged: 400 }) });
      expect(over).toMatchObject({ body: { code: 'evidence-expired' } });
    });

    it('is refused when its token was changed', async () => {
      const evidence = await evidenceOf({ text: 'whole' });
      const [header, payload = '', signature] = String(evidence.idToken).split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
      const forged = Buffer.from(JSON.stringify({ ...claims, employee_number: 'E1002' })).toString('base64url');
      expect(await act({ text: 'whole', evidence: { ...evidence, idToken: [header, forged, signature].join('.') } })).toMatchObject({ status: 403, body: { code: 'evidence-refused', params: { reason: 'signature' } } });
    });
  });

  describe('gmp 5 the second person', () => {
    it('is another person: neither the performer nor his second account', async () => {
      for (const signer of ['op.berger', 'op.berger2']) {
        const { id, url } = await begin(await statementOf({ text: 'checked', notPersons: ['E1001'] }), 'op.berger', { signer });
        await completeCeremony(url, client.accountOf(signer));
        expect(await end(id)).toMatchObject({ status: 'failed', problem: { code: 'signer-not-allowed' } });
      }
      const { id, url } = await begin(await statementOf({ text: 'checked', notPersons: ['E1001'] }), 'op.berger', { signer: 'op.okafor' });
      await completeCeremony(url, client.accountOf('op.okafor'));
      expect(await act({ text: 'checked', evidence: (await end(id)).evidence })).toMatchObject({ status: 200, body: { signedBy: 'E1002' } });
    });
  });

  describe('gmp 3 a token of the console is never a signature', () => {
    it('not from the console issuer, however fresh and with the nonce of the statement', async () => {
      const statement = await statementOf({ text: 'cheap' });
      const tokens = await signInAtPages(of.address, client.accountOf('op.berger'), { nonce: statementNonce(statement), acr_values: 'esig', max_age: '0', prompt: 'login' });
      const evidence = { ceremony: statement.id, statement, idToken: tokens.id_token, keyId: decodeProtectedHeader(tokens.id_token ?? '').kid };
      expect(await act({ text: 'cheap', evidence })).toMatchObject({ status: 403, body: { code: 'evidence-refused', params: { reason: 'issuer' } } });
    });

    it('not from the signing issuer either', async () => {
      const statement = await statementOf({ text: 'cheap' });
      const there = { ...of.address, issuer: of.provider.signingIssuer };
      const tokens = await signInAtPages(there, client.accountOf('op.berger'), { nonce: statementNonce(statement), acr_values: 'esig', max_age: '0', prompt: 'login' });
      const evidence = { ceremony: statement.id, statement, idToken: tokens.id_token, keyId: decodeProtectedHeader(tokens.id_token ?? '').kid };
      expect(await act({ text: 'cheap', evidence })).toMatchObject({ status: 403, body: { code: 'evidence-refused', params: { reason: 'audience' } } });
    });
  });

  describe('decisions: the client that signs', () => {
    it('comes by a pushed request only', async () => {
      const asked = new URLSearchParams({ client_id: 'mes-sign', response_type: 'code', scope: 'openid', redirect_uri: of.callback, code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' });
      const answer = await new Browsing().open(`${of.provider.signingIssuer}/protocol/openid-connect/auth?${asked.toString()}`, {}, of.callback);
      expect(answer.text).not.toContain('type="password"');
    });

    it('never signs silently, also when the request leaves everything out', async () => {
      const browser = new Browsing();
      await signInAtPages({ ...of.address, issuer: of.provider.signingIssuer }, client.accountOf('op.berger'), {}, browser);
      const { url } = await begin(await statementOf({ text: 'silent' }));
      expect((await browser.open(url)).text).toContain('type="password"');
    });
  });

  describe('I1 keys of the provider', () => {
    it('are archived: what was signed by a key counts when the provider signs by another, and the other is learned', async () => {
      const before = await evidenceOf({ text: 'by the old key' });
      await of.provider.rotateKeys();
      expect(await act({ text: 'by the old key', evidence: before })).toMatchObject({ status: 200, body: { signedBy: 'E1001' } });
      const after = await evidenceOf({ text: 'by the new key' });
      expect(after.keyId).not.toBe(before.keyId);
      await of.settled();
      expect(await act({ text: 'by the new key', evidence: after })).toMatchObject({ status: 200, body: { signedBy: 'E1001' } });
      const signedIn = clientOf(of);
      for (const end = Date.now() + 60_000; ; await pause(1000)) { // services look for new keys once in ten seconds
        const { status } = await (await signedIn.as('insp.dubois')).ask('GET', '/identity/v1/me');
        if (status === 200) break;
        if (Date.now() > end) throw new Error(`a token by the new key is still refused with ${status}`);
      }
      const archived = await (await signedIn.as('insp.dubois')).get<{ items: { kid: string }[] }>('/identity/v1/keys');
      expect(archived.items.map(({ kid }) => kid)).toEqual(expect.arrayContaining([before.keyId, after.keyId]));
    });
  });
}
