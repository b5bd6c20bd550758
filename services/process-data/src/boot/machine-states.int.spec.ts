import { setTimeout as pause } from 'node:timers/promises';
import { startTestServices, type TestServices } from '@batchwright/testing';
import type { Reading } from '../domain/reading';
import { processData } from './index';
import { machineOf, type Machine } from './machine-says.fixture';
import { AskingStep, heard, RUN } from './step-asks.fixture';

const API = '/api/process-data/v1';
const BEGIN = Math.floor(Date.now() / 1000) * 1_000_000 - 3_600_000_000;
const tag = (point: string, type: string) => ({ code: `TP-01.${point}`, address: `ns=2;s=${point}`, type, title: { en: point }, equipment: 'TP-01', point, keepDays: 30, limits: [], ...(type === 'number' ? { unit: '/min' } : {}) });
const DRAFT = {
  site: 'HAM', code: 'PLC-PRESS', name: 'Press', reason: 'the press is connected', settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 },
  tags: [tag('state', 'text'), tag('running', 'boolean'), tag('speed', 'number')],
};
const step = new AskingStep();
let services: TestServices;
let machine: Machine;
let sequence = 0;

const micro = (second: number): string => new Date(BEGIN / 1000 + second * 1000).toISOString().replace('Z', '000Z');
const at = (second: number, value: Reading['value'], point = 'state', quality: Reading['quality'] = 'good'): Reading => ({ tag: `TP-01.${point}`, at: BEGIN + second * 1_000_000, value, quality });
const told = async (): Promise<unknown[]> => (await heard(services, RUN)).filter(({ type }) => type === 'MachineStateChanged').map(({ point, value, quality, at: when }) => [point, value, quality, when]);
async function run(type: string, second: number, body: object): Promise<void> {
  await step.says(type, (sequence += 1), micro(second), body);
  await services.settled();
}
const press = (grantId: string): object => ({ what: 'equipment', need: 'press', item: 'TP-01', grantId });

beforeAll(async () => {
  services = await startTestServices([processData, step.definition]);
  const drafted = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/connections`, DRAFT);
  await services.as('qa.adeyemi').signed(`${API}/connections/${drafted.body.aggregate}/approval`);
  machine = await machineOf(services, 'PLC-PRESS');
  await run('RunCreated', 0, { number: 'WS-2026-0001', kind: 'batch', recipe: { code: 'WARF-5', version: 2, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'kg' } });
}, 60_000);
afterAll(() => services.stop());

describe('what machines do while a run uses them', () => {
  it('E2 is told when the run or a step of it begins to use them, and with each change of value or quality, in order and once', async () => {
    await machine.says([at(1, 'Idle'), at(2, false, 'running'), at(3, 40, 'speed')]);
    expect(await told()).toEqual([]);
    await run('StepStarted', 10, { stepKey: 'compress', items: [press('g1')] });
    const begun = [['running', 'false', 'good', micro(2)], ['state', 'Idle', 'good', micro(1)]];
    expect(await told()).toEqual(begun);
    await run('StepStarted', 11, { stepKey: 'check', items: [press('g1')] });
    expect(await told()).toEqual([...begun, ...begun]); // a step that follows the machine hears it when it begins
    await machine.stores([at(20, 'Compressing'), at(21, 'Compressing'), at(22, true, 'running'), at(25, 'Stopped'), at(31, 'Stopped', 'state', 'bad'), at(27, null, 'running', 'bad'), at(28, 50, 'speed')]);
    machine = await machineOf(services, 'PLC-PRESS'); // the process died before it looked
    await machine.looks();
    await machine.says([at(25, 'Stopped')]);
    const changed = await told();
    expect(changed.slice(4).filter((one) => (one as string[])[0] === 'state')).toEqual([['state', 'Compressing', 'good', micro(20)], ['state', 'Stopped', 'good', micro(25)], ['state', 'Stopped', 'bad', micro(31)]]);
    expect(changed.slice(4).filter((one) => (one as string[])[0] === 'running')).toEqual([['running', 'true', 'good', micro(22)], ['running', '', 'bad', micro(27)]]);
    expect(changed).toHaveLength(9);
  });

  it('E2 what was said before the use and is looked at after it began is told as well, what comes late or after the run is not', async () => {
    const before = (await told()).length;
    await run('RunStateChanged', 40, { from: 'running', to: 'aborted', command: 'abort' });
    await machine.says([at(50, 'Idle')]);
    expect(await told()).toHaveLength(before);
    await machine.stores([at(58, 'Cleaning')]);
    await run('StepStarted', 60, { stepKey: 'clean', items: [press('g2')] });
    await machine.looks();
    await machine.says([at(30, 'Compressing')]);
    await services.settled();
    expect((await told()).slice(before)).toEqual([['running', '', 'bad', micro(27)], ['state', 'Idle', 'good', micro(50)], ['state', 'Cleaning', 'good', micro(58)]]);
  });

  it('E2 of a point that chatters a run hears the newest state once in five seconds, with the moment at which it began, also when the process that held it back died', async () => {
    const before = (await told()).length;
    await machine.says(Array.from({ length: 20 }, (_, change) => at(100 + change / 2, change % 2 === 0 ? 'Stopped' : 'Idle')));
    const chattered = [['state', 'Stopped', 'good', micro(100)], ['state', 'Idle', 'good', micro(104.5)]];
    expect((await told()).slice(before)).toEqual(chattered);
    await machine.says([at(111, 'Stopped'), at(112, 'Compressing')]);
    expect((await told()).slice(before)).toEqual([...chattered, ['state', 'Stopped', 'good', micro(111)]]);
    machine = await machineOf(services, 'PLC-PRESS');
    while ((await told()).length < before + 4) { // the test's own limit ends it
      await pause(200);
      await machine.looks(false);
      await services.settled();
    }
    expect((await told()).slice(before + 3)).toEqual([['state', 'Compressing', 'good', micro(112)]]);
    const held = (await heard(services, RUN)).at(-1) as unknown as { heldMs?: number };
    expect(held.heldMs).toBeGreaterThanOrEqual(4_000);
    await machine.looks();
    await services.settled();
    expect(await told()).toHaveLength(before + 4);
  }, 30_000);
});
