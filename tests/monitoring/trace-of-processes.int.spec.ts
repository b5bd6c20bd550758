import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { kafkaCanBeStarted, MACHINE_SETTINGS } from '@batchwright/testing';
import { PlantClient, type PlantAddress } from '../../deploy/local/demo/client/plant-client';
import { simpleRecipe } from '../../services/recipes/src/boot/simple-recipe.fixture';
import { startSpanReceiver, type SpanReceiver } from './span-receiver.fixture';
import { CONSUMED, expectedWays, inTheAir, waysToTheBrowser } from './told-spans.fixture';

const root = resolve(__dirname, '../..');
const VERSIONS = '/recipes/v1/versions';

const suite = (): void => {
  let receiver: SpanReceiver;
  let folder: string;
  let plant: ChildProcess;
  let said = '';

  beforeAll(async () => {
    execFileSync(process.execPath, [join(root, 'libs/tooling/bin/build.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    receiver = await startSpanReceiver();
    folder = mkdtempSync(join(tmpdir(), 'bw-trace-'));
    const options = { command: 'services', provider: 'embedded', root, profile: 'test', demo: 'none', dataDir: folder, stateDir: join(folder, 'state') };
    const env = { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_BSP_SCHEDULE_DELAY: '200' };
    plant = spawn(process.execPath, [join(root, 'dist/deploy/local/main.js'), JSON.stringify(options)], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    for (const stream of [plant.stdout, plant.stderr]) stream?.on('data', (chunk) => (said = (said + String(chunk)).slice(-8000)));
    while (!existsSync(join(folder, 'state/ready.json'))) {
      if (plant.exitCode !== null) throw new Error(`the plant did not start:\n${said}`);
      await pause(100);
    }
  }, 900_000);

  afterAll(async () => {
    if (plant && plant.exitCode === null) {
      const ended = new Promise((done) => plant.once('exit', done));
      plant.kill('SIGTERM');
      await ended;
    }
    await receiver?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  it('from the browser through a process with its database, Kafka, and the processes of three other services', async () => {
    const [trace, browser] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
    const address = JSON.parse(readFileSync(join(folder, 'state/ready.json'), 'utf8')) as PlantAddress;
    const client = new PlantClient(address, (url, init) => fetch(url, url.endsWith('/effectiveness') ? { ...init, headers: { ...init.headers, traceparent: `00-${trace}-${browser}-01` } } : init));
    const author = await client.as('eng.moreau');
    const { aggregate: id } = await author.post<{ aggregate: string }>(VERSIONS, { site: 'HAM', document: simpleRecipe(`R-${randomUUID()}`), changeControl: 'CC-1' });
    await author.post(`${VERSIONS}/${id}/submission`);
    for (const approver of ['prod.keller', 'qa.weiss']) await (await client.as(approver)).signed(`${VERSIONS}/${id}/approval`);
    await (await client.as('qa.adeyemi')).signed(`${VERSIONS}/${id}/effectiveness`);

    // each process sends its spans by itself, so a child may be here before its parent
    const isWhole = (): boolean => waysToTheBrowser(receiver.of(trace), browser).every((way) => way.at(-1) === 'browser') && inTheAir(receiver.of(trace), browser).length === 0;
    for (let tries = 0; tries < 600 && !isWhole(); tries += 1) await pause(100);
    const spans = receiver.of(trace);
    expect(waysToTheBrowser(spans, browser)).toEqual(expectedWays(expect.any(String)));
    expect(inTheAir(spans, browser)).toEqual([]);
    const told = (name: RegExp): (string | undefined)[] => [...new Set(spans.filter((span) => name.test(span.name)).map(({ service }) => service))].toSorted();
    expect(told(/^POST |^MakeVersionEffective$|^publish batchwright\.recipes\./)).toEqual(['recipes']);
    for (const [type, by] of CONSUMED) expect(told(new RegExp(`^consume batchwright\\.recipes\\.v1\\.${type}$`))).toContain(by);
    expect(told(/^pg\.query/)).toEqual(expect.arrayContaining(['batch-execution', 'recipes', 'review', 'training'])); // what they did with their databases
  }, 300_000);
};

if (MACHINE_SETTINGS.fullRun && kafkaCanBeStarted()) describe('one trace over services that are processes of their own', suite);
else {
  it('one trace over processes is left out, and the output says why', () => {
    process.stdout.write('left out: one trace over services that are processes of their own, because it runs in npm run test:full only, where Java and Maven are\n');
    expect(MACHINE_SETTINGS.fullRun && kafkaCanBeStarted()).toBe(false);
  });
}
