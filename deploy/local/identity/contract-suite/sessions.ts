import { decodeJwt } from 'jose';
import { signIn, signInAtPages, SignInRefused, type ClientAccount } from '../../demo/client/sign-in';
import type { IdentityUnderTest } from './identity-under-test';

/** Sessions of the console at a provider: how they begin, what their tokens say, how they end. */
export function sessionsOfTheConsole(start: () => Promise<IdentityUnderTest>): void {
  let of: IdentityUnderTest;
  beforeAll(async () => {
    of = await start();
  }, 600_000);
  afterAll(() => of.stop());

  const account = (user: string): ClientAccount => of.address.accounts.find((one) => one.user === user) ?? { user, password: '' };
  const ask = (path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${of.address.issuer}/protocol/openid-connect/${path}`, { method: 'POST', headers, body: new URLSearchParams(form) });
  const introspect = async (token: string): Promise<{ active: boolean }> => {
    const answer = await ask('token/introspect', { token }, { authorization: `Basic ${Buffer.from(`mes-api:${of.provider.secrets.mesApi}`).toString('base64')}` });
    return (await answer.json()) as { active: boolean };
  };
  const refresh = (token = ''): Promise<Response> => ask('token', { client_id: 'console', grant_type: 'refresh_token', refresh_token: token });

  describe('I6 a session at the console', () => {
    it('gives an access token with the claims that services need, for five minutes at most', async () => {
      const session = await signIn(of.address, account('op.berger'));
      const claims = decodeJwt<{ realm_access: { roles: string[] } }>(await session.token());
      expect(claims).toMatchObject({
        iss: of.address.issuer, azp: 'console', typ: 'Bearer', preferred_username: 'op.berger', name: 'Mara Berger', employee_number: 'E1001', groups: ['/sites/HAM'],
      });
      expect([claims.aud].flat()).toContain('mes-api');
      expect(claims.realm_access.roles).toEqual(expect.arrayContaining(['operator', 'dispenser']));
      expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBeLessThanOrEqual(300);
    });

    it('refuses a wrong password and says it on the page', async () => {
      const refused = await signIn(of.address, { ...account('op.okafor'), password: 'wrong' }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(SignInRefused);
      expect((refused as SignInRefused).page.text).toMatch(/role="alert"/);
    });

    it('is refreshed, and refused at introspection and refresh as soon as the person is disabled', async () => {
      const tokens = await signInAtPages(of.address, account('sup.haas'));
      const first = await refresh(tokens.refresh_token);
      expect(first.status).toBe(200);
      const next = (await first.json()) as { access_token: string; refresh_token: string };
      expect(await introspect(next.access_token)).toMatchObject({ active: true, preferred_username: 'sup.haas' });
      await of.provider.setEnabled('sup.haas', false);
      expect(await introspect(next.access_token)).toEqual({ active: false });
      expect((await refresh(next.refresh_token)).status).toBe(400);
      await of.provider.setEnabled('sup.haas', true);
    });

    it('ends by a logout from a server, without cookies, and introspection and refresh know', async () => {
      const tokens = await signInAtPages(of.address, account('prod.keller'));
      expect(await introspect(tokens.access_token)).toMatchObject({ active: true });
      await ask('logout', { id_token_hint: tokens.id_token ?? '', client_id: 'console' });
      expect(await introspect(tokens.access_token)).toEqual({ active: false });
      expect((await refresh(tokens.refresh_token)).status).toBe(400);
    });

    it('shows introspection to nobody but mes-api', async () => {
      const answer = await ask('token/introspect', { token: 'x' }, { authorization: `Basic ${Buffer.from('mes-api:guessed').toString('base64')}` });
      expect(answer.status).toBe(401);
    });
  });
}
