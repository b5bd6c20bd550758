import { findTampering, rebuildDerivedTables } from '@batchwright/persistence';
import { rowsOf } from '../adapters/postgres/rows-of';
import { API, startResources, type ResourcesPlant } from './plant.fixture';
import { CodedCauses1765570000000 } from '../adapters/postgres/migrations/coded-causes';

let plant: ResourcesPlant;

/** A life with everything in it: grants of both kinds given, used, refused, lapsed, revoked, returned. */
beforeAll(async () => {
  plant = await startResources();
  const { services } = plant;
  await plant.blender('VB-01');
  const lot = await plant.lot('L-1', 'C-1', { expiry: '2035-01-31' });
  await plant.releaseLot(lot);
  const [blender, drum] = [await plant.askEquipment('VB-01'), await plant.askMaterial('C-1')];
  await plant.used(blender);
  await plant.used(drum);
  await plant.weighed(drum, { value: '0.99', unit: 'kg' }, 2);
  await plant.weighed(drum, { value: '1.01', unit: 'kg' }, 3);
  const [warehouse, quality] = [services.as('wh.novak'), services.as('qc.silva')];
  await warehouse.post(`${API}/containers/C-1/move`, { location: 'WH-A-1', reason: 'put away' });
  await quality.post(`${API}/containers/C-1/sample`, { sample: 'S-1', quantity: { value: '20', unit: 'g' }, reason: 'identity' });
  await warehouse.post(`${API}/containers/C-1/destruction`, { quantity: { value: '1', unit: 'g' }, reason: 'spilled' });
  await quality.post(`${API}/containers/C-1/block`, { reason: 'dented' });
  await quality.post(`${API}/containers/C-1/unblock`, { reason: 'looked at' });
  await plant.askEquipment('VB-01', { run: 'WS-2' });
  await plant.askEquipment('VB-77');
  await plant.end(blender);
  await plant.askMaterial('C-1');
  await services.steer({ advanceSeconds: 1861 });
  await plant.release(await plant.askMaterial('C-1'));
  await plant.askMaterial('C-1');
  await warehouse.post(`${API}/lots/${lot}/labels`, {});
  await services.as('qa.weiss').put(`${API}/materials/RM-1001/picking-rule`, { site: 'HAM', rule: 'fefo', reason: 'short shelf life' });
  await services.as('qa.weiss').put(`${API}/product-changes`, { site: 'HAM', class: 'v-blender', from: 'FP', to: '*', level: 'major', reason: 'hard to clean' });
  const nordchem = { site: 'HAM', material: 'RM-1001', supplier: 'Nordchem' };
  await services.as('qa.weiss').signed(`${API}/suppliers/qualification`, { ...nordchem, until: '2099-12-31' });
  await services.as('qa.weiss').signed(`${API}/suppliers/withdrawal`, { ...nordchem, reason: 'audit' });
  await services.as('sup.haas').signed(`${API}/containers/C-1/picking-waiver`, { runNumber: 'WS-1', reason: 'stands at the booth' });
  await services.as('qc.silva').post(`${API}/lots/${lot}/block`, { reason: 'complaint' });
  await services.as('op.berger').post(`${API}/lots/production`, { site: 'HAM', number: 'L-2', material: 'IM-1', runId: 'id-of-WS-1', runNumber: 'WS-1', containers: [{ code: 'C-2', quantity: { value: '1', unit: 'kg' } }] });
  await services.as('mnt.kovac').signed(`${API}/equipment/VB-01/calibration`, { due: '2035-01-31' });
  await plant.blender('VB-02');
  await services.as('mnt.kovac').post(`${API}/equipment/VB-02/maintenance`, { workOrder: 'WO-1', reason: 'bearing' });
  await services.as('mnt.kovac').signed(`${API}/equipment/VB-02/maintenance/end`, { workOrder: 'WO-1', reason: 'greased' });
  await services.as('sup.haas').post(`${API}/equipment/VB-02/maintenance`, { workOrder: 'WO-2', reason: 'seal' });
  await plant.blender('VB-03');
  await services.as('op.berger').signed(`${API}/equipment/VB-03/cleaning`, { holdSeconds: 60 });
  await services.steer({ advanceSeconds: 61 });
  await services.as('mnt.kovac').post(`${API}/equipment/VB-01/block`, { reason: 'repair' });
}, 60_000);
afterAll(() => plant.services.stop());

const TABLES = ['equipment', 'lot', 'container', 'item_grant', 'movement', 'logbook', 'label_print', 'lot_hold', 'picking_rule', 'picking_waiver', 'product_change', 'supplier_qualification'];

