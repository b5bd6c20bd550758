import { randomUUID } from 'node:crypto';
import { startTelemetry, type Telemetry } from '@batchwright/telemetry';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { areaDoors } from './boot/area-doors';
import { badges } from './boot/index';

const BADGE = { site: 'HAM', person: 'E1001', code: 'dispensing', from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' };
const spans = new InMemorySpanExporter();
let telemetry: Telemetry;
let services: TestServices;

beforeAll(async () => {
  telemetry = await startTelemetry({ serviceName: 'test', spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] });
  services = await startTestServices([badges, areaDoors]);
}, 60_000);
afterAll(async () => {
  await services.stop();
  await telemetry.stop();
});

const give = async (body: object = BADGE, key?: string) => services.as('trn.fischer').post<{ aggregate: string; sequence: number; code: string; field?: string }>('/api/training/v1/badges', body, key);

describe('a service on its platform', () => {
  it('answers a command with aggregate and sequence, and a read may ask for it', async () => {
    const given = await give();
    expect(given).toMatchObject({ status: 201, body: { sequence: 1 } });
    const { aggregate } = given.body;
    const read = await services.as('insp.dubois').get(`/api/training/v1/badges/${aggregate}?minSequence=${aggregate}:1`);
    expect(read).toMatchObject({ status: 200, body: { person: 'E1001', code: 'dispensing', withdrawn: false } });
  });

  it('I4 leaves an audit row with who, what and when for each command', async () => {
    const { aggregate } = (await give()).body;
    const rows = await (await services.db.transactions('training')).read('SELECT person, name, account, object, action, act_at IS NOT NULL AS timed FROM audit WHERE aggregate_id = $1', [aggregate]);
    expect(rows).toEqual([{ person: 'E1060', name: 'Eva Fischer', account: 'trn.fischer', object: expect.stringContaining('E1001') as string, action: expect.any(String) as string, timed: true }]);
  });

  it('gives the same answer to the same command, refuses the key for another one, and asks for a key', async () => {
    const key = randomUUID();
    const first = await give(BADGE, key);
    expect(await give(BADGE, key)).toEqual(first);
    expect(await give({ ...BADGE, code: 'compression' }, key)).toMatchObject({ status: 422 });
    expect(await give(BADGE, '')).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } });
  });

  it('refuses what the shape does not allow with the place of the fault', async () => {
    expect(await give({ ...BADGE, surprise: 1 })).toMatchObject({ status: 400 });
    expect(await give({ ...BADGE, from: 'yesterday' })).toMatchObject({ status: 400 });
    expect(await give({ ...BADGE, until: '2025-01-01T00:00:00.000Z' })).toMatchObject({ body: { code: 'period-wrong', field: 'until' } });
  });

  it('I8 asks for a token, a role and a site', async () => {
    expect(await services.anonymous.get('/api/training/v1/badges')).toMatchObject({ status: 401, body: { code: 'token-missing' } });
    expect(await services.as('op.berger').post('/api/training/v1/badges', BADGE)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await services.as('it.admin').post('/api/training/v1/badges', BADGE)).toMatchObject({ status: 403 });
    const { aggregate } = (await give()).body;
    expect(await services.as('op.byrne').get(`/api/training/v1/badges/${aggregate}`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('pages a list by its key', async () => {
    const first = await services.as('qa.weiss').get<{ items: { id: string }[]; next: string }>('/api/training/v1/badges?limit=2');
    const second = await services.as('qa.weiss').get<{ items: { id: string }[] }>(`/api/training/v1/badges?limit=2&after=${first.body.next}`);
    expect(first.body.items).toHaveLength(2);
    expect(second.body.items.map(({ id }) => id)).not.toContain(first.body.items[1]?.id);
  });
});

describe('one trace', () => {
  it('goes through request, transaction, message and consumer', async () => {
    spans.reset();
    await give();
    await services.settled();
    const found = spans.getFinishedSpans();
    const request = found.find(({ name, attributes }) => name.startsWith('POST') && attributes['service.name'] === 'training');
    const inTrace = found.filter((span) => span.spanContext().traceId === request?.spanContext().traceId).map(({ name }) => name);
    expect(inTrace).toEqual(expect.arrayContaining(['transaction', 'consume batchwright.training.v1.QualificationGranted']));
  });
});
