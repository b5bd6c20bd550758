import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from '@batchwright/persistence';
import { startTelemetry, type Telemetry } from '@batchwright/telemetry';
import { createTestDatabase, freePort, laterServer, leadTo, type TestDatabase } from '@batchwright/testing';
import { training } from '@services/training';
import { serveConfiguration } from './configuration';
import { WrongConfiguration } from './environment';
import { serve, type Drilled } from './serve';

jest.setTimeout(60_000);

let telemetry: Telemetry;
let db: TestDatabase;
let stopping: AbortController;
let running: Promise<void> | undefined;
/** Where the last one that was begun answers requests. */
let apiPort: number;

beforeAll(async () => {
  telemetry = await startTelemetry({ serviceName: 'training' });
});
beforeEach(async () => {
  stopping = new AbortController();
  db = await createTestDatabase({ definitions: [] });
});
afterEach(async () => {
  stopping.abort();
  await running?.catch(() => undefined);
  running = undefined;
  await db.drop();
});
afterAll(() => telemetry.stop());

/** Starts it where neither brokers nor provider are; answers where its health is. */
async function begin(databaseUrl: string, more: Record<string, string> = {}, drilled?: Drilled): Promise<string> {
  const [management, nobody] = [await freePort(), await freePort()];
  apiPort = await freePort();
  const configuration = serveConfiguration('training', {
    BATCHWRIGHT_DATABASE_URL: databaseUrl, BATCHWRIGHT_KAFKA_BROKERS: `127.0.0.1:${nobody}`, BATCHWRIGHT_CONSOLE_ORIGIN: `http://localhost:${nobody}`, BATCHWRIGHT_SIGNING_ORIGIN: `http://127.0.0.1:${nobody}`,
    BATCHWRIGHT_API_CLIENT_SECRET: 'secret', BATCHWRIGHT_OBJECTS_URL: 'file:///tmp/none', BATCHWRIGHT_SITES: '[{"code":"HAM","name":"Hamburg","timeZone":"Europe/Berlin"}]', BATCHWRIGHT_LOG_LEVEL: 'fatal',
    BATCHWRIGHT_PORT: String(apiPort), BATCHWRIGHT_MANAGEMENT_PORT: String(management), ...more,
  });
  running = serve(configuration, telemetry, stopping.signal, drilled);
  running.catch(() => undefined); // looked at by the test
  return `http://127.0.0.1:${management}`;
}

async function ask(url: string, method = 'GET'): Promise<{ status: number; body: { status?: string; why?: string[]; without?: string[] } }> {
  for (;;) {
    const answer = await fetch(url, { method }).catch(() => undefined);
    if (answer) return { status: answer.status, body: (await answer.json()) as { why?: string[]; without?: string[] } };
    await pause(20);
  }
}

/** What it waits for, when something beside its own beginning is said. */
async function reasons(url: string, until: (why: readonly string[]) => boolean): Promise<string[]> {
  for (;;) {
    const { status, body } = await ask(`${url}/health/ready`);
    expect(status).toBe(503);
    if (until(body.why ?? [])) return body.why ?? [];
    await pause(50);
  }
}

