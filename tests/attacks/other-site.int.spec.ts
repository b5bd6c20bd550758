import { mergeOpenApi } from '@batchwright/host';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import type { SimulatedScale } from '../../deploy/local/simulator/simulated-scale';
import { startSimulatedScales, type SimulatedScales } from '../../deploy/local/simulator/simulated-scales';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { doorsOf, mayPass, type Door } from './every-role-every-door';
import { exampleBody } from './example-body';
import { inHamburg, pathTo, type Things } from './things-of-hamburg';

/** Doors that know no sites, and why. */
const WITHOUT_SITE: Readonly<Record<string, string>> = {
  '/api/identity/v1/ceremonies': 'carries a statement that the owner of the record made, and changes nothing',
  '/api/identity/v1/ceremonies/{id}': 'shows a ceremony to whom it belongs',
  '/api/web-console/v1/hints': 'a stream; its filter by site is proved beside the console',
};

/** Lists by a name that each site may give: of another site they are empty. */
const BY_NAME = ['/api/resources/v1/rooms/{area}/logbook'];

/** Lists that tell nothing unless equipment is named. */
const MUST_BE_NAMED = ['/api/process-data/v1/happenings'];

/** What the things of this test have not: the report of an import, of a version that was written here. */
const NOT_OF_THIS = ['/api/recipes/v1/versions/{id}/import'];

/** Of a session that is over, which is told to who is at home there. */
const OF_A_LIVE_SESSION = ['/api/tandem/v1/sessions/{id}/ice-servers', '/api/tandem/v1/sessions/{id}/signals', '/api/tandem/v1/sessions/{id}/talk', '/api/tandem/v1/sessions/{id}/files/{sha256}'];

/** Somebody of Cork with all roles, and two as they are in the demo. */
const OF_CORK = ['every.role', 'op.byrne', 'qa.murphy'] as const;
const ROLES_IN_CORK: Readonly<Record<string, 'operator' | 'qa'>> = { 'op.byrne': 'operator', 'qa.murphy': 'qa' };

let services: TestServices;
let document: Record<string, unknown>;
let doors: readonly Door[];
let things: Things;
let simulator: SimulatedScales;

beforeAll(async () => {
  simulator = await startSimulatedScales([{ code: 'BAL-09', capacity: '6200', places: 1 }]);
  services = await startTestServices(allServices(), { scales: simulator.addresses });
  document = mergeOpenApi(services.plant.services);
  doors = doorsOf(document).filter(({ route, publicBecause }) => publicBecause === undefined && !(route in WITHOUT_SITE));
  things = await inHamburg(services, simulator.scales.get('BAL-09') as SimulatedScale);
}, 120_000);
afterAll(async () => {
  await services.stop();
  await simulator.stop();
});

const pathOf = (route: string): string => pathTo(things, route);

/** A body that its form lets pass; a recipe is more than the published document says. */
function bodyOf(route: string, method: string): Record<string, unknown> {
  const body = exampleBody(document, route, method) as Record<string, unknown>;
  return 'document' in body ? { ...body, document: smallBatch().recipe.document } : body;
}

async function ask(account: string, { method, route }: Door, path: string): Promise<{ readonly status: number; readonly text: string }> {
  const caller = services.as(account);
  const body = bodyOf(route, method);
  const { status, body: answer } = method === 'GET' ? await caller.get(path) : method === 'PUT' ? await caller.put(path, body) : await caller.post(path, body);
  return { status, text: JSON.stringify(answer) };
}

