import { startTestServices, type TestServices } from '@batchwright/testing';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { BatchHistory, HAMBURG, type Crew } from './batch-history';
import { expectedGenealogy } from './expected-genealogy';

const CORK: Crew = { site: 'CRK', author: 'every.role', approvers: ['sup.doyle', 'qa.murphy'], quality: 'qa.murphy', supervisor: 'sup.doyle', operator: 'op.byrne', warehouse: 'every.role', laboratory: 'every.role' };
const BATCHES = 24;

let services: TestServices;
let history: BatchHistory;

/** Every batch goes the way of people: through the API of all services, its grants and its use of material over the bus. */
beforeAll(async () => {
  services = await startTestServices(allServices());
  history = new BatchHistory({
    ask: (account, method, path, body) => (method === 'GET' ? services.as(account).get(`/api${path}`) : services.as(account).post(`/api${path}`, body)),
    sign: (statement, account) => services.signer.sign(statement, account),
  }, [HAMBURG, CORK]);
  await history.prepare();
  await history.make(BATCHES);
  await services.settled();
}, 180_000);
afterAll(() => services.stop());

describe('C12 genealogy of batches that were made, not of rows that were written', () => {
  it('the history is one over two sites: lots of both went on, and some came from the other', () => {
    expect(history.links).toHaveLength(3 * BATCHES);
    expect(history.sent.length).toBeGreaterThan(2);
    expect(new Set(history.links.map(({ batch }) => batch.slice(0, 3)))).toEqual(new Set(['HAM', 'CRK']));
    const furthest = history.lots.map((lot) => expectedGenealogy(history, lot, 'backward'));
    expect(Math.max(...furthest.map(({ lots }) => lots.length))).toBeGreaterThan(8);
    expect(furthest.some(({ transfers }) => transfers.length > 0)).toBe(true);
  });

  it('C11 no batch that went as it should is irregular in the ledger, and what is left of a lot is what came less what was used', async () => {
    const admin = await services.db.client();
    expect((await admin.query('SELECT container, cause, irregular FROM resources.movement WHERE irregular IS NOT NULL')).rows).toEqual([]);
    // what a step took is told by the step; nothing of it is given back at the end
    expect((await admin.query("SELECT body FROM bus.log WHERE type LIKE '%ReleaseMaterialGrant'")).rows).toEqual([]);
    const { rows } = await admin.query<{ number: string; tenths: number }>('SELECT l.number, (sum(m.amount::numeric) * 10)::int AS tenths FROM resources.movement m JOIN resources.lot l ON l.site = m.site AND l.id = m.lot_id GROUP BY l.number');
    const used = (lot: string): number => history.links.filter((link) => link.lot === lot && link.way === 'used').reduce((sum, { tenths }) => sum + tenths, 0);
    for (const { number, tenths } of rows) expect({ number, tenths }).toEqual({ number, tenths: (history.came.get(number) ?? 0) - used(number) });
  });

  it.each(['forward', 'backward'] as const)('C12 %s: every lot, every batch and every amount is what was done, and nothing else', async (direction) => {
    for (const lot of history.lots) expect({ lot, ...(await history.genealogy('insp.both', lot, direction)) }).toEqual({ lot, ...expectedGenealogy(history, lot, direction) });
  });
});