describe('a service that is started before everything that it needs', () => {
  it('lives, is not ready, says what is missing, and ends when it is asked to', async () => {
    const url = await begin(`postgresql://training_app@127.0.0.1:${await freePort()}/batchwright`);
    const why = await reasons(url, (list) => list.length > 1);
    expect(why[0]).toMatch(/^the database does not let this service in: connect ECONNREFUSED/);
    expect(why[1]).toMatch(/^Kafka at 127\.0\.0\.1:\d+ does not answer: /);
    expect(why[2]).toMatch(/^the provider does not answer at http:\/\/localhost:\d+\/realms\/batchwright\/protocol\/openid-connect\/certs: /);
    expect((await ask(`${url}/health/live`)).status).toBe(200);
    expect((await ask(`${url}/health/started`)).status).toBe(503);
    expect((await ask(`${url}/test/due-timers`, 'POST')).status).toBe(404); // of the profile test only
    stopping.abort();
    await running;
  });

  it('waits for migrations, and goes on when they were made', async () => {
    await (await db.client()).query("DO $$ BEGIN CREATE ROLE training_app LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    const url = await begin(db.url('training_app'), { BATCHWRIGHT_PROFILE: 'test', BATCHWRIGHT_CLOCK: 'plant-clock' });
    expect((await reasons(url, (list) => list.length > 1)).join()).toContain('the schema training waits for migrations: it is not there yet');
    await migrate(db.adminUrl, [{ schema: 'training', standard: true, clock: 'plant-clock', migrations: training.migrations.slice(0, -1) }]);
    expect((await reasons(url, (list) => !list.join().includes('not there yet'))).join()).toContain('the schema training waits for migrations: ');
    await migrate(db.adminUrl, [{ schema: 'training', standard: true, clock: 'plant-clock', migrations: training.migrations }]);
    expect((await reasons(url, (list) => !list.join().includes('migrations'))).map((sentence) => /^Kafka|provider/.exec(sentence)?.[0])).toEqual(['provider']);
    expect((await ask(`${url}/health/started`)).status).toBe(200);
  });

  it('M3 N1 begins when the database comes, takes requests when the provider has come, goes on without brokers, and says since when each is away', async () => {
    await migrate(db.adminUrl, [{ schema: 'training', standard: true, clock: 'plant-clock', migrations: training.migrations }]);
    const way = new URL(db.url('training_app'));
    const port = Number(way.searchParams.get('port') ?? (way.port || 5432));
    const folder = way.searchParams.get('host');
    const database = await laterServer(leadTo(folder === null ? { host: way.hostname, port } : { path: `${folder}/.s.PGSQL.${port}` }));
    const provider = await laterServer((from) => from.once('data', () => from.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n{"keys":[{"kid":"k1"}]}')).on('error', () => undefined));
    way.search = '';
    way.hostname = '127.0.0.1';
    way.port = String(database.port);
    const url = await begin(way.href, { BATCHWRIGHT_PROFILE: 'test', BATCHWRIGHT_CLOCK: 'plant-clock', BATCHWRIGHT_PROVIDER_URL: `http://127.0.0.1:${provider.port}` });
    expect((await reasons(url, (list) => list.length === 3))[0]).toMatch(/^the database does not let this service in: .* \(since 20\d\d-.*Z\)$/);
    await database.open();
    const [why, ...more] = await reasons(url, (list) => list.length === 1);
    expect([why, more]).toEqual([expect.stringMatching(/^the provider does not answer at .* \(since 20\d\d-.*Z\)$/), []]);
    const refused = await fetch(`http://127.0.0.1:${apiPort}/api/training/v1/qualifications`, { headers: { authorization: 'Bearer x' } });
    expect(refused.status).toBe(401); // it listens already
    await provider.open();
    for (;;) {
      const { status, body } = await ask(`${url}/health/ready`);
      if (status === 200 && body.without?.length === 1) {
        expect(body).toEqual({ status: 'ready', without: [expect.stringMatching(/^Kafka at 127\.0\.0\.1:\d+ does not answer: .* \(since 20\d\d-.*Z\)$/)] });
        break;
      }
      await pause(50);
    }
    provider.close();
    await pause(50);
    expect((await ask(`${url}/health/ready`)).status).toBe(200); // what goes afterwards sends nobody away
    database.close();
    const gone = await reasons(url, (list) => list.length > 0);
    expect(gone).toEqual([expect.stringMatching(/^the database does not answer: .* \(since 20\d\d-.*Z\)$/)]);
    await database.open();
    for (; (await ask(`${url}/health/ready`)).status !== 200; ) await pause(50);
    stopping.abort();
    await running;
    database.close();
  });

  it('does not wait for what never comes: a database that was made for another clock', async () => {
    await migrate(db.adminUrl, [{ schema: 'training', standard: true, clock: 'plant-clock', migrations: training.migrations }]);
    await begin(db.url('training_app'));
    await expect(running).rejects.toThrow(new WrongConfiguration(['BATCHWRIGHT_CLOCK: schema training was made for the clock "plant-clock" for good and cannot run on "real".']));
  });

  it('is not drilled in a plant: a service that forgets what it applied is for the profile test only', async () => {
    await begin(db.url('training_app'), {}, { definition: (known) => known, withoutInbox: true });
    await expect(running).rejects.toThrow(new WrongConfiguration(['BATCHWRIGHT_PROFILE has to be test where a service is drilled.']));
  });
});
