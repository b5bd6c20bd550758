import { signInAtPages } from '../../demo/client/sign-in';
import type { IdentityUnderTest } from './identity-under-test';

/** What `mes-directory` sees at a provider, and that it can do nothing else: who can set passwords can forge signers. */
export function directoryOfPeople(start: () => Promise<IdentityUnderTest>): void {
  let of: IdentityUnderTest;
  let bearer: string;
  beforeAll(async () => {
    of = await start();
    const answer = await fetch(`${of.address.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`mes-directory:${of.provider.secrets.mesDirectory}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    bearer = ((await answer.json()) as { access_token: string }).access_token;
  }, 600_000);
  afterAll(() => of.stop());

  const admin = (path: string): string => `${of.address.issuer.replace('/realms/', '/admin/realms/')}${path}`;
  const ask = (path: string, method = 'GET', body?: object, token = bearer): Promise<Response> =>
    fetch(admin(path), { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
  const read = async <T>(path: string): Promise<T> => (await ask(path)).json() as Promise<T>;

  describe('I6 the service account of identity', () => {
    it('reads people with what services need of them', async () => {
      const users = await read<{ id: string; username: string; attributes?: { employeeNumber?: string[] } }[]>('/users?briefRepresentation=false&first=0&max=100');
      const berger = users.find(({ username }) => username === 'op.berger');
      expect(berger?.attributes?.employeeNumber).toEqual(['E1001']);
      expect((await read<{ path: string }[]>(`/users/${berger?.id ?? ''}/groups`)).map(({ path }) => path)).toEqual(['/sites/HAM']);
      expect((await read<{ name: string }[]>(`/users/${berger?.id ?? ''}/role-mappings/realm/composite`)).map(({ name }) => name)).toEqual(expect.arrayContaining(['operator', 'dispenser']));
    });

    it('reads login events since a moment', async () => {
      const since = Date.now();
      await signInAtPages(of.address, of.address.accounts.find(({ user }) => user === 'insp.dubois') ?? { user: '', password: '' });
      const events = await read<{ type: string; time: number; details: { username: string } }[]>(`/events?dateFrom=${since}&first=0&max=100`);
      expect(events).toContainEqual(expect.objectContaining({ type: 'LOGIN', details: expect.objectContaining({ username: 'insp.dubois' }) as unknown }));
      expect(events.every(({ time }) => time >= since - 1000)).toBe(true);
    });

    it.each([
      ['makes no account', 'POST', '/users', { username: 'forged', enabled: true }],
      ['changes no account', 'PUT', '/users/36fb8e08-4fd8-5f09-a2f8-f395e8c48236', { enabled: false }],
      ['sets no password', 'PUT', '/users/36fb8e08-4fd8-5f09-a2f8-f395e8c48236/reset-password', { type: 'password', value: 'a-forged-password' }],
      ['gives no role', 'POST', '/users/36fb8e08-4fd8-5f09-a2f8-f395e8c48236/role-mappings/realm', [{ name: 'qa' }]],
      ['moves nobody to a site', 'PUT', '/users/36fb8e08-4fd8-5f09-a2f8-f395e8c48236/groups/00000000-0000-0000-0000-000000000000', {}],
      ['removes no account', 'DELETE', '/users/36fb8e08-4fd8-5f09-a2f8-f395e8c48236', undefined],
      ['ends no session', 'POST', '/users/36fb8e08-4fd8-5f09-a2f8-f395e8c48236/logout', undefined],
      ['clears no login events', 'DELETE', '/events', undefined],
      ['changes no client', 'POST', '/clients', { clientId: 'forged' }],
      ['lifts no lock-out', 'DELETE', '/attack-detection/brute-force/users', undefined],
      ['changes no setting', 'PUT', '', { bruteForceProtected: false }],
    ] as const)('%s', async (_, method, path, body) => {
      expect([403, 404, 405]).toContain((await ask(path, method, body)).status);
      const berger = await read<{ username: string; enabled: boolean }[]>('/users?username=op.berger&exact=true&max=100');
      expect(berger).toContainEqual(expect.objectContaining({ username: 'op.berger', enabled: true }));
    });

    it.each(['/clients', '/keys', '/components', '/authentication/flows', '/client-scopes'])('does not even read %s', async (path) => {
      expect([403, 404]).toContain((await ask(path)).status);
    });

    it('is alone in that: a person does not read the directory, whatever his role', async () => {
      const { access_token: token } = await signInAtPages(of.address, of.address.accounts.find(({ user }) => user === 'it.admin') ?? { user: '', password: '' });
      expect((await fetch(admin('/users'))).status).toBe(401);
      expect((await ask('/users', 'GET', undefined, token)).status).toBe(403);
    });
  });
}
