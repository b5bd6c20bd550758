import { mergeOpenApi } from '@batchwright/host';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { doorsOf, EVERY_ROLE, mayPass, type Door } from './every-role-every-door';

let services: TestServices;
let doors: readonly Door[];

beforeAll(async () => {
  services = await startTestServices(allServices());
  doors = doorsOf(mergeOpenApi(services.plant.services));
}, 120_000);
afterAll(() => services.stop());

async function knock(door: Door, token?: string): Promise<number> {
  const headers: Record<string, string> = { 'idempotency-key': 'a-knock', 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const stop = new AbortController();
  const response = await fetch(`${services.url}${door.path}`, { method: door.method, headers, signal: stop.signal, ...(door.method === 'GET' ? {} : { body: '{}' }), redirect: 'manual' });
  stop.abort(); // streams would go on
  return response.status;
}

describe('I8 authority per action', () => {
  it('every door says its action of the table, or why it is public', () => {
    expect(doors.length).toBeGreaterThan(40);
    expect(doors.filter(({ action, publicBecause }) => action === undefined && publicBecause === undefined).map(({ route }) => route)).toEqual([]);
  });

  it('no door but the public ones opens without a token', async () => {
    const wrong: string[] = [];
    for (const door of doors) {
      const status = await knock(door);
      if ((status === 401) === (door.publicBecause !== undefined)) wrong.push(`${door.method} ${door.route} without a token: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('every role at every door: what the table says is what happens', async () => {
    const wrong: string[] = [];
    for (const door of doors.filter(({ action }) => action !== undefined)) {
      for (const role of EVERY_ROLE) {
        const status = await knock(door, `only.${role}`);
        const refused = status === 403 || status === 401;
        if (refused === mayPass(door, role)) wrong.push(`${role} at ${door.method} ${door.route}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('administrators pass no door that makes, changes or signs a record (gmp 11)', () => {
    const records = doors.filter(({ method, route, action }) => method !== 'GET' && action !== undefined && !route.startsWith('/api/identity/'));
    expect(records.filter((door) => mayPass(door, 'admin')).map(({ route }) => route)).toEqual([]);
  });
});
