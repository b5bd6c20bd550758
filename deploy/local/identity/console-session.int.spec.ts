import { decodeJwt } from 'jose';
import { signIn, signInAtPages, SignInRefused, type ClientAccount } from '../demo/client/sign-in';
import { startProvider, TEST_SECRETS, type RunningProvider } from './running-provider.fixture';

// Keys are made, which takes its time on a machine under load.
jest.setTimeout(60_000);

let running: RunningProvider;
beforeAll(async () => {
  running = await startProvider();
});
afterAll(() => running.stop());

const account = (user: string, password = `${user}-demo`): ClientAccount => ({ user, password });
const plant = (): { url: string; issuer: string } => ({ url: running.consoleOrigin, issuer: running.provider.consoleIssuer });
const introspect = async (token: string): Promise<{ active: boolean }> => {
  const answer = await fetch(`${plant().issuer}/protocol/openid-connect/token/introspect`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`mes-api:${TEST_SECRETS.mesApi}`).toString('base64')}` },
    body: new URLSearchParams({ token }),
  });
  return (await answer.json()) as { active: boolean };
};

describe('I6 a session at the console', () => {
  it('gives an access token with the claims that services need, for five minutes at most', async () => {
    const session = await signIn(plant(), account('op.berger'));
    const claims = decodeJwt(await session.token());
    expect(claims).toMatchObject({
      iss: running.provider.consoleIssuer, aud: 'mes-api', azp: 'console', typ: 'Bearer', preferred_username: 'op.berger', name: 'Mara Berger',
      employee_number: 'E1001', groups: ['/sites/HAM'], realm_access: { roles: ['operator', 'dispenser'] },
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBeLessThanOrEqual(300);
  });

  it('refuses a wrong password and says it on the page', async () => {
    await expect(signIn(plant(), account('op.okafor', 'wrong'))).rejects.toThrow(SignInRefused);
  });

  it('locks after five wrong tries, also for the right password, and notes it', async () => {
    for (let tries = 0; tries < 5; tries += 1) await expect(signIn(plant(), account('op.lindqvist', 'wrong'))).rejects.toThrow(SignInRefused);
    await expect(signIn(plant(), account('op.lindqvist'))).rejects.toMatchObject({ page: { status: 423 } });
    expect(running.provider.accounts.events.filter(({ details }) => details.username === 'op.lindqvist').map(({ type }) => type)).toContain('USER_DISABLED_BY_TEMPORARY_LOCKOUT');
    running.provider.accounts.unlock('op.lindqvist');
    await expect(signIn(plant(), account('op.lindqvist'))).resolves.toBeDefined();
  });

  it('is refreshed, and refused at introspection and refresh as soon as the person is disabled', async () => {
    const tokens = await signInAtPages(plant(), account('sup.haas'));
    const refresh = (token: string): Promise<Response> =>
      fetch(`${plant().issuer}/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams({ client_id: 'console', grant_type: 'refresh_token', refresh_token: token }) });
    const first = await refresh(tokens.refresh_token ?? '');
    expect(first.status).toBe(200);
    const next = (await first.json()) as { access_token: string; refresh_token: string };
    expect(await introspect(next.access_token)).toMatchObject({ active: true, preferred_username: 'sup.haas' });
    running.provider.accounts.setEnabled('sup.haas', false);
    expect(await introspect(next.access_token)).toEqual({ active: false });
    expect((await refresh(next.refresh_token)).status).toBe(400);
    running.provider.accounts.setEnabled('sup.haas', true);
  });

  it('ends by a logout without cookies, and introspection knows', async () => {
    const tokens = await signInAtPages(plant(), account('prod.keller'));
    expect(await introspect(tokens.access_token)).toMatchObject({ active: true });
    await fetch(`${plant().issuer}/protocol/openid-connect/logout`, { method: 'POST', body: new URLSearchParams({ id_token_hint: tokens.id_token ?? '' }) });
    expect(await introspect(tokens.access_token)).toEqual({ active: false });
  });

  it('shows introspection to nobody but mes-api', async () => {
    const answer = await fetch(`${plant().issuer}/protocol/openid-connect/token/introspect`, { method: 'POST', headers: { authorization: `Basic ${Buffer.from('mes-api:guessed').toString('base64')}` }, body: new URLSearchParams({ token: 'x' }) });
    expect(answer.status).toBe(401);
  });
});
