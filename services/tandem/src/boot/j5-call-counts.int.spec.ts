import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import type { CallCount } from '../application/call-counts';
import { tandem } from './index';

const API = '/api/tandem/v1';
const RUN = '01936c2e-7c00-7000-8000-000000000041';
let services: TestServices;
let execution: Platform;
let sequence = 0;

/** Somebody who speaks as the owner of runs. */
const batchExecution: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((execution = platform), { module: class Runs {} }) };
const act = { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: '', actAt: '2020-01-01T00:00:00.000Z', recordedAt: '2020-01-01T00:00:00.000Z' };
const at = () => ({ subject: RUN, site: 'HAM', sequence: (sequence += 1) });
const begin = (stepKey: string) => execution.transactions.run((tx) => tx.announce([outgoing('batchwright.batch-execution.v1.StepStarted', at(), { stepKey, items: [], qualifications: [], underDecision: [], documents: [], media: [], conditions: [], act })]));
const call = async (stepKey: string): Promise<string> => (await services.as('op.berger').post<{ aggregate: string }>(`${API}/sessions`, { runId: RUN, stepKey, person: 'E1020' })).body.aggregate;
const claire = (id: string, what: string, body: object = {}) => services.as('eng.moreau').post(`${API}/sessions/${id}/${what}`, body);
const counts = async (account = 'qa.weiss', query = ''): Promise<CallCount[]> => (await services.as(account).get<{ items: CallCount[] }>(`${API}/call-counts${query}`)).body.items;

beforeAll(async () => {
  services = await startTestServices([tandem, batchExecution]);
  await execution.transactions.run((tx) => tx.announce([outgoing('batchwright.batch-execution.v1.RunCreated', at(), { number: 'WS-1', kind: 'batch', recipe: { code: 'MBR-1', version: 1, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'g' }, act })]));
  for (const step of ['blend', 'charge~1', 'charge~2']) await begin(step);
  await services.settled();
  await services.as('eng.moreau').post(`${API}/open-consoles`, { console: 'c-1', languages: ['de'] });
}, 60_000);
afterAll(() => services.stop());

describe('J5 calls are counted', () => {
  it('by recipe and step: how many, what became of them, and how fast they were taken', async () => {
    expect(await counts()).toEqual([]);
    const first = await call('charge~1');
    await claire(first, 'refusal', { word: 'in a meeting' });
    await call('charge~1');
    await services.steer({ advanceSeconds: 10 });
    await claire(first, 'acceptance');
    await services.as('op.berger').post(`${API}/sessions/${first}/end`);
    const second = await call('charge~2');
    await services.steer({ advanceSeconds: 40 });
    await claire(second, 'acceptance');
    await services.as('op.berger').post(`${API}/sessions/${second}/end`);
    await call('blend');
    await services.steer({ advanceSeconds: 61 });
    const [charge, blend] = await counts();
    expect(charge).toMatchObject({ site: 'HAM', recipe: 'MBR-1', stepId: 'charge', sessions: 2, calls: 3, accepted: 2, declined: 1, missed: 0 });
    expect(charge?.medianSeconds).toBeGreaterThanOrEqual(25);
    expect(charge?.slowestSeconds).toBeGreaterThanOrEqual(40);
    expect(blend).toEqual({ site: 'HAM', recipe: 'MBR-1', stepId: 'blend', sessions: 1, calls: 1, accepted: 0, declined: 0, missed: 1 });
  });

  it('of a period, of the sites of who asks; and a period that is none is refused', async () => {
    expect(await counts('qa.weiss', '?until=2001-01-01T00:00:00Z')).toEqual([]);
    expect(await counts('qa.weiss', '?from=2001-01-01T00:00:00Z')).toHaveLength(2);
    expect(await counts('qa.murphy')).toEqual([]);
    expect((await services.as('qa.weiss').get(`${API}/call-counts?from=yesterday`)).status).toBe(422);
  });

  it('are rebuilt from the records', async () => {
    expect((await rebuildDerivedTables(services.db.adminUrl, 'tandem', rowsOf)).differences).toEqual([]);
  });
});
