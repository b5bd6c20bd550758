import { mergeOpenApi } from '@batchwright/host';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { sessionAtStep, EXPERT, OPERATOR, STEP } from './batch-at-step.fixture';
import { doorsOf, type Door } from './every-role-every-door';
import { exampleBody } from './example-body';

const TANDEM = '/api/tandem/v1';
const GUEST = `${TANDEM}/guest/`;

interface Shown {
  readonly code?: string;
  readonly token?: string;
  readonly card?: object;
}

let services: TestServices;
let document: Record<string, unknown>;
let doors: readonly Door[];
let runId: string;
let session: string;
let guest: string;
let token: string;

beforeAll(async () => {
  services = await startTestServices(allServices());
  document = mergeOpenApi(services.plant.services);
  doors = doorsOf(document);
  ({ runId, session } = await sessionAtStep(services));
  ({ body: { guest } } = await services.as(OPERATOR).post<{ guest: string }>(`${TANDEM}/sessions/${session}/guests`, { name: 'Ada Winter', organisation: 'Mixers Ltd', minutes: 30 }));
  const { body: given } = await services.as(OPERATOR).post<{ link: string; code: string }>(`${TANDEM}/sessions/${session}/guests/${guest}/links`);
  token = (await services.as('').post<Shown>(`${GUEST}entry`, { link: given.link, code: given.code })).body.token ?? '';
}, 120_000);
afterAll(() => services.stop());

const pathOf = (route: string): string => route.replace(/\{(id|runId)\}/, route.startsWith('/api/tandem/v1/sessions') ? session : runId).replace('{key}', STEP).replace('{guest}', guest).replace(/\{[^}]+\}/g, 'nothing-of-this-name');

async function knock({ method, route }: Door): Promise<number> {
  const [by, body] = [services.as(token), exampleBody(document, route, method) as object];
  return (await (method === 'GET' ? by.get(pathOf(route)) : method === 'PUT' ? by.put(pathOf(route), body) : by.post(pathOf(route), body))).status;
}

describe('J4 the token of a guest', () => {
  it('shows the step as it stands, without a name or a number of anybody', async () => {
    const { card } = await eventually('the step', async () => {
      await services.settled();
      const { body } = await services.as(token).get<Shown>(`${GUEST}view`);
      return body.card ? body : undefined;
    });
    expect(card).toMatchObject({ runId, key: STEP, start: { possible: false }, completion: { possible: false } });
    const { rows: people } = await (await services.db.client()).query<{ person: string; name: string }>('SELECT person, name FROM tandem.person');
    expect(people.length).toBeGreaterThan(10);
    for (const { person, name } of people) expect(JSON.stringify(card)).not.toMatch(new RegExp(`\\b${person}\\b|${name}`, 'i'));
    const { body: own } = await services.as(OPERATOR).get(`/api/batch-execution/v1/runs/${runId}/steps/${STEP}`);
    expect(JSON.stringify(own)).toMatch(/E10\d\d/); // there were some to be kept back
  });

  it('is refused at every write of every service, and at every read but those of guests', async () => {
    const wrong: string[] = [];
    const others = doors.filter(({ route, publicBecause }) => publicBecause === undefined && !route.startsWith(GUEST));
    for (const door of others) {
      const status = await knock(door);
      if (status !== 401) wrong.push(`${door.method} ${door.route}: ${status}`);
    }
    for (const route of [`${TANDEM}/sessions/{id}/view`, `${TANDEM}/sessions/{id}/view/changes`]) if ((await knock({ method: 'GET', route, path: route })) !== 403) wrong.push(`GET ${route}`);
    expect(wrong).toEqual([]);
    const writes = doors.filter(({ method }) => method !== 'GET');
    expect(writes.filter(({ publicBecause }) => publicBecause !== undefined).map(({ route }) => route.replace(GUEST, ''))).toEqual(['entry', 'signals', 'consent', 'consent-refusal', 'joining', 'leaving']);
    expect(writes.length).toBeGreaterThan(90);
  }, 120_000);

  it('names no file that the step does not show', async () => {
    expect(await services.as(token).get(`${GUEST}step-files/${'a'.repeat(64)}`)).toMatchObject({ status: 404, body: { code: 'object-missing' } });
    expect(await services.as(token).get(`${GUEST}shown-files/${'a'.repeat(64)}`)).toMatchObject({ status: 404, body: { code: 'object-missing' } });
  });

  it('opens nothing for a token of the provider, of a view, or of nobody; and who is of another site invites nobody and shows nobody out', async () => {
    const { body: { token: view = '' } } = await services.as(EXPERT).post<Shown>(`${TANDEM}/sessions/${session}/view-tokens`, {});
    for (const by of [OPERATOR, view, 'guest.made-up', '']) for (const { method, route } of doors.filter((door) => door.route.startsWith(GUEST) && door.route !== `${GUEST}entry`)) {
      const path = pathOf(route);
      const { status, body } = method === 'GET' ? await services.as(by).get<Shown>(path) : await services.as(by).post<Shown>(path, exampleBody(document, route, method) as object);
      expect({ route, status, code: body.code }).toEqual({ route, status: 403, code: 'guest-token-unknown' });
    }
    for (const what of ['', `/${guest}/links`, `/${guest}/revocation`]) expect(await services.as('sup.doyle').post(`${TANDEM}/sessions/${session}/guests${what}`, what === '' ? { name: 'x', organisation: 'y', minutes: 5 } : {})).toMatchObject({ status: 404 });
  });

  it('stands in the record of the run: who invited whom until when, that he came, and that he was shown out', async () => {
    await services.as(OPERATOR).post(`${TANDEM}/sessions/${session}/guests/${guest}/revocation`);
    expect(await services.as(token).get(`${GUEST}view`)).toMatchObject({ status: 403, body: { code: 'guest-over' } });
    const rows = await eventually('the rows of the guest', async () => {
      await services.settled();
      const { body } = await services.as('insp.dubois').get<{ items: { action: string; field: string; newValue: string }[] }>(`/api/batch-execution/v1/runs/${runId}/audit?limit=500`);
      const found = body.items.filter(({ action, newValue }) => action === 'ExpertNoted' && newValue.startsWith('Ada Winter'));
      return found.length === 3 ? found : undefined;
    });
    expect(rows.map(({ field, newValue }) => `${field}: ${newValue}`)).toEqual([
      expect.stringMatching(/^guest-invited: Ada Winter \(Mixers Ltd\) ← .+ \(E\d+\) → 20.+Z$/), 'joined: Ada Winter (Mixers Ltd)', expect.stringMatching(/^guest-revoked: Ada Winter \(Mixers Ltd\) ← .+ \(E\d+\)$/),
    ]);
  });
});
