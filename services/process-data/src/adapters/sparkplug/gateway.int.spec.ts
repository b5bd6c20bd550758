import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@batchwright/testing';
import { startPlantMachines, type PlantMachines } from '../../../../../deploy/local/simulator/plant-machines';
import type { ConnectionSettings } from '../../domain/connection';
import { KeepingSink, QUICK } from './floor.fixture';
import { SparkplugDriver } from './sparkplug-driver';

jest.setTimeout(60_000);

/** The gateway beside a demo plant, as its connection says it. */
describe('the gateway of the demo plant', () => {
  let folder: string;
  let machines: PlantMachines;
  let sink: KeepingSink;
  let listening: { close(): Promise<void> };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bw-gateway-'));
    machines = await startPlantMachines(folder);
    const { access } = machines;
    const driver = new SparkplugDriver({ find: (name) => Promise.resolve(access.credentials[name] ?? { user: '', password: '' }), own: () => Promise.reject(new Error('nobody asks for it')) }, { timing: QUICK });
    const source = gateway();
    sink = new KeepingSink();
    listening = driver.listen(source.settings as unknown as ConnectionSettings, source.tags.map(({ code, type }) => ({ code, type, address: source.addressOf(code) })), sink);
  });

  afterAll(async () => {
    await listening.close();
    await machines.simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const gateway = () => machines.sources.find(({ settings }) => settings.protocol === 'sparkplug')!;
  const newest = (tag: string) => sink.readings.filter((reading) => reading.tag === tag).at(-1);

  it('tells all points of the fermenter over TLS, with its units', async () => {
    expect(gateway()).toMatchObject({ code: 'GW-FERMENTATION', settings: { endpoint: expect.stringMatching(/^mqtts:/), credential: 'simulated-machines' } });
    await until(() => gateway().tags.every(({ code }) => newest(code) !== undefined));
    expect(newest('FE-01.temperature')).toMatchObject({ value: expect.any(Number), quality: 'good', unit: 'Cel' });
  });

  it('keeps the ports for the next start, and the OPC UA server has the other machines', () => {
    const kept = JSON.parse(readFileSync(join(folder, 'machines.json'), 'utf8')) as { port: number; gateway: { port: number } };
    expect(String(gateway().settings.endpoint)).toBe(`mqtts://127.0.0.1:${kept.gateway.port}`);
    const opcua = machines.sources.find(({ settings }) => settings.protocol === 'opcua');
    expect(new Set(opcua?.tags.map(({ code }) => code.split('.')[0]))).toEqual(new Set(['VB-02', 'TP-08', 'FD-01', 'ROOM-BL-03', 'ROOM-BL-02', 'ROOM-CP-01']));
  });

  it('tells a value that is no number of the type said at birth as bad, and goes on when it is over', async () => {
    const fermenter = machines.simulator.machines.get('FE-01')!;
    fermenter.order({ fault: 'other-type', tag: 'FE-01.ph' }, Date.now());
    await until(() => newest('FE-01.ph')?.quality === 'bad');
    fermenter.end();
    await until(() => newest('FE-01.ph')?.quality === 'good');
  });

  it('sends as history what it could not tell while the broker was away', async () => {
    await machines.simulator.cut(6);
    const back = Date.now() * 1000;
    // any of its points: what stands as it stood is not told again, and a noisy value may come out the same twice
    const told = (from: number, to: number) => sink.readings.some(({ value, at }) => value !== null && at > from && at < to);
    // the gateway looks each five seconds, the broker was away for six
    await until(() => told(back - 6_000_000, back) && told(back, Infinity));
    expect(sink.gaps).toEqual([]);
  });
});
