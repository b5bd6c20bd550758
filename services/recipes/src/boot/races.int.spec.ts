import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Evidence, Statement } from '@batchwright/records';
import { startTestServices, type TestAnswer, type TestServices } from '@batchwright/testing';
import { recipes } from './index';
import { simpleRecipe } from './simple-recipe.fixture';

const ROUNDS = 200;
const AT_ONCE = 8;
const STEPS = 10;
const STEP_MS = 4;
const API = '/api/recipes/v1/versions';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices([recipes]);
}, 60_000);
afterAll(() => services.stop());

interface Seen { state: string; approvals: object[]; documentHash: string }
const seen = async (path: string): Promise<Seen> => (await services.as('insp.dubois').get<Seen>(path)).body;

/** Whether a refusal says that one of them changed the version last. */
const names = ({ body }: TestAnswer, ...people: string[]): boolean => people.some((person) => String(body['detail']).includes(person));

interface Outcome { readonly approved: boolean; readonly fault: string | undefined }

/** The last approval is signed while another sends the version back to its authors, who change it at the same moment: at once, a little later, and (the last of the steps) when it was answered. */
async function round(index: number): Promise<Outcome> {
  const code = `R-${randomUUID()}`;
  const { body: { aggregate } } = await services.as('eng.moreau').post<{ aggregate: string }>(API, { site: 'HAM', document: simpleRecipe(code), changeControl: 'CC-1' });
  const path = `${API}/${aggregate}`;
  await services.as('eng.moreau').post(`${path}/submission`);
  await services.as('prod.keller').signed(`${path}/approval`);
  const { body: { statement } } = await services.as('qa.weiss').post<{ statement: Statement }>(`${path}/approval/statements`);
  const evidence: Evidence = await services.signer.sign(statement, 'qa.weiss');
  const before = await seen(path);
  const approving = services.as('qa.weiss').post(`${path}/approval`, { evidence });
  if (index % STEPS === STEPS - 1) await approving;
  else await setTimeout((index % STEPS) * STEP_MS);
  const [approval, sentBack, edit] = await Promise.all([
    approving,
    services.as('qa.adeyemi').post(`${path}/return`, { reason: 'the minutes' }),
    services.as('eng.moreau').put(path, { document: simpleRecipe(code, { minutes: '9' }) }),
  ]);
  const after = await seen(path);
  const what = `approval ${approval.status}, return ${sentBack.status}, edit ${edit.status}, ${after.state}`;
  const refused = [approval, sentBack, edit].filter(({ status }) => status !== 200);
  const holds = [
    ...(approval.status === 200 ? [after.state === 'approved' && after.documentHash === before.documentHash && sentBack.status === 409 && edit.status === 409] : [after.state === 'draft' && sentBack.status === 200]),
    refused.every(({ status, body }) => status === 409 && body.code === 'wrong-state'),
    // whoever came too late is told who was there; an edit may also come before anybody
    ...(approval.status === 200 ? [names(sentBack, 'Weiss')] : [names(approval, 'Adeyemi', 'Moreau')]),
  ];
  return { approved: approval.status === 200, fault: holds.every(Boolean) ? undefined : `${what}: ${JSON.stringify(refused.map(({ body }) => body['detail']))}` };
}

describe('A2 gmp 10 a version is approved or changed, never both', () => {
  it(`in ${ROUNDS} races of approval, return and edit one wins, the other is told of whom, and an approved document is the one that was signed`, async () => {
    const outcomes: Outcome[] = [];
    for (let done = 0; done < ROUNDS; done += AT_ONCE) outcomes.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => round(done + index)))));
    expect(outcomes.flatMap(({ fault }) => fault ?? [])).toEqual([]);
    const approved = outcomes.filter((one) => one.approved).length;
    expect([approved >= ROUNDS / STEPS, outcomes.length]).toEqual([true, ROUNDS]);
  }, 240_000);
});