/** How many rows each table has of Hamburg. */
async function ofHamburg(): Promise<Readonly<Record<string, number>>> {
  await services.settled();
  const admin = await services.db.client();
  const { rows: tables } = await admin.query<{ name: string }>(`SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
    WHERE column_name = 'site' AND table_schema IN (SELECT table_schema FROM information_schema.tables WHERE table_name = 'record') AND table_name IN (SELECT tablename FROM pg_tables) ORDER BY 1`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) counts[name] = (await admin.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${name} WHERE site = 'HAM'`)).rows[0]?.rows ?? -1;
  return counts;
}

const takesId = ({ route }: Door): boolean => route.includes('{');
const opensFor = (account: string, door: Door): boolean => account === 'every.role' || mayPass(door, ROLES_IN_CORK[account] ?? 'admin');

describe('L4 I8 people of another site', () => {
  it('who are at home there see every object that the test asks for', async () => {
    const wrong: string[] = [];
    for (const door of doors.filter((one) => one.method === 'GET' && takesId(one) && !NOT_OF_THIS.includes(one.route))) {
      const { status } = await ask('qa.weiss', door, pathOf(door.route));
      if (status !== (OF_A_LIVE_SESSION.includes(door.route) ? 409 : 200)) wrong.push(`GET ${door.route}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(OF_CORK)('%s finds none of its objects: 404 at every route that takes an id, as if it did not exist', async (account) => {
    const asked = doors.filter((door) => takesId(door) && opensFor(account, door));
    const wrong: string[] = [];
    for (const door of asked) {
      const { status, text } = await ask(account, door, pathOf(door.route));
      const empty = BY_NAME.includes(door.route) && status === 200 && text === '{"items":[]}';
      if (!empty && (status !== 404 || !text.includes('"code":"not-found"'))) wrong.push(`${door.method} ${door.route}: ${status} ${text.slice(0, 300)}`);
    }
    expect(wrong).toEqual([]);
    expect(asked.length).toBeGreaterThan(15);
  });

  it.each(OF_CORK)('%s finds nothing of it in any list, also where the site is asked for', async (account) => {
    const lists = doors.filter((door) => door.method === 'GET' && !takesId(door) && opensFor(account, door));
    const wrong: string[] = [];
    const queries = (route: string): string[] => (MUST_BE_NAMED.includes(route) ? ['?equipment=VB-02', '?equipment=VB-02&site=HAM'] : ['', '?site=HAM']);
    for (const [door, path] of lists.flatMap((list) => queries(list.route).map((query) => [list, `${list.route}${query}`] as const))) {
      const { status, text } = await ask(account, door, path);
      const told = things.words.filter((word) => text.includes(`"${word}"`));
      const asIfItDidNotExist = status === 404 && text.includes('"code":"not-found"'); // a list that is of one site
      if ((status !== 200 && !asIfItDidNotExist) || told.length > 0) wrong.push(`GET ${path}: ${status} tells ${told.join(', ')}`);
    }
    expect(wrong).toEqual([]);
    expect(lists.length).toBeGreaterThan(5);
  });

  it('every such refusal stands in the security events', async () => {
    const asked = doors.filter((door) => takesId(door) && opensFor('every.role', door) && !BY_NAME.includes(door.route));
    for (const door of asked) await ask('every.role', door, pathOf(door.route));
    await services.settled();
    const admin = await services.db.client();
    const { rows } = await admin.query<{ object: string }>(`SELECT DISTINCT object FROM identity.security_event WHERE kind = 'not-found'`);
    const noted = new Set(rows.map(({ object }) => object));
    expect(asked.map(({ method, route }) => `${method} ${pathOf(route)}`).filter((object) => !noted.has(object))).toEqual([]);
  });

  it('changes nothing of it by ids in a body either', async () => {
    const before = await ofHamburg();
    const wrong: string[] = [];
    let tried = 0;
    for (const door of doors.filter(({ method, route }) => method === 'POST' && !route.includes('{'))) {
      const body: Record<string, unknown> = { ...bodyOf(door.route, 'POST'), ...('site' in bodyOf(door.route, 'POST') ? { site: 'CRK' } : {}) };
      for (const field of Object.keys(body).filter((name) => name !== 'site' && typeof body[name] === 'string')) {
        for (const word of things.words.filter((one) => one !== 'HAM')) {
          const { status } = await services.as('every.role').post(door.route, { ...body, [field]: word });
          if (status >= 500) wrong.push(`POST ${door.route}, ${field} ${word}: ${status}`);
          tried += 1;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(100);
    expect(await ofHamburg()).toEqual(before);
  }, 120_000);

  it('makes nothing there: 404 where the body names the site', async () => {
    const wrong: string[] = [];
    const made = doors.filter((door) => door.method === 'POST' && !takesId(door) && 'site' in bodyOf(door.route, 'POST'));
    for (const door of made) {
      const { status, text } = await ask('every.role', door, door.route);
      if (status !== 404) wrong.push(`POST ${door.route}: ${status} ${text.slice(0, 300)}`);
    }
    expect(wrong).toEqual([]);
    expect(made.length).toBeGreaterThan(4);
  });
});
