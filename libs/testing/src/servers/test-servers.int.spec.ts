import { Client } from 'pg';
import type { ChosenServers } from './choose-servers';
import { testServers } from './test-servers';

const CHOSEN: ChosenServers = { engine: 'no-such-engine', postgres: { way: 'container', says: '' }, kafka: { way: 'embedded', says: 'nothing here' }, keycloak: { way: 'embedded', says: 'nothing there' } };

describe('the servers of a run of tests', () => {
  it('a container that does not start is said, and the embedded PostgreSQL takes its place', async () => {
    const said: unknown[] = [];
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(text) > 0);
    const postgres = await testServers(CHOSEN).postgres().finally(() => spy.mockRestore());
    const client = new Client({ connectionString: postgres.adminUrl });
    try {
      await client.connect();
      expect((await client.query('SELECT current_user AS who')).rows).toEqual([{ who: 'batchwright_admin' }]);
    } finally {
      await client.end();
      await postgres.stop();
    }
    expect(said).toContainEqual(expect.stringMatching(/^postgres did not start in a container, so it is a process of this machine: no-such-engine run failed/));
  });

  it('what cannot be had is refused with the reason', async () => {
    await expect(testServers(CHOSEN).kafka()).rejects.toThrow('there is no kafka for tests here: nothing here');
    await expect(testServers(CHOSEN).keycloak()).rejects.toThrow('there is no keycloak for tests here: nothing there');
  });
});
