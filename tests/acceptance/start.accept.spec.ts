import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVICE_NAMES } from '@batchwright/contracts';
import { PlantClient, type PlantAddress } from '../../deploy/local/demo/client/plant-client';

jest.setTimeout(300_000);

const root = resolve(__dirname, '../..');
const homes: string[] = [];
const running: ChildProcess[] = [];

/** A start command as it was given, and what it has printed. */
interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  said(): string;
}

type Ready = PlantAddress & { readonly pid: number; readonly openapi: string };

function home(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bw-start-'));
  chmodSync(folder, 0o711); // root's database account has to get through
  homes.push(folder);
  return folder;
}

function start(...words: string[]): Started {
  const process_ = spawn(process.execPath, [join(root, 'deploy/local/start.mjs'), ...words], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(process_);
  let text = '';
  for (const stream of [process_.stdout, process_.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  return { process: process_, ended: new Promise((done) => process_.once('exit', (code) => done(code))), said: () => text };
}

async function ready(folder: string, started: Started): Promise<Ready> {
  const file = join(folder, 'ready.json');
  while (!existsSync(file)) {
    if (started.process.exitCode !== null) throw new Error(`the plant did not start:\n${started.said()}`);
    await pause(50);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Ready;
}

async function untilGone(pid: number): Promise<void> {
  while (existsSync(`/proc/${pid}/exe`)) await pause(50);
}

afterAll(async () => {
  for (const one of running) {
    if (one.exitCode !== null || one.signalCode !== null) continue;
    const ended = new Promise((done) => one.once('exit', done));
    one.kill('SIGINT');
    await ended;
  }
  for (const folder of homes) rmSync(folder, { recursive: true, force: true });
});

describe('N1 I6 the one command', () => {
  it('starts a plant, says where it is, survives kill -9 with its data, and ends whole', async () => {
    const folder = home();
    const first = start('--home', folder, '--fresh', '--yes');
    const plant = await ready(folder, first);
    expect(statSync(join(folder, 'ready.json')).mode & 0o777).toBe(0o600);
    expect(plant.accounts.find(({ user }) => user === 'sup.haas')).toMatchObject({ roles: expect.arrayContaining(['supervisor']) as unknown, sites: ['HAM'] });
    expect(await (await fetch(plant.openapi)).json()).toMatchObject({ openapi: '3.0.0', paths: { '/api/recipes/v1/recipes': expect.anything() as unknown } });
    const numbers = await (await fetch(`${plant.url}/metrics`)).text();
    for (const service of SERVICE_NAMES) expect(numbers).toContain(`batchwright_ready{service="${service}"} 1`);
    const trace = '0af7651916cd43dd8448eb211c80319c';
    expect(await (await fetch(`${plant.url}/api/recipes/v1/recipes`, { headers: { traceparent: `00-${trace}-b7ad6b7169203331-00` } })).json()).toMatchObject({ status: 401, traceId: trace });
    for (const word of [plant.url, 'sup.haas', 'supervisor']) expect(first.said()).toContain(word);

    const again = start('--home', folder);
    expect(await again.ended).toBe(0);
    expect(again.said()).toContain(`The plant is running already: ${plant.url} (process ${plant.pid})`);

    const beside = start('--home', home(), '--fresh', '--yes', '--port', new URL(plant.url).port);
    const other = await ready(homes.at(-1) ?? '', beside);
    expect(beside.said()).toContain(`port ${new URL(plant.url).port} is taken; the plant has ${new URL(other.url).port}`);
    beside.process.kill('SIGINT');
    expect(await beside.ended).toBe(0);
    await untilGone(other.pid);

    const order = { site: 'HAM', number: 'PO-KEPT', recipe: 'MBR-ANY', quantity: { value: '1', unit: 'kg' }, product: 'ANY', priority: 'normal' };
    await (await new PlantClient(plant).as('sup.haas')).post('/batch-execution/v1/orders', order);
    first.process.kill('SIGKILL');
    await untilGone(plant.pid);

    const second = start('--home', folder);
    const back = await ready(folder, second);
    const orders = await (await new PlantClient(back).as('sup.haas')).get<{ items: { number: string }[] }>('/batch-execution/v1/orders');
    expect(orders.items.map(({ number }) => number)).toEqual(['PO-KEPT']);
    second.process.kill('SIGINT');
    expect(await second.ended).toBe(0);
    await untilGone(back.pid);
    expect(existsSync(join(folder, 'ready.json'))).toBe(false);
  });

  it('refuses what it does not understand in one sentence', async () => {
    const wrong = start('--listen');
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toMatch(/^start: --listen needs --host and --signing-host/);
  });

  it('F9 tells a whole batch as its people, and ends with the package and its verification', async () => {
    const folder = home();
    const file = join(folder, 'demo.json');
    const demo = start('demo', '--home', folder, '--json', file);
    expect(await demo.ended).toBe(0);
    const told = JSON.parse(readFileSync(file, 'utf8')) as { package: string; batch: string; steps: number; signatures: number; seconds: number };
    expect(told).toMatchObject({ batch: expect.stringMatching(/^FW-\d{4}-\d{4}$/) as unknown, steps: expect.any(Number) as unknown, signatures: expect.any(Number) as unknown, seconds: expect.any(Number) as unknown });
    expect(told.steps).toBeGreaterThan(50);
    expect(existsSync(told.package)).toBe(true);
    expect(demo.said()).toContain(told.package);
  });
});
