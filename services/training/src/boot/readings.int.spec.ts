import { outgoing } from '@batchwright/contracts';
import type { ServiceDefinition } from '@batchwright/host';
import { sha256Hex, type Statement } from '@batchwright/records';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { training } from './index';

const PATH = '/api/training/v1';
const recipes: ServiceDefinition = { name: 'recipes', migrations: [], module: () => ({ module: class StandIn {}, controllers: [] }) };
let services: TestServices;

beforeAll(async () => {
  services = await startTestServices([training, recipes]);
}, 60_000);
afterAll(() => services.stop());

const words = (en: string): { en: string; de: string } => ({ en, de: en });
const step = (id: string, more: object) => ({ id, type: 'step', kind: 'instruction', title: words(id), entries: [], signatures: [], config: {}, ...more });
const DOCUMENT = JSON.stringify({
  format: 'batchwright.recipe/1',
  header: { code: 'MBR-READ', title: words('To be read'), kind: 'batch', batchSize: { value: '1', unit: 'kg' }, languages: ['en', 'de'] },
  formula: { inputs: [], outputs: [], parameters: [] }, equipment: [], qualifications: [{ code: 'sieving', title: words('Sieving') }],
  procedure: { id: 'p', type: 'sequence', title: words('p'), children: [step('sieve', { qualifications: ['sieving'], performers: ['operator'] }), step('sample', { performers: ['qc'] })] },
  holdTimes: [],
});
const HASH = sha256Hex(DOCUMENT);

let told = 0;
async function tell(type: 'RecipeVersionApproved' | 'RecipeVersionEffective' | 'RecipeVersionSuperseded', version: number): Promise<void> {
  await services.objects.put('recipes', 'HAM', Buffer.from(DOCUMENT));
  const which = { site: 'HAM', recipe: 'MBR-READ', version, versionId: `version-${version}` };
  const more = { RecipeVersionApproved: { documentHash: HASH, approvedBy: [] }, RecipeVersionEffective: { documentHash: HASH, objectKey: '', approvedBy: [], title: 'To be read', product: '', effectiveFrom: '2026-01-01T00:00:00.000Z' }, RecipeVersionSuperseded: { supersededBy: '' } }[type];
  await (await services.db.transactions('recipes')).run((tx) => tx.announce([outgoing(`batchwright.recipes.v1.${type}`, { subject: which.versionId, site: 'HAM', sequence: (told += 1) }, { ...which, ...more } as never)]));
  await services.settled();
}
async function grant(person: string, code: string, days: number): Promise<void> {
  const from = (await (await services.db.transactions('training')).times()).plant;
  expect(await services.as('trn.fischer').signed(`${PATH}/qualifications`, { site: 'HAM', person, code, from, until: new Date(Date.parse(from) + days * 86_400_000).toISOString() })).toMatchObject({ status: 201 });
}
interface Task { versionId: string; person: string; status: string }
const tasks = async (query = '', as = 'trn.fischer'): Promise<string[]> => (await services.as(as).get<{ items: Task[] }>(`${PATH}/readings?limit=500${query}`)).body.items.map(({ versionId, person, status }) => `${versionId} ${person} ${status}`);

describe('H3 a new version of a recipe', () => {
  it('is a task for exactly those who can do one of its steps, from its approval on', async () => {
    await grant('E1001', 'sieving', 30);
    await grant('E1002', 'trainee/sieving', 30);
    await grant('E1070', 'matrix', 30); // somebody with another training
    await tell('RecipeVersionEffective', 1);
    expect(await tasks()).toEqual([]); // nobody ran an earlier one
    await tell('RecipeVersionApproved', 2);
    const quality = (await services.as('trn.fischer').get<{ items: { person: string; roles: string[] }[] }>(`${PATH}/matrix?site=HAM&limit=500`)).body.items.filter(({ roles }) => roles.includes('qc')).map(({ person }) => person);
    const expected = ['E1001', 'E1002', ...quality].toSorted();
    expect(await tasks()).toEqual(expected.map((person) => `version-2 ${person} approved`));
    await tell('RecipeVersionEffective', 2);
    expect(await tasks('&person=me', 'op.berger')).toEqual(['version-2 E1001 effective']);
  });

  it('is done by the signature of the person himself over the document, and by nobody else', async () => {
    const path = `${PATH}/readings/version-2`;
    const { statement } = (await services.as('op.berger').post<{ statement: Statement }>(`${path}/statements`, {})).body;
    expect(statement).toMatchObject({ meaning: 'read-and-understood', signer: { person: 'E1001' } });
    expect(await services.as('op.okafor').post(path, { evidence: await services.signer.sign(statement, 'op.okafor') })).toMatchObject({ status: 403 });
    const evidence = await services.signer.sign(statement, 'op.berger');
    expect(await services.as('op.berger').post(path, { evidence })).toMatchObject({ status: 200 });
    expect(await tasks('&person=me', 'op.berger')).toEqual([]);
    const { body } = await services.as('op.berger').get<{ items: { code: string; state: string; grantedBy: string }[] }>(`${PATH}/qualifications?person=E1001&limit=100`);
    expect(body.items.find(({ code }) => code === 'recipe/MBR-READ/2')).toMatchObject({ state: 'valid', grantedBy: 'E1001' });
    expect(await services.as('op.berger').signed(path, {})).toMatchObject({ status: 409, body: { code: 'already-registered' } });
  });

  it('is no task any more for whose training is over, nor when it is out of force', async () => {
    await services.steer({ advanceSeconds: 31 * 86_400 });
    expect((await tasks()).filter((task) => task.includes('E1002'))).toEqual([]);
    await tell('RecipeVersionSuperseded', 2);
    expect(await tasks()).toEqual([]);
    expect(await services.as('op.okafor').signed(`${PATH}/readings/version-2`, {})).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await services.as('op.okafor').signed(`${PATH}/readings/version-9`, {})).toMatchObject({ status: 404 });
  });
});
