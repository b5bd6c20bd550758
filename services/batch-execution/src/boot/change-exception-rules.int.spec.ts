import { rebuildDerivedTables, type Transactions } from '@batchwright/persistence';
import type { TestAnswer } from '@batchwright/testing';
import { replayRows } from '../adapters/postgres/run-rows';
import { ExecutionPlant, type RunAtWork } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

let plant: ExecutionPlant;
let own: Transactions;
beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(SHORT_RECIPE);
  own = await plant.services.db.transactions('batch_execution');
}, 60_000);
afterAll(() => plant.stop());

const TABLES = '/api/batch-execution/v1/exception-rules';
const CHANGE = `${TABLES}/HAM/change`;
interface Rule {
  readonly of: string;
  readonly name: string;
  readonly signers: readonly object[];
  readonly blocks: string;
}
interface Table {
  readonly site: string;
  readonly version: number;
  readonly rules: readonly Rule[];
}
const MANUAL = { of: 'type', name: 'manual', severity: 'major', signers: [{ roles: ['qa'] }, { roles: ['qp'] }], blocks: 'run' };

const table = async (account = 'qa.weiss'): Promise<Table> => {
  const [found] = (await plant.services.as(account).get<{ items: Table[] }>(TABLES)).body.items;
  if (!found) throw new Error('no table');
  return found;
};
/** The table as it is, with one row more or otherwise. */
const wanted = async (row: Rule, more: object = {}): Promise<Record<string, unknown>> => {
  const { version, rules } = await table();
  return { version, rules: [...rules.filter(({ of, name }) => of !== row.of || name !== row.name), row], reason: 'found by the yearly review', ...more };
};
const change = async (row: Rule, account = 'qa.weiss', more: object = {}): Promise<TestAnswer> => plant.services.as(account).signed(CHANGE, await wanted(row, more));
const raise = (run: RunAtWork): Promise<TestAnswer> => plant.services.as('op.lindqvist').post(`/api/batch-execution/v1/runs/${run.id}/exceptions`, { severity: 'minor', text: 'something was seen' });
/** Exceptions of a run as its record holds them. */
const raised = async (run: RunAtWork): Promise<unknown[]> =>
  (await own.read<{ body: object }>(`SELECT canonical::jsonb->'body' AS body FROM record WHERE aggregate_id = $1 AND type = 'ExceptionRaised' ORDER BY sequence`, [run.id])).map(({ body }) => body);