describe('gmp-1 the record of resources', () => {
  it('cannot be written, changed or removed by raw SQL of the service itself', async () => {
    const app = await plant.services.db.client('resources_app');
    await app.query('SET search_path = resources');
    const around = [
      `INSERT INTO container (site, code, lot_id, place, received, unit, free) VALUES ('HAM', 'C-forged', 'x', 0, '5', 'kg', '5')`,
      `INSERT INTO item_grant (site, grant_id, kind, item, run_id, run_number, step_key, state) VALUES ('HAM', 'g', 'material', 'C-1', 'r', 'r', 's', 'granted')`,
      `UPDATE lot SET disposition = 'released'`, `UPDATE equipment SET cleaning = 'clean', blocked_for = NULL`, `UPDATE container SET free = '1000'`,
      ...[...TABLES, 'record', 'audit'].flatMap((table) => [`DELETE FROM ${table}`, `TRUNCATE ${table}`]), `UPDATE record SET canonical = '{}'`,
    ];
    for (const sql of around) await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('stands whole: no gap, every text under its hash', async () => {
    const transactions = await plant.services.db.transactions('resources');
    const all = await transactions.read<{ site: string; id: string }>('SELECT site, aggregate_id AS id FROM aggregate');
    expect(all).toHaveLength(9); // the blenders, the lots, the order of a material, a change of product, a supplier, and the blender that nobody has
    for (const { site, id } of all) expect(await findTampering(transactions, site, id)).toBeUndefined();
  });

  it('I4 every act has an audit row; changes have both values', async () => {
    const transactions = await plant.services.db.transactions('resources');
    const [silent] = await transactions.read<{ count: number }>('SELECT count(*)::int AS count FROM record r WHERE NOT EXISTS (SELECT FROM audit a WHERE a.aggregate_id = r.aggregate_id AND a.record_sequence = r.sequence)');
    expect(silent?.count).toBe(0);
    const [used] = await transactions.read(`SELECT person, old_value, new_value FROM audit WHERE action = 'EquipmentOccupied' AND field = 'allocation'`);
    expect(used).toEqual({ person: 'E1001', old_value: expect.stringContaining('granted') as string, new_value: 'occupied (WS-1, blend)' });
  });

  it('I4 N4 D3 gives every derived row again byte for byte, the end of a clean hold among them', async () => {
    const [ended] = await (await plant.services.db.transactions('resources')).read<{ count: number }>(`SELECT count(*)::int AS count FROM record WHERE type = 'EquipmentCleanHoldEnded'`);
    expect(ended?.count).toBe(1);
    const rebuilt = await rebuildDerivedTables(plant.services.db.adminUrl, 'resources', rowsOf);
    expect(rebuilt.differences).toEqual([]);
    const filled = await (await plant.services.db.transactions('resources')).read<{ table: string }>(TABLES.map((table) => `SELECT '${table}' AS table FROM ${table} HAVING count(*) > 0`).join(' UNION ALL '));
    expect(filled).toHaveLength(TABLES.length);
  });
});

describe('N7 I4 a ledger that was written before its causes were coded', () => {
  it('gets, row by row, what replay of its events gives; the sentences stay', async () => {
    const admin = await plant.services.db.client();
    await admin.query('SET search_path = resources');
    const rows = async (): Promise<unknown[]> => (await admin.query('SELECT lot_id, sequence, container, cause, cause_coded, irregular_de FROM movement ORDER BY lot_id, sequence, container')).rows;
    const before = await rows();
    expect(before.filter((row) => (row as { cause_coded: unknown }).cause_coded !== null).length).toBeGreaterThan(0);
    const runner = { query: async (sql: string, params?: unknown[]) => (await admin.query(sql, params)).rows as unknown } as unknown as Parameters<CodedCauses1765570000000['up']>[0];
    await new CodedCauses1765570000000().down(runner);
    await new CodedCauses1765570000000().up(runner);
    expect(await rows()).toEqual(before);
  });
});

describe('I8 who may what', () => {
  it('asks for a role, a site and a reason', async () => {
    const { services } = plant;
    expect(await services.as('op.byrne').get(`${API}/equipment/VB-01`)).toMatchObject({ status: 404 });
    expect(await services.as('op.byrne').get(`${API}/containers/C-1`)).toMatchObject({ status: 404 });
    expect(await services.as('it.admin').post(`${API}/equipment/VB-01/unblock`, { reason: 'x' })).toMatchObject({ status: 403 });
    expect(await services.as('mnt.kovac').post(`${API}/equipment/VB-01/unblock`, { reason: ' ' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await services.as('wh.novak').post(`${API}/lots`, { site: 'CRK', number: 'L-9', material: 'M', containers: [{ code: 'C-9', quantity: { value: '1', unit: 'kg' } }] })).toMatchObject({ status: 404 });
  });

  it('shows the newest state to new readers', async () => {
    const [lot] = await plant.services.as('op.berger').get<{ items: { id: string }[] }>(`${API}/lots?number=L-1`).then(({ body }) => body.items);
    expect((await plant.told('batchwright.resources.state.v1', lot?.id ?? '')).at(-1)).toMatchObject({ type: 'LotSnapshot', data: { disposition: 'LOT_DISPOSITION_RELEASED', blocked: true } });
  });
});
