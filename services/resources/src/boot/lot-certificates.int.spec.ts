import { createHash } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTampering, rebuildDerivedTables } from '@batchwright/persistence';
import { contentHash, type Statement } from '@batchwright/records';
import { rowsOf } from '../adapters/postgres/rows-of';
import { API, startResources, type ResourcesPlant } from './plant.fixture';

let plant: ResourcesPlant;

beforeAll(async () => {
  plant = await startResources();
}, 60_000);
afterAll(() => plant.services.stop());

const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const send = (lot: string, bytes: Uint8Array, user = 'wh.novak') => plant.services.as(user).send<{ sha256: string; code?: string }>(`${API}/lots/${lot}/files`, bytes);
const name = (lot: string, body: { sha256: string; fileName?: string; number?: string }, user = 'wh.novak') => plant.services.as(user).post(`${API}/lots/${lot}/certificates`, { fileName: 'coa.pdf', number: 'CoA-1', ...body });
const view = async (lot: string) => (await plant.services.as('insp.dubois').get(`${API}/lots/${lot}`)).body;
const open = (lot: string, sha256: string, user = 'insp.dubois') => plant.services.as(user).get(`${API}/lots/${lot}/certificates/${sha256}/file`);

async function added(lot: string, bytes: Buffer, number: string): Promise<string> {
  const { body: { sha256 } } = await send(lot, bytes);
  expect(await name(lot, { sha256, number })).toMatchObject({ status: 201, body: { aggregate: lot } });
  return sha256;
}

describe('C1 the grade of a lot', () => {
  it('is said at receipt and stands at the lot and its containers; a lot that has none is as before', async () => {
    const graded = await plant.lot('L-G', 'G-1', { grade: 'Ph. Eur.' });
    const plain = await plant.lot('L-N', 'N-1');
    expect(await view(graded)).toMatchObject({ grade: 'Ph. Eur.', certificates: [] });
    expect(await view(plain)).not.toHaveProperty('grade');
    expect((await plant.services.as('op.berger').get(`${API}/containers/G-1`)).body).toMatchObject({ lot: { grade: 'Ph. Eur.' } });
    const rows = await (await plant.services.db.transactions('resources')).read<{ aggregate_id: string }>(`SELECT aggregate_id FROM audit WHERE field = 'grade' AND new_value = 'Ph. Eur.'`);
    expect(rows.map(({ aggregate_id: id }) => id)).toEqual([graded]);
  });
});