describe('G2 quality changes how its site treats exceptions', () => {
  it('with a signature, from now on: what is raised next follows it, what was raised before stays under the table of then', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    expect(await raise(run)).toMatchObject({ status: 201 });
    expect(await table()).toMatchObject({ site: 'HAM', version: 0 });
    const asked = await plant.services.as('qa.weiss').post(`${CHANGE}/statements`, await wanted(MANUAL));
    expect(asked).toMatchObject({ status: 200, body: { statement: { level: 'esig-2fa', signer: { roles: ['qa'] }, text: { en: expect.stringContaining('version 1 of its table: manual: not in the table → major, qa + qp, holds back the whole batch. Reason: found') as string, de: expect.stringContaining('manual: nicht in der Tabelle → schwer, qa + qp, hält die ganze Charge auf. Grund: found') as string } } } });
    expect(await change(MANUAL)).toMatchObject({ status: 200, body: { aggregate: 'exception-rules-HAM', sequence: 1 } });
    expect(await table('sup.haas')).toMatchObject({ version: 1, changed: { person: 'E1050', name: 'Lena Weiss', reason: 'found by the yearly review' }, rules: expect.arrayContaining([MANUAL]) as object[] });
    expect(await raise(run)).toMatchObject({ status: 201 });
    const [before, after] = await raised(run);
    expect(before).toMatchObject({ severity: 'minor', blocks: [] });
    expect(before).not.toHaveProperty('rulesVersion');
    expect(after).toMatchObject({ severity: 'major', blocks: ['*'], signers: [{ roles: ['qa'] }, { roles: ['qp'] }], rulesVersion: 1 });
    const rows = await own.read<object>(`SELECT person, object, action, field, old_value, new_value, reason FROM audit WHERE object = 'exception rules of HAM'`);
    expect(rows).toEqual([expect.objectContaining({ person: 'E1050', action: 'ExceptionRulesChanged', field: 'type manual', old_value: 'not in the table', new_value: 'major, qa + qp, holds back the whole batch', reason: 'found by the yearly review' })]);
  });

  it('of which every version stays, shown newest first and made again from the record', async () => {
    expect(await change({ ...MANUAL, blocks: 'nothing' })).toMatchObject({ status: 200, body: { sequence: 2 } });
    const first = (await plant.services.as('op.lindqvist').get<{ items: object[]; next: string }>(`${TABLES}/HAM/changes?limit=1`)).body;
    expect(first).toMatchObject({ items: [{ version: 2, person: 'E1050' }], next: '2' });
    expect((await plant.services.as('op.lindqvist').get(`${TABLES}/HAM/changes?limit=1&after=${first.next}`)).body).toMatchObject({ items: [{ version: 1, rules: expect.arrayContaining([MANUAL]) as object[] }] });
    expect((await rebuildDerivedTables(plant.services.db.adminUrl, 'batch_execution', replayRows())).differences).toEqual([]);
    plant.services = await plant.services.restart();
    expect(await table()).toMatchObject({ version: 2 });
  });

  it('and nobody else, at no other site, over no table that was not seen, with no table that cannot be used', async () => {
    for (const account of ['sup.haas', 'qp.romano', 'op.lindqvist', 'it.admin']) expect(await plant.services.as(account).post(`${CHANGE}/statements`, await wanted({ ...MANUAL, blocks: 'run' }))).toMatchObject({ status: 403 });
    expect(await plant.services.as('qa.murphy').post(`${CHANGE}/statements`, await wanted(MANUAL))).toMatchObject({ status: 404 });
    expect(await plant.services.as('qa.murphy').get(`${TABLES}/HAM/changes`)).toMatchObject({ status: 404 });
    expect(await plant.services.as('qa.weiss').post(`${CHANGE.replace('HAM', 'CRK')}/statements`, await wanted(MANUAL))).toMatchObject({ status: 404 });
    for (const version of [1, 3]) expect(await plant.services.as('qa.weiss').post(`${CHANGE}/statements`, await wanted({ ...MANUAL, blocks: 'run' }, { version }))).toMatchObject({ status: 409, body: { code: 'exception-rules-changed', field: 'version', params: { seen: version, version: 2, name: 'Lena Weiss' } } });
    expect(await plant.services.as('qa.weiss').post(`${CHANGE}/statements`, await wanted({ ...MANUAL, blocks: 'nothing' }))).toMatchObject({ status: 422, body: { code: 'exception-rules-same' } });
    expect(await plant.services.as('qa.weiss').post(`${CHANGE}/statements`, await wanted({ ...MANUAL, signers: [{ roles: ['qp'] }] }))).toMatchObject({ status: 422, body: { code: 'exception-rules-invalid', params: { at: '/byType/manual' } } });
    expect(await table()).toMatchObject({ version: 2 });
  });

  it('of two who change the same version, one; a signature serves for exactly what was signed', async () => {
    const body = await wanted({ ...MANUAL, blocks: 'run' });
    const { statement } = (await plant.services.as('qa.weiss').post<{ statement: object }>(`${CHANGE}/statements`, body)).body;
    const evidence = await plant.services.signer.sign(statement as never, 'qa.weiss');
    const other = await wanted({ ...MANUAL, blocks: 'following' });
    expect(await plant.services.as('qa.weiss').post(CHANGE, { ...other, evidence })).toMatchObject({ status: 409, body: { code: 'content-changed' } });
    expect(await plant.services.as('qa.adeyemi').signed(CHANGE, other)).toMatchObject({ status: 200, body: { sequence: 3 } });
    expect(await plant.services.as('qa.weiss').post(CHANGE, { ...body, evidence })).toMatchObject({ status: 409, body: { code: 'exception-rules-changed' } });
    expect(await table()).toMatchObject({ version: 3 });
  });
});
