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

describe('H3 a new version of a controlled document', () => {
  const DAY = 86_400_000;
  const CODE = 'SOP-0042';
  const sop = 'document-42';
  const recipeNaming = JSON.stringify({ ...(JSON.parse(DOCUMENT) as object), procedure: { id: 'p', type: 'sequence', title: words('p'), children: [step('sieve', { documents: [CODE], qualifications: ['sieving'], performers: ['operator'] }), step('sample', { performers: ['qc'] })] } });
  async function announce(type: 'DocumentVersionAdded' | 'DocumentWithdrawn', more: object): Promise<void> {
    await (await services.db.transactions('recipes')).run((tx) => tx.announce([outgoing(`batchwright.recipes.v1.${type}`, { subject: sop, site: 'HAM', sequence: (told += 1) }, { site: 'HAM', documentId: sop, code: CODE, ...more } as never)]));
    await services.settled();
  }
  const added = async (version: number, inDays: number): Promise<void> => {
    const effectiveFrom = new Date(Date.parse((await (await services.db.transactions('training')).times()).plant) + inDays * DAY).toISOString();
    await announce('DocumentVersionAdded', { version, sha256: HASH, mediaType: 'application/pdf', effectiveFrom, titleEn: 'Sieving', titleDe: 'Sieben' });
  };
  const ofDocument = async (query = '', as = 'trn.fischer'): Promise<string[]> => (await tasks(query, as)).filter((task) => task.startsWith(sop));

  it('is a task for exactly those who can do a step that names it and those who are trained on it, before it is in effect; its first version is nobody\'s', async () => {
    await services.objects.put('recipes', 'HAM', Buffer.from(recipeNaming));
    const version = { site: 'HAM', recipe: 'MBR-NAMES', version: 1, versionId: 'naming-1', documentHash: sha256Hex(recipeNaming), objectKey: '', approvedBy: [], title: 'To be read', product: '', effectiveFrom: '2026-01-01T00:00:00.000Z' };
    await (await services.db.transactions('recipes')).run((tx) => tx.announce([outgoing('batchwright.recipes.v1.RecipeVersionEffective', { subject: 'naming-1', site: 'HAM', sequence: (told += 1) }, version as never)]));
    await services.settled();
    await grant('E1001', 'sieving', 30);
    await grant('E1070', CODE, 30); // trained on the document, whatever his role
    await added(3, 0);
    expect(await ofDocument()).toEqual([]);
    await added(4, 2);
    expect(await ofDocument()).toEqual([`${sop}.4 E1001 scheduled`, `${sop}.4 E1070 scheduled`]);
    const [task] = (await services.as('op.berger').get<{ items: object[] }>(`${PATH}/readings?person=me`)).body.items;
    expect(task).toMatchObject({ kind: 'document', documentId: sop, code: CODE, version: 4, title: 'Sieving', titleDe: 'Sieben' });
  });

  it('is done by a signature over the file, counts from its effect on, and ends with a newer one or the withdrawal of the document', async () => {
    const { statement } = (await services.as('op.berger').post<{ statement: Statement }>(`${PATH}/readings/${sop}.4/statements`, {})).body;
    expect(statement).toMatchObject({ subject: { type: 'document-version' }, text: { de: `Ich habe ${CODE} Version 4 (Sieben) gelesen und verstanden und werde danach arbeiten.` } });
    expect(await services.as('op.berger').post(`${PATH}/readings/${sop}.4`, { evidence: await services.signer.sign(statement, 'op.berger') })).toMatchObject({ status: 200 });
    const { body } = await services.as('op.berger').get<{ items: { code: string; state: string }[] }>(`${PATH}/qualifications?person=E1001&limit=100`);
    expect(body.items.find(({ code }) => code === `document/${CODE}/4`)).toMatchObject({ state: 'valid' });
    await services.steer({ advanceSeconds: (2 * DAY) / 1000 });
    expect(await ofDocument()).toEqual([`${sop}.4 E1070 effective`]);
    expect(await services.as('op.okafor').signed(`${PATH}/readings/${sop}.3`, {})).toMatchObject({ status: 409, body: { code: 'wrong-state', params: { state: 'superseded' } } });
    await tell('RecipeVersionSuperseded', 1); // of another recipe: changes nothing here
    await added(5, 0);
    expect(await ofDocument()).toEqual([`${sop}.5 E1001 effective`, `${sop}.5 E1070 effective`]);
    await (await services.db.transactions('recipes')).run((tx) => tx.announce([outgoing('batchwright.recipes.v1.RecipeVersionSuperseded', { subject: 'naming-1', site: 'HAM', sequence: (told += 1) }, { site: 'HAM', recipe: 'MBR-NAMES', version: 1, versionId: 'naming-1', supersededBy: '' } as never)]));
    await services.settled();
    expect(await ofDocument()).toEqual([`${sop}.5 E1070 effective`]); // no step names it any more; who is trained on it stays
    await announce('DocumentWithdrawn', { withdrawnAt: (await (await services.db.transactions('training')).times()).plant });
    expect(await ofDocument()).toEqual([]);
    expect(await services.as('op.okafor').signed(`${PATH}/readings/${sop}.5`, {})).toMatchObject({ status: 409, body: { params: { state: 'withdrawn' } } });
  });
});