describe('C1 the certificate of the supplier at the lot', () => {
  it('is sent, named with its number, shown with who added it, and opens as the same bytes', async () => {
    const lot = await plant.lot('L-1', 'C-1');
    const bytes = pdf('Assay 99.8 %');
    expect(await send(lot, bytes)).toMatchObject({ status: 201, body: { sha256: hashOf(bytes), mediaType: 'application/pdf', size: bytes.length } });
    const sha256 = await added(lot, bytes, 'CoA-88121');
    expect(await view(lot)).toMatchObject({ certificates: [{ sha256, number: 'CoA-88121', fileName: 'coa.pdf', mediaType: 'application/pdf', size: bytes.length, addedBy: expect.stringMatching(/Nov/) as string, addedAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/) as string }] });
    expect(await open(lot, sha256)).toMatchObject({ status: 200, body: bytes.toString() });
    const transactions = await plant.services.db.transactions('resources');
    expect(await transactions.read('SELECT person, action, new_value FROM audit WHERE field = $1', [`certificate ${sha256}`])).toMatchObject([{ person: expect.stringMatching(/^E\d+$/) as string, action: 'LotCertificateAdded', new_value: 'CoA-88121 (coa.pdf)' }]);
    expect(await findTampering(transactions, 'HAM', lot)).toBeUndefined();
  });

  it('is refused when it is no PDF or picture, too large, not sent, there already, or without a number; nothing is recorded then', async () => {
    const lot = await plant.lot('L-2', 'C-2');
    expect(await send(lot, Buffer.from('MZ coa.pdf'))).toMatchObject({ status: 422, body: { code: 'file-not-taken' } });
    expect(await send(lot, Buffer.alloc(9 * 1024 * 1024))).toMatchObject({ status: 413, body: { code: 'body-too-large', params: { limit: 8 * 1024 * 1024 } } });
    expect(await name(lot, { sha256: 'f'.repeat(64) })).toMatchObject({ status: 404, body: { code: 'object-missing', field: 'sha256' } });
    const sha256 = await added(lot, pdf('two'), 'CoA-2');
    expect(await name(lot, { sha256, number: 'CoA-2b' })).toMatchObject({ status: 409, body: { code: 'certificate-twice', params: { lot: 'L-2', number: 'CoA-2', file: 'coa.pdf' } } });
    const { body: { sha256: other } } = await send(lot, pdf('three'));
    expect(await name(lot, { sha256: other, number: '  ' })).toMatchObject({ status: 422, body: { code: 'field-missing', field: 'number' } });
    expect(await open(lot, other)).toMatchObject({ status: 404, body: { code: 'object-missing' } }); // sent, but no certificate of this lot
    expect(await view(lot)).toMatchObject({ sequence: 2, certificates: [{ sha256 }] });
  });

  it('is brought by the warehouse and quality control only, at their site', async () => {
    const lot = await plant.lot('L-3', 'C-3');
    const sha256 = await added(lot, pdf('four'), 'CoA-4');
    for (const user of ['op.berger', 'qa.weiss', 'it.admin']) {
      expect(await send(lot, pdf('five'), user)).toMatchObject({ status: 403 });
      expect(await name(lot, { sha256 }, user)).toMatchObject({ status: 403 });
    }
    const { body: { sha256: second } } = await send(lot, pdf('of the laboratory'), 'qc.silva');
    expect(await name(lot, { sha256: second, number: 'CoA-5' }, 'qc.silva')).toMatchObject({ status: 201 });
    expect(await open(lot, sha256, 'op.byrne')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('is never shown when its bytes were changed in the store', async () => {
    const lot = await plant.lot('L-4', 'C-4');
    const sha256 = await added(lot, pdf('Assay 91.0 %'), 'CoA-6');
    const stored = join((plant.services.objects as unknown as { folder: string }).folder, 'resources', 'HAM', sha256);
    const bytes = await readFile(stored);
    await chmod(stored, 0o600);
    await writeFile(stored, bytes.toString().replace('91.0', '99.0'));
    expect(await open(lot, sha256)).toMatchObject({ status: 500, body: { code: 'object-damaged' } });
  });
});

interface Put {
  readonly statement: Statement;
}

/** What is signed of a release out of quarantine without certificates. */
const released = (lot: string) => ({ act: 'dispose-lot', site: 'HAM', lot, material: 'RM-1001', before: 'quarantine', after: 'released', reason: '' });

describe('C2 a release rests on the certificates that were there', () => {
  const decided = async (lot: string): Promise<Record<string, unknown>[]> =>
    (await (await plant.services.db.transactions('resources')).read<{ body: Record<string, unknown> }>(`SELECT canonical::jsonb->'body' AS body FROM record WHERE aggregate_id = $1 AND type = 'LotDispositionChanged' ORDER BY sequence`, [lot])).map(({ body }) => body);

  it('names their hashes in what is signed and in its event; one that comes later is not among them', async () => {
    const lot = await plant.lot('L-5', 'C-5');
    const [first, second] = [await added(lot, pdf('identity'), 'CoA-7'), await added(lot, pdf('residual solvents'), 'CoA-8')];
    const put = await plant.services.as('qc.silva').post<Put>(`${API}/lots/${lot}/disposition/statements`, { disposition: 'released' });
    expect(put.body.statement.contents).toMatchObject([{ hash: contentHash({ ...released('L-5'), certificates: [first, second] }) }]);
    expect(put.body.statement.text).toMatchObject({ en: expect.stringContaining('Certificates of the supplier: CoA-7, CoA-8.') as string, de: expect.stringContaining('Zertifikate des Lieferanten: CoA-7, CoA-8.') as string });
    await plant.releaseLot(lot);
    await added(lot, pdf('late'), 'CoA-9');
    expect(await decided(lot)).toMatchObject([{ after: 'released', certificates: [first, second] }]);
  });

  it('is not signed over other certificates than its signer saw', async () => {
    const lot = await plant.lot('L-6', 'C-6');
    const control = plant.services.as('qc.silva');
    const put = await control.post<Put>(`${API}/lots/${lot}/disposition/statements`, { disposition: 'released' });
    const evidence = await plant.services.signer.sign(put.body.statement, 'qc.silva');
    await added(lot, pdf('came between'), 'CoA-10');
    expect(await control.post(`${API}/lots/${lot}/disposition`, { disposition: 'released', evidence })).toMatchObject({ status: 409, body: { code: 'content-changed' } });
    expect(await view(lot)).toMatchObject({ disposition: 'quarantine' });
    expect(await decided(lot)).toEqual([]);
  });

  it('has no field for them when there are none, so that old signatures keep their hash', async () => {
    const lot = await plant.lot('L-7', 'C-7');
    const put = await plant.services.as('qc.silva').post<Put>(`${API}/lots/${lot}/disposition/statements`, { disposition: 'released' });
    expect(put.body.statement).toMatchObject({ contents: [{ hash: contentHash(released('L-7')) }], text: { en: 'I release lot L-7 of RM-1001 Warfarin sodium.' } });
    await plant.releaseLot(lot);
    expect((await decided(lot))[0]).not.toHaveProperty('certificates');
  });

  it('gives every row again from the events, byte for byte', async () => {
    expect((await rebuildDerivedTables(plant.services.db.adminUrl, 'resources', rowsOf)).differences).toEqual([]);
    const app = await plant.services.db.client('resources_app');
    for (const sql of ['DELETE FROM resources.lot_certificate', `UPDATE resources.lot_certificate SET number = 'forged'`]) await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});
