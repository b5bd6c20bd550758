import { mergeOpenApi } from '@batchwright/host';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { releaseBatch } from '../../deploy/local/demo/acting/release-batch';
import { eventually, type Stage } from '../../deploy/local/demo/acting/stage';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import type { SimulatedScale } from '../../deploy/local/simulator/simulated-scale';
import { startSimulatedScales, type SimulatedScales } from '../../deploy/local/simulator/simulated-scales';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { doorsOf, mayPass, type Door } from './every-role-every-door';
import { exampleBody } from './example-body';
import { weighingWrites } from './material-writes';
import { stageInProcess } from './stage-in-process';

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

/** Real objects of Hamburg by the beginning of the routes that take their ids. */
interface Things {
  readonly ids: readonly (readonly [prefix: string, id: string])[];
  readonly words: readonly string[];
}

beforeAll(async () => {
  simulator = await startSimulatedScales([{ code: 'BAL-09', capacity: '6200', places: 1 }]);
  services = await startTestServices(allServices(), { scales: simulator.addresses });
  document = mergeOpenApi(services.plant.services);
  doors = doorsOf(document).filter(({ route, publicBecause }) => publicBecause === undefined && !(route in WITHOUT_SITE));
  things = await inHamburg(stageInProcess(services));
}, 120_000);
afterAll(async () => {
  await services.stop();
  await simulator.stop();
});

/** A whole batch, released, with an exception, and all that it needed. */
async function inHamburg(stage: Stage): Promise<Things> {
  const script = smallBatch();
  await prepare(stage, script);
  await bringIntoForce(stage, script);
  const floor = await BatchOnFloor.begin(stage, script);
  const poured = script.acts.findIndex(({ act, step }) => act === 'enter' && step === 'weigh-mcc');
  await floor.play(0, poured);
  await weighingWrites(stage, simulator.scales.get('BAL-09') as SimulatedScale, { runId: floor.runId, stepKey: 'weigh-mcc', from: 'D-2010-032-1', target: '200' });
  await services.settled(); // the exception of the mass that was kept is in the run
  floor.changedByOthers('weigh-mcc');
  await floor.play(poured);
  const [supervisor, quality, trainer] = [await stage.client.as('sup.haas'), await stage.client.as('qa.weiss'), await stage.client.as('trn.fischer')];
  await supervisor.post(`/batch-execution/v1/runs/${floor.runId}/exceptions`, { severity: 'minor', text: 'the label was crooked' });
  const firstOf = (person: typeof quality, path: string): Promise<string> =>
    eventually(path, async () => {
      await services.settled();
      return (await person.get<{ items: { id: string }[] }>(path)).items[0]?.id;
    });
  const exception = await firstOf(quality, '/review/v1/exceptions');
  await services.settled(); // that of the weighing is there as well
  const { items: open } = await quality.get<{ items: { id: string }[] }>('/review/v1/exceptions');
  for (const { id } of open) await quality.signed(`/review/v1/exceptions/${id}/decision`, { classification: 'no-impact', rationale: 'it can be read' });
  await services.settled();
  await releaseBatch(stage, floor.runId);
  const weighing = await firstOf(await stage.client.as('op.lindqvist'), `/resources/v1/weighings?runId=${floor.runId}&stepKey=weigh-mcc`);
  const [version, order, lot, qualification] = [await firstOf(quality, '/recipes/v1/versions'), await firstOf(quality, '/batch-execution/v1/orders'), await firstOf(quality, '/resources/v1/lots'), await firstOf(trainer, '/training/v1/qualifications')];
  return {
    ids: [
      ['/api/recipes/v1/versions/', version], ['/api/batch-execution/v1/orders/', order], ['/api/batch-execution/v1/runs/', floor.runId], ['/api/resources/v1/lots/', lot],
      ['/api/resources/v1/containers/', 'D-2010-032-1'], ['/api/resources/v1/equipment/', 'VB-02'], ['/api/resources/v1/scales/', 'BAL-09'], ['/api/resources/v1/weighings/', weighing], ['/api/training/v1/qualifications/', qualification],
      ['/api/review/v1/exceptions/', exception], ['/api/review/v1/batches/', floor.runId], ['/api/identity/v1/terminals/', 'TAB-BL-03'], ['/api/identity/v1/people/', 'E1001'],
    ],
    words: [weighing, 'BAL-09', version, order, floor.runId, lot, qualification, exception, floor.number, script.order.number, 'HAM', 'D-2010-032-1', 'VB-02', 'TAB-BL-03', 'E1001'],
  };
}

/** A path with the id of a real object; of steps, the first. */
function pathOf(route: string): string {
  const [prefix, id] = things.ids.find(([begin]) => route.startsWith(begin)) ?? [];
  if (prefix === undefined || id === undefined) throw new Error(`${route}: no object of Hamburg is known for it`);
  return route.replace(/\{[^}]+\}/, id).replace(/\{[^}]+\}/, 'weigh-mcc');
}

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
      if (status !== 200 || told.length > 0) wrong.push(`GET ${path}: ${status} tells ${told.join(', ')}`);
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
