import type { PlantClient } from '../../demo/client/plant-client';
import { signIn, SignInRefused } from '../../demo/client/sign-in';
import { clientOf, type IdentityUnderTest } from './identity-under-test';

/** Accounts, their locks, and what a dismissed person can still do. */
export function accountsOfPeople(start: () => Promise<IdentityUnderTest>): void {
  let of: IdentityUnderTest;
  let client: PlantClient;
  beforeAll(async () => {
    of = await start();
    client = clientOf(of);
  }, 600_000);
  afterAll(() => of.stop());

  const me = async (user: string): Promise<{ status: number; body: Record<string, unknown> }> => (await client.as(user)).ask('GET', '/identity/v1/me');

  describe('I6 accounts', () => {
    it('lock after five wrong tries, also for the right password, and the security stream tells', async () => {
      const account = client.accountOf('op.lindqvist');
      for (let tries = 0; tries < 5; tries += 1) await expect(signIn(of.address, { ...account, password: 'guessed' })).rejects.toThrow(SignInRefused);
      await expect(signIn(of.address, account)).rejects.toThrow(SignInRefused);
      await of.settled();
      const stream = await (await client.as('qa.weiss')).get<{ items: { kind: string; account: string; person: string }[] }>('/identity/v1/security-events?limit=100');
      for (const kind of ['sign-in-refused', 'account-locked']) expect(stream.items).toContainEqual(expect.objectContaining({ kind, account: 'op.lindqvist', person: 'E1003' }));
      await of.provider.unlock('op.lindqvist');
      expect(await me('op.lindqvist')).toMatchObject({ status: 200, body: { person: 'E1003', name: 'Nils Lindqvist', sites: ['HAM'] } });
    });
  });

  describe('gmp 2 the person behind an account', () => {
    it('is one person with two accounts', async () => {
      expect(await me('op.berger')).toMatchObject({ body: { person: 'E1001' } });
      expect(await me('op.berger2')).toMatchObject({ body: { person: 'E1001' } });
      const people = await (await client.as('insp.dubois')).get<{ items: { person: string; accounts: { username: string }[] }[] }>('/identity/v1/people?limit=200');
      expect(people.items.find(({ person }) => person === 'E1001')?.accounts.map(({ username }) => username).toSorted()).toEqual(['op.berger', 'op.berger2']);
      expect(people.items.map(({ person }) => person)).not.toContain('E2001'); // of the other site
    });
  });

  describe('I8 a person who was dismissed', () => {
    it('is refused at once where an act cannot be taken back, and at the next sign-in', async () => {
      const murphy = await client.as('qa.murphy');
      expect(await murphy.ask('POST', '/training/v1/acts/final', {})).toMatchObject({ status: 200 });
      await of.provider.setEnabled('qa.murphy', false);
      expect(await murphy.ask('POST', '/training/v1/acts/final', {})).toMatchObject({ status: 401, body: { code: 'token-invalid' } });
      await expect(signIn(of.address, client.accountOf('qa.murphy'))).rejects.toThrow(SignInRefused);
      await of.provider.setEnabled('qa.murphy', true);
      await expect(signIn(of.address, client.accountOf('qa.murphy'))).resolves.toBeDefined();
    });

    it('is refused at once where an act cannot be taken back, when he has another role or another site now', async () => {
      const murphy = await client.as('qa.murphy');
      const dubois = await client.as('insp.dubois');
      expect(await murphy.ask('POST', '/training/v1/acts/final', {})).toMatchObject({ status: 200, body: { sites: ['CRK'] } });
      await of.provider.move('qa.murphy', { sites: ['HAM'] });
      expect(await murphy.ask('POST', '/training/v1/acts/final', {})).toMatchObject({ status: 200, body: { sites: ['HAM'] } }); // by the same token
      await of.provider.move('qa.murphy', { roles: ['operator'] });
      expect(await murphy.ask('POST', '/training/v1/acts/final', {})).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
      await of.provider.move('qa.murphy', { roles: ['qa'], sites: ['CRK'] });
      await of.provider.move('insp.dubois', { roles: ['inspector', 'qa'] });
      expect(await dubois.ask('POST', '/training/v1/acts/final', {})).toMatchObject({ status: 403, body: { code: 'not-permitted' } }); // more than the token says is never given
      await of.provider.move('insp.dubois', { roles: ['inspector'] });
    });

    it('is known as moved after the next look at the provider', async () => {
      const listed = async (): Promise<string[] | undefined> => {
        await of.settled();
        const { items } = await (await client.as('it.admin')).get<{ items: { person: string; sites: string[] }[] }>('/identity/v1/people?limit=200');
        return items.find(({ person }) => person === 'E2001')?.sites;
      };
      expect(await listed()).toEqual(['CRK']);
      await of.provider.move('op.byrne', { sites: ['HAM'] });
      expect(await listed()).toEqual(['HAM']);
      await of.provider.move('op.byrne', { sites: ['CRK'] });
      expect(await listed()).toEqual(['CRK']);
    });

    it('is refused everywhere once locked here, and noted', async () => {
      const admin = await client.as('it.admin');
      const haas = await client.as('sup.haas');
      await admin.post('/identity/v1/people/E1010/lock', { reason: 'left the company' });
      await of.settled();
      expect(await haas.ask('GET', '/identity/v1/terminals')).toMatchObject({ status: 403, body: { code: 'person-mapping-wrong' } });
      await of.settled();
      const stream = await (await client.as('qa.weiss')).get<{ items: { kind: string }[] }>('/identity/v1/security-events?kind=person-mapping-wrong');
      expect(stream.items.length).toBeGreaterThan(0);
      await admin.post('/identity/v1/people/E1010/unlock', { reason: 'locked by mistake' });
      await of.settled();
      expect(await haas.ask('GET', '/identity/v1/terminals')).toMatchObject({ status: 200 });
    });

    it('cannot unlock himself: nobody locks or unlocks his own number', async () => {
      expect(await (await client.as('it.admin')).ask('POST', '/identity/v1/people/E1090/lock', { reason: 'own' })).toMatchObject({ status: 403, body: { code: 'own-work' } });
    });
  });
}
