import { setTimeout as pause } from 'node:timers/promises';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { steppedMachine } from '../../../../deploy/local/simulator/machines/stepped-machine';
import { startSimulator, type Simulator } from '../../../../deploy/local/simulator/start-simulator';
import { plantCredentials } from '../adapters/opcua/listening.fixture';
import { processData } from './index';
import { answered, AskingStep, heard, RUN } from './step-asks.fixture';

const API = '/api/process-data/v1';
const step = new AskingStep();
let simulator: Simulator;
let services: TestServices;
let humidity = 38.2;
let speed = 0;

const room = steppedMachine('TP-01', 1, {
  tags: [{ name: 'humidity', type: 'number', unit: '%', title: 'Humidity' }, { name: 'speed-set', type: 'number', unit: '/min', title: 'Speed', writable: true }, { name: 'state', type: 'text', title: 'State' }],
  step: () => undefined,
  read: () => ({ humidity, 'speed-set': speed, state: 'Idle' }),
  write: (_name, value) => void (speed = value as number),
});
const tag = (point: string, more: object) => ({ code: `TP-01.${point}`, address: `ns=1;s=TP-01.${point}`, title: { en: point }, equipment: 'TP-01', point, samplingMs: 100, keepDays: 30, limits: [], ...more });
const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();

beforeAll(async () => {
  simulator = await startSimulator({ machines: [room], hertz: 5, user: { user: 'plant', password: 'secret' }, anonymous: true });
  services = await startTestServices([processData, step.definition], { machines: { credentials: {}, own: await (await plantCredentials()).own() } });
  const drafted = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/connections`, {
    site: 'HAM', code: 'PLC-PRESS', name: 'The press', reason: 'new', settings: { protocol: 'opcua', endpoint: simulator.endpoint, securityMode: 'none', securityPolicy: 'none', publishingMs: 100 },
    tags: [tag('humidity', { type: 'number', unit: '%', places: 1, silentAfterSeconds: 60 }), tag('speed-set', { type: 'number', unit: '/min', writable: true }), tag('state', { type: 'text' })],
  });
  await services.as('qa.adeyemi').signed(`${API}/connections/${drafted.body.aggregate}/approval`);
  const state = async (): Promise<string | undefined> => (await services.as('qa.adeyemi').get<{ items: { listening?: { state: string } }[] }>(`${API}/connections`)).body.items[0]?.listening?.state;
  while ((await state()) !== 'connected') await pause(200); // the test's own limit ends it
}, 120_000);
afterAll(async () => {
  await services?.stop();
  await simulator?.stop();
}, 60_000);

const OUTSIDE = /^TP-01.humidity is 52.3 %, outside since \d\d:\d\d:\d\d\.?\d* \(UTC\), at most 45 % allowed$/;
const AUSSERHALB = /^TP-01.humidity ist 52.3 %, außerhalb seit \d\d:\d\d:\d\d\.?\d* \(UTC\), höchstens 45 % erlaubt$/;

describe('a machine that answers steps', () => {
  it('E2 says within seconds what it says on change only, and what it measures', async () => {
    const [state, wet] = await Promise.all(['state', 'humidity'].map((point) => step.asks('CaptureValue', { address: point, equipment: 'TP-01', point, statistic: 'last', from: ago(60), until: ago(0), despiteGaps: false })));
    expect(await answered(services, state ?? '')).toMatchObject({ type: 'ValueCaptured', value: 'Idle', quality: 'good', connection: 'The press' });
    expect(await answered(services, wet ?? '')).toMatchObject({ type: 'ValueCaptured', value: '38.2', unit: '%' });
  }, 30_000);

  it('D8 a condition is granted for half a minute, and refused with figures and the time since when it is outside', async () => {
    const ask = (id?: string): Promise<string> => step.asks('RequestConditionGrant', { condition: 'dry-air', equipment: 'TP-01', point: 'humidity', high: '45', unit: '%' }, id);
    const id = await ask();
    const granted = await answered(services, id) as unknown as { from: string; until: string };
    expect(granted).toMatchObject({ type: 'ConditionGranted', grantId: id, runId: RUN, stepKey: 'dry', equipment: 'TP-01', tag: 'TP-01.humidity', value: '38.2', unit: '%' });
    expect(Date.parse(granted.until) - Date.parse(granted.from)).toBe(30_000);
    humidity = 52.3;
    await pause(1500);
    expect(await answered(services, await ask())).toMatchObject({ type: 'ConditionGrantRefused', reasonCode: 'condition-not-met', axis: 'condition', detail: expect.stringMatching(OUTSIDE) as string, texts: { en: expect.stringMatching(OUTSIDE) as string, de: expect.stringMatching(AUSSERHALB) as string } });
    await ask(id);
    await services.settled();
    expect(await heard(services, id)).toHaveLength(1);
    expect(await answered(services, await step.asks('RequestConditionGrant', { condition: 'x', equipment: 'TP-01', point: 'dew-point', high: '4', unit: 'Cel' }))).toMatchObject({ reasonCode: 'no-such-point', detail: 'TP-01 has no measuring point dew-point in force', texts: { en: 'TP-01 has no measuring point dew-point in force', de: 'TP-01 hat keine Messstelle dew-point in Kraft' } });
  }, 30_000);

  it('E9 a set point is written into it and read back, and what is not approved for it is not', async () => {
    const order = { address: 'speed', equipment: 'TP-01', point: 'speed-set', value: '40', unit: '/min', tolerance: '0.1' };
    expect(await answered(services, await step.asks('WriteSetPoint', order))).toMatchObject({ type: 'SetPointWritten', tag: 'TP-01.speed-set', written: '40', readBack: '40', unit: '/min', agrees: true });
    expect(speed).toBe(40);
    expect(await answered(services, await step.asks('WriteSetPoint', { ...order, point: 'humidity', unit: '%' }))).toMatchObject({ type: 'SetPointNotWritten', reasonCode: 'not-writable', detail: { de: 'TP-01.humidity ist nicht zum Schreiben freigegeben' } });
  }, 60_000);
});
