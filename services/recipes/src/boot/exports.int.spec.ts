import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { b2mmlSchema, batchMLFile, startTestServices, validateXml, type BatchMLShape, type TestServices } from '@batchwright/testing';
import { recipes } from './index';
import { simpleRecipe } from './simple-recipe.fixture';

const API = '/api/recipes/v1';
const SHAPE: BatchMLShape = [[3, 3, 4, 4, 3, 1, 3], [3, 6, 3, 3]];
let services: TestServices;

beforeAll(async () => {
  services = await startTestServices([recipes]);
}, 60_000);
afterAll(() => services.stop());

const imported = async (content: string, code: string): Promise<string> => {
  const answer = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/imports`, { site: 'HAM', format: 'batchml-v02', fileName: 'file.xml', content, code, changeControl: 'CC-2026-0041' });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.aggregate;
};
const batchMLOf = async (id: string): Promise<string> => (await services.as('insp.dubois').get<string>(`${API}/versions/${id}/batchml`)).body;
const hashOf = async (id: string): Promise<string> => String((await services.as('insp.dubois').get(`${API}/versions/${id}`)).body.documentHash);

/** Faults by the validator of the JDK, where it and the schemas are. */
async function faultsOf(name: string, xml: string): Promise<string[]> {
  const found = await b2mmlSchema();
  if ('schema' in found) return validateXml(found.schema, { [name]: xml });
  process.stdout.write(`${found.missing}: ${name} was not validated\n`);
  return [];
}

describe('A16 a version leaves as BatchML V7', () => {
  it('with the levels that came in, valid by the schema', async () => {
    const xml = await batchMLOf(await imported(batchMLFile(SHAPE), 'MBR-V7-1'));
    const again = await imported(xml, 'MBR-V7-2');
    expect((await services.as('insp.dubois').get(`${API}/versions/${again}/import`)).body.counts).toEqual({ procedures: 1, unitProcedures: 2, operations: 11, phases: 36 });
    expect(await faultsOf('made-up.xml', xml)).toEqual([]);
  }, 60_000);

  it('also the published cough syrup, where it is on this machine', async () => {
    const file = join(process.env.BATCHWRIGHT_REFERENCE_DATA ?? '', 'recipes/cough-syrup-batchml-v02.xml');
    if (!existsSync(file)) return void process.stdout.write('the published cough syrup is not on this machine (BATCHWRIGHT_REFERENCE_DATA)\n');
    const xml = await batchMLOf(await imported(readFileSync(file, 'utf8'), 'MBR-V7-SYR'));
    expect(xml.match(/<RecipeElementType>Phase</g)).toHaveLength(36);
    expect(await faultsOf('cough-syrup.xml', xml)).toEqual([]);
  }, 60_000);

  it('with its hash, and who approved it when', async () => {
    const { body } = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/versions`, { site: 'HAM', document: simpleRecipe('MBR-V7-3'), changeControl: 'CC-2026-0043' });
    const version = `${API}/versions/${body.aggregate}`;
    expect(await services.as('eng.moreau').post(`${version}/submission`)).toMatchObject({ status: 200 });
    expect(await services.as('sup.haas').signed(`${version}/approval`)).toMatchObject({ status: 200 });
    const xml = await batchMLOf(body.aggregate);
    for (const part of [await hashOf(body.aggregate), 'CC-2026-0043', '<ApprovedBy>Jutta Haas (E1010)</ApprovedBy>']) expect(xml).toContain(part);
    expect(await faultsOf('approved.xml', xml)).toEqual([]);
  }, 60_000);

  it('for nobody of another site, and for nobody without a name', async () => {
    const id = await imported(batchMLFile([[1]]), 'MBR-V7-4');
    expect(await services.as('every.role').get(`${API}/versions/${id}/batchml`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await services.anonymous.get(`${API}/versions/${id}/batchml`)).toMatchObject({ status: 401 });
  });
});

describe('A16 a version leaves as PDF', () => {
  it('of every state, for whoever may read it', async () => {
    const id = await imported(batchMLFile([[1]]), 'MBR-PDF-1');
    const { status, body } = await services.as('op.berger').get<string>(`${API}/versions/${id}/pdf`);
    expect({ status, begins: body.slice(0, 8), ends: body.trimEnd().slice(-5) }).toEqual({ status: 200, begins: '%PDF-1.7', ends: '%%EOF' });
    expect(await services.as('every.role').get(`${API}/versions/${id}/pdf`)).toMatchObject({ status: 404 });
  });
});
