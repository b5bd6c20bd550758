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

const takesId = ({ route }: Door): boolean => route.includes('{');
const opensFor = (account: string, door: Door): boolean => account === 'every.role' || mayPass(door, ROLES_IN_CORK[account] ?? 'admin');

describe('L4 I8 people of another site', () => {
  it('who are at home there see every object that the test asks for', async () => {
    const wrong: string[] = [];
    for (const door of doors.filter((one) => one.method === 'GET' && takesId(one))) {
      const { status } = await ask('qa.weiss', door, pathOf(door.route));
      if (status !== 200) wrong.push(`GET ${door.route}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(OF_CORK)('%s finds none of its objects: 404 at every route that takes an id, as if it did not exist', async (account) => {
    const asked = doors.filter((door) => takesId(door) && opensFor(account, door));
    const wrong: string[] = [];
    for (const door of asked) {
      const { status, text } = await ask(account, door, pathOf(door.route));
      if (status !== 404 || !text.includes('"code":"not-found"')) wrong.push(`${door.method} ${door.route}: ${status} ${text.slice(0, 300)}`);
    }
    expect(wrong).toEqual([]);
    expect(asked.length).toBeGreaterThan(15);
  });

  it.each(OF_CORK)('%s finds nothing of it in any list, also where the site is asked for', async (account) => {
    const lists = doors.filter((door) => door.method === 'GET' && !takesId(door) && opensFor(account, door));
    const wrong: string[] = [];
    for (const [door, path] of lists.flatMap((list) => ['', '?site=HAM'].map((query) => [list, `${list.route}${query}`] as const))) {
      const { status, text } = await ask(account, door, path);
      const told = things.words.filter((word) => text.includes(`"${word}"`));
      const asIfItDidNotExist = status === 404 && text.includes('"code":"not-found"'); // a list that is of one site
      if ((status !== 200 && !asIfItDidNotExist) || told.length > 0) wrong.push(`GET ${path}: ${status} tells ${told.join(', ')}`);
    }
    expect(wrong).toEqual([]);
    expect(lists.length).toBeGreaterThan(5);
  });

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
