import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import { tandem } from './index';

const API = '/api/tandem/v1';
const RUN = '01936c2e-7c00-7000-8000-000000000036';
const act = { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: '', actAt: '2020-01-01T00:00:00.000Z', recordedAt: '2020-01-01T00:00:00.000Z' };
const [MARA, CLAIRE, JUTTA, LENA, CORK] = ['op.berger', 'eng.moreau', 'sup.haas', 'qa.weiss', 'sup.doyle'] as const;
let services: TestServices;
let execution: Platform;

interface Plan {
  readonly id: string;
  readonly at: string;
  readonly experts: readonly { readonly person: string; readonly answer?: string; readonly word?: string }[];
}

const batchExecution: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((execution = platform), { module: class Runs {} }) };
const post = (account: string, path: string, body: object = {}) => services.as(account).post<{ aggregate?: string; code?: string }>(`${API}/${path}`, body);
const plans = async (account: string, query = ''): Promise<readonly Plan[]> => (await services.as(account).get<{ items: Plan[] }>(`${API}/plans${query}`)).body.items;
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const plan = (by: string, more: object = {}) => post(by, 'plans', { runId: RUN, stepKey: 'blend', at: inHours(2), experts: ['E1020', 'E1010'], ...more });

beforeAll(async () => {
  services = await startTestServices([tandem, batchExecution]);
  await execution.transactions.run((tx) => tx.announce([outgoing('batchwright.batch-execution.v1.RunCreated', { subject: RUN, site: 'HAM', sequence: 1 }, { number: 'WS-6', kind: 'batch', recipe: { code: 'R', version: 1, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'g' }, act })]));
  for (const account of [CLAIRE, JUTTA, LENA]) await services.as(account).post(`${API}/open-consoles`, { console: `c-${account}`, languages: ['de'] });
  await services.settled();
}, 60_000);
afterAll(() => services.stop());

describe('J1 a session is planned for a step of a run', () => {
  it('before the step was begun, with named experts, who accept or decline with a word', async () => {
    const { body: { items } } = await services.as(MARA).get<{ items: { person: string }[] }>(`${API}/runs/${RUN}/experts`);
    expect(items.map(({ person }) => person)).toEqual(expect.arrayContaining(['E1020', 'E1010']));
    expect(items.map(({ person }) => person)).not.toContain('E1001');
    const { status, body: { aggregate: id = '' } } = await plan(MARA);
    expect(status).toBe(201);
    expect(await plans(CLAIRE, '?mine=open')).toMatchObject([{ id, runNumber: 'WS-6', stepKey: 'blend', plannedBy: { person: 'E1001', name: 'Mara Berger' }, experts: [{ person: 'E1020' }, { person: 'E1010' }] }]);
    expect(await plans(LENA, '?mine=open')).toEqual([]);
    expect(await plans(LENA, `?runId=${RUN}&stepKey=blend`)).toMatchObject([{ id }]);
    expect(await post(CLAIRE, `plans/${id}/acceptance`)).toMatchObject({ status: 200 });
    expect(await post(JUTTA, `plans/${id}/refusal`, { word: 'on holiday' })).toMatchObject({ status: 200 });
    expect((await plans(MARA, '?mine=open'))[0]?.experts).toMatchObject([{ person: 'E1020', answer: 'accepted' }, { person: 'E1010', answer: 'declined', word: 'on holiday' }]);
    const audit = await (await services.db.transactions('tandem')).read<{ person: string; action: string; reason: string | null }>('SELECT person, action, reason FROM audit WHERE aggregate_id = $1 ORDER BY counter', [id]);
    expect(audit).toEqual([{ person: 'E1001', action: 'SessionPlanned', reason: null }, { person: 'E1020', action: 'PlanAccepted', reason: null }, { person: 'E1010', action: 'PlanDeclined', reason: 'on holiday' }]);
  });

  it('is refused for a time that is over, for nobody, for oneself, for a stranger to the site, and for a run that is not there', async () => {
    const refusals = [await plan(MARA, { at: inHours(-1) }), await plan(MARA, { experts: [] }), await plan(JUTTA), await plan(MARA, { experts: ['E9999'] }), await plan(MARA, { runId: '01936c2e-7c00-7000-8000-0000000000ff' }), await plan(LENA), await plan(CORK)];
    expect(refusals.map(({ status, body: { code } }) => `${status} ${code}`)).toEqual(['422 plan-time', '422 plan-experts', '403 own-work', '404 not-found', '404 not-found', '403 not-permitted', '404 not-found']);
  });

  it('I8 only who is asked answers, only who planned it or a supervisor takes it back, with a word; of another site nobody learns that it is there', async () => {
    const { body: { aggregate: id = '' } } = await plan(MARA, { experts: ['E1020'] });
    const refusals = [await post(LENA, `plans/${id}/acceptance`), await post(LENA, `plans/${id}/refusal`, { word: 'x' }), await post('op.okafor', `plans/${id}/cancellation`, { word: 'x' }), await post(CORK, `plans/${id}/cancellation`, { word: 'x' }), await post(CORK, `plans/${id}/acceptance`)];
    expect(refusals.map(({ status, body: { code } }) => `${status} ${code}`)).toEqual(['403 not-in-plan', '403 not-in-plan', '403 not-in-plan', '404 not-found', '404 not-found']);
    expect(await plans(CORK)).toEqual([]);
    expect(await post(JUTTA, `plans/${id}/cancellation`, { word: 'the press is down' })).toMatchObject({ status: 200 });
    expect(await post(CLAIRE, `plans/${id}/acceptance`)).toMatchObject({ status: 409, body: { code: 'plan-over' } });
    expect((await plans(CLAIRE, '?mine=open')).map((one) => one.id)).not.toContain(id);
  });

  it('is over an hour after its time, and is rebuilt from its records', async () => {
    const { body: { aggregate: id = '' } } = await plan(MARA, { stepKey: 'mill' });
    await services.steer({ advanceSeconds: 2 * 3600 + 1800 });
    expect((await plans(CLAIRE, '?mine=open')).map((one) => one.id)).toContain(id);
    await services.steer({ advanceSeconds: 3600 });
    expect(await plans(CLAIRE, '?mine=open')).toEqual([]);
    expect(await post(CLAIRE, `plans/${id}/acceptance`)).toMatchObject({ status: 409, body: { code: 'plan-over' } });
    expect((await rebuildDerivedTables(services.db.adminUrl, 'tandem', rowsOf)).differences).toEqual([]);
  });
});
