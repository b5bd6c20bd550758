import { mergeOpenApi } from '@batchwright/host';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { sessionAtStep, EXPERT, OPERATOR, STEP } from './batch-at-step.fixture';
import { doorsOf, type Door } from './every-role-every-door';
import { exampleBody } from './example-body';

const TANDEM = '/api/tandem/v1';

interface Shown {
  readonly stepKey: string;
  readonly sequence: number;
  readonly card?: { readonly entries: readonly { readonly id: string; readonly fields: readonly { readonly value?: { readonly printed: string } }[] }[]; readonly start: { readonly possible: boolean }; readonly completion: { readonly possible: boolean } };
  readonly code?: string;
}

let services: TestServices;
let document: Record<string, unknown>;
let doors: readonly Door[];
let runId: string;
let session: string;
let view: string;

beforeAll(async () => {
  services = await startTestServices(allServices());
  document = mergeOpenApi(services.plant.services);
  doors = doorsOf(document);
  ({ runId, session } = await sessionAtStep(services));
  view = `${TANDEM}/sessions/${session}/view`;
}, 120_000);
afterAll(() => services.stop());

async function token(account = EXPERT): Promise<string> {
  const { status, body } = await services.as(account).post<{ token: string; stepKey: string }>(`${view}-tokens`, {});
  expect({ status, stepKey: body.stepKey }).toEqual({ status: 201, stepKey: STEP });
  return body.token;
}

const see = (by: string | undefined, path = view) => services.as(by ?? '').get<Shown>(path);

/** What stands at an entry of the step, as it is shown. */
const printed = ({ card }: Shown, entry: string): string | undefined => card?.entries.find(({ id }) => id === entry)?.fields[0]?.value?.printed;

/** Reads the view until it says something; the plant tells it step by step. */
const seen = (by: string, what: string, is: (shown: Shown) => boolean): Promise<Shown> =>
  eventually(what, async () => {
    await services.settled();
    const { body } = await see(by);
    return is(body) ? body : undefined;
  });

describe('J2 the token by which an expert sees the step', () => {
  it('shows what the operator enters, and nothing to do', async () => {
    const by = await token();
    const before = await seen(by, 'the step', ({ card }) => card !== undefined);
    expect(before).toMatchObject({ stepKey: STEP, card: { runId, key: STEP, start: { possible: false }, completion: { possible: false } } });
    expect(printed(before, 'container')).toBeUndefined();
    const { body: { version } } = await services.as(OPERATOR).get<{ version: number }>(`/api/batch-execution/v1/runs/${runId}/steps/${STEP}`);
    expect(await services.as(OPERATOR).post(`/api/batch-execution/v1/runs/${runId}/steps/${STEP}/entries`, { version, entry: 'container', value: 'DC-BL-A' })).toMatchObject({ status: 200 });
    expect(printed(await seen(by, 'the entry', (shown) => printed(shown, 'container') !== undefined), 'container')).toBe('DC-BL-A');
  });

  it('is refused at every write of every service, and at every read but its own', async () => {
    const by = services.as(await token());
    const wrong: string[] = [];
    const asked = doors.filter(({ route, publicBecause }) => publicBecause === undefined && !route.includes('/view'));
    for (const { method, route } of [...asked, ...doors.filter(({ method: of, route }) => of !== 'GET' && route.includes('/view'))]) {
      const path = route.replace(/\{(id|runId)\}/, route.startsWith('/api/tandem/v1/sessions') ? session : runId).replace('{key}', STEP).replace(/\{[^}]+\}/g, 'nothing-of-this-name');
      const body = exampleBody(document, route, method) as object;
      const { status } = method === 'GET' ? await by.get(path) : method === 'PUT' ? await by.put(path, body) : await by.post(path, body);
      if (status !== 401) wrong.push(`${method} ${route}: ${status}`);
    }
    expect(wrong).toEqual([]);
    const writes = doors.filter(({ method }) => method !== 'GET');
    expect(writes.filter(({ publicBecause }) => publicBecause !== undefined).map(({ route }) => route)).toEqual(['entry', 'signals', 'consent', 'consent-refusal', 'joining', 'leaving'].map((write) => `/api/tandem/v1/guest/${write}`)); // with a guest's token alone: guest-token.int.spec.ts
    expect(writes.length).toBeGreaterThan(90);
  }, 120_000);

  it('opens no other session, and what nobody gave opens none: told to the security stream', async () => {
    for (const [by, path] of [[await token(), view.replace(session, runId)], ['view.made-up', view], [EXPERT, view]] as const) expect(await see(by, path)).toMatchObject({ status: 403, body: { code: 'view-token-unknown' } });
    const nothing = await fetch(services.url + view);
    expect(nothing.status).toBe(403);
    expect(await services.as('qa.weiss').post(`${view}-tokens`, {})).toMatchObject({ status: 403, body: { code: 'not-in-session' } });
    await services.settled(); // what was announced is in the log
    const { rows } = await (await services.db.client()).query<{ body: string }>(`SELECT body FROM bus.log WHERE type = 'batchwright.identity.v1.RecordSecurityEvent' AND body LIKE '%view-token-unknown%'`);
    expect(rows.map(({ body }) => (JSON.parse(body) as { object: string }).object).sort()).toEqual([`session ${runId}`, ...[1, 2, 3].map(() => `session ${session}`)].sort());
  });

  it('is over when its time is', async () => {
    const by = await token();
    await (await services.db.client()).query(`UPDATE tandem.view_token SET until = now() - interval '1 second'`);
    expect(await see(by)).toMatchObject({ status: 403, body: { code: 'view-over' } });
  });

  it('is over at once when its person leaves, and when the session is over', async () => {
    const [his, hers] = [await token(), await token(OPERATOR)];
    expect((await see(hers)).status).toBe(200);
    const stream = await fetch(`${services.url}${view}/changes`, { headers: { authorization: `Bearer ${his}` } });
    await services.as(EXPERT).post(`${TANDEM}/sessions/${session}/leaving`);
    expect(await see(his)).toMatchObject({ status: 403, body: { code: 'view-over' } });
    expect(await stream.text()).toMatch(/event: over\n(id: .*\n)?data: \{"why":"not-there"\}/);
    await services.as(OPERATOR).post(`${TANDEM}/sessions/${session}/end`);
    expect(await see(hers)).toMatchObject({ status: 403, body: { code: 'view-over' } });
    await services.settled();
    const { rows } = await (await services.db.client()).query('SELECT session_id FROM batch_execution.beside_step');
    expect(rows).toEqual([]);
  });
});
