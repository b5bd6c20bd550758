import { mergeOpenApi } from '@batchwright/host';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { batchAtStep, EXPERT, OPERATOR, STEP } from './batch-at-step.fixture';
import { doorsOf, type Door } from './every-role-every-door';
import { exampleBody } from './example-body';

const EXECUTION = '/api/batch-execution/v1/runs/{id}';
/** Bodies with which the performer of the step is heard, where the smallest body says too little. */
const HEARD: Readonly<Record<string, object>> = {
  start: { equipment: [{ requirement: 'balance', item: 'BAL-09' }], material: [{ input: 'mcc', item: 'D-2010-032-1' }] },
  entries: { entry: 'container', value: 'DC-BL-A' },
  corrections: { entry: 'container', value: 'DC-BL-A', reason: 'misread' },
  completion: {},
  'second-checks': { policy: 'verified', entry: 'gross', value: '250.1' },
  statements: { policy: 'verified' },
  comments: { text: 'seen from afar', stepKey: STEP },
  exceptions: { severity: 'minor', text: 'seen from afar', stepKey: STEP },
  [`${EXECUTION}/steps/{key}/statements`]: { policy: 'verified' }, // as one reads it here: from afar it is asked for out of a session
};
/** What an engineer may do by himself, beside a step or not: say what he saw, and read what there would be to sign. */
const BY_HIS_ROLE = ['/exceptions', '/comments', '/steps/{key}/statements'].map((route) => EXECUTION + route);

let services: TestServices;
let document: Record<string, unknown>;
let doors: readonly Door[];
let runId: string;

beforeAll(async () => {
  services = await startTestServices(allServices());
  document = mergeOpenApi(services.plant.services);
  doors = doorsOf(document).filter(({ method, route }) => method !== 'GET' && /^\/api\/(batch-execution\/v1\/runs|review\/v1\/batches)\/\{/.test(route));
  runId = await batchAtStep(services);
}, 120_000);
afterAll(() => services.stop());

async function write({ method, route }: Door): Promise<string> {
  const caller = services.as(EXPERT);
  const path = route.replace(/\{(id|runId)\}/, runId).replace('{key}', STEP).replace(/\{[^}]+\}/g, 'nothing-of-this-name');
  const { body: step } = await services.as(OPERATOR).get<{ version: number }>(`/api/batch-execution/v1/runs/${runId}/steps/${STEP}`);
  const body = { ...(HEARD[route] ?? HEARD[route.split('/').at(-1) ?? ''] ?? (exampleBody(document, route, method) as object)), ...(route.includes('{key}') ? { version: step.version } : {}) };
  const { status, body: answer } = method === 'PUT' ? await caller.put<{ code?: string }>(path, body) : await caller.post<{ code?: string }>(path, body);
  return `${method} ${route}: ${status} ${answer.code ?? ''}`;
}

async function writeAll(): Promise<string[]> {
  const answers: string[] = [];
  for (const door of doors) answers.push(await write(door));
  return answers;
}

/** What stands in the record of the run as done by somebody. */
async function recordedBy(person: string): Promise<string[]> {
  const { rows } = await (await services.db.client()).query<{ type: string }>('SELECT type FROM batch_execution.record WHERE aggregate_id = $1 AND person = $2 ORDER BY sequence', [runId, person]);
  return rows.map(({ type }) => type);
}

describe('I8 an expert beside a step', () => {
  let before: string[];

  it('whose roles are not those of the step writes nothing of it', async () => {
    before = await writeAll();
    expect(before.length).toBeGreaterThan(30);
    expect(before.filter((answer) => / 2\d\d /.test(answer)).map((answer) => answer.split(/ |:/)[1])).toEqual(expect.arrayContaining(BY_HIS_ROLE));
    expect(before.filter((answer) => !/ 4\d\d /.test(answer) && !BY_HIS_ROLE.some((route) => answer.includes(`${route}:`)))).toEqual([]);
    for (const act of ['entries', 'corrections', 'second-checks', 'completion']) expect(before.filter((answer) => answer.includes(`{key}/${act}:`))).toEqual([`POST ${EXECUTION}/steps/{key}/${act}: 403 role-missing`]);
  });

  it('is granted no more by the session: every write is answered as before it', async () => {
    const [operator, expert] = [services.as(OPERATOR), services.as(EXPERT)];
    await expert.post('/api/tandem/v1/open-consoles', { console: 'c-1', languages: ['de'] });
    const { body: { aggregate: session } } = await operator.post<{ aggregate: string }>('/api/tandem/v1/sessions', { runId, stepKey: STEP, person: 'E1020' });
    await expert.post(`/api/tandem/v1/sessions/${session}/acceptance`);
    expect(await expert.post(`/api/tandem/v1/sessions/${session}/joining`, { console: 'c-1', languages: ['de'] })).toMatchObject({ status: 200 });
    await services.settled();
    expect(await writeAll()).toEqual(before);
    expect((await services.as(OPERATOR).get<{ parties: object[] }>(`/api/tandem/v1/sessions/${session}`)).body.parties).toMatchObject([{ person: 'E1003' }, { person: 'E1020', state: 'joined' }]);
    expect(new Set(await recordedBy('E1020'))).toEqual(new Set(['ExceptionRaised', 'CommentAdded']));
  });

  it('the operator goes on meanwhile', async () => {
    const { body: { version } } = await services.as(OPERATOR).get<{ version: number }>(`/api/batch-execution/v1/runs/${runId}/steps/${STEP}`);
    expect(await services.as(OPERATOR).post(`/api/batch-execution/v1/runs/${runId}/steps/${STEP}/entries`, { version, ...HEARD['entries'] })).toMatchObject({ status: 200 });
  });
});
