import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { tandem } from './index';

const API = '/api/tandem/v1';
const RUN = '01936c2e-7c00-7000-8000-000000000037';
const SESSIONS = 50;
const WORDS = 20;
const act = { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: '', actAt: '2026-11-24T08:00:00.000Z', recordedAt: '2026-11-24T08:00:00.000Z' };
const SIDES = ['op.berger', 'eng.moreau'] as const;
let services: TestServices;
let execution: Platform;
const batchExecution: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((execution = platform), { module: class Runs {} }) };

/** A session at a step of its own, in which both stand. */
async function stand(stepKey: string): Promise<string> {
  const [mara, claire] = SIDES.map((account) => services.as(account)) as [ReturnType<TestServices['as']>, ReturnType<TestServices['as']>];
  const { body: { aggregate: id } } = await mara.post<{ aggregate: string }>(`${API}/sessions`, { runId: RUN, stepKey, person: 'E1020' });
  expect(await claire.post(`${API}/sessions/${id}/acceptance`)).toMatchObject({ status: 200 });
  for (const [who, account] of [[mara, SIDES[0]], [claire, SIDES[1]]] as const) expect(await who.post(`${API}/sessions/${id}/joining`, { console: `c-${account}-${stepKey}`, languages: [] })).toMatchObject({ status: 200 });
  return id;
}

/** Hears a session until so many signals came; answers their bodies as they came. */
async function hear(id: string, account: string, count: number): Promise<string[]> {
  const stop = new AbortController();
  const { body } = await fetch(`${services.url}${API}/sessions/${id}/signals?after=0`, { headers: { authorization: `Bearer ${account}`, accept: 'text/event-stream' }, signal: stop.signal });
  if (!body) throw new Error('no stream');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const heard = (): string[] => [...text.matchAll(/^data: (.*)\n/gm)].flatMap(([, data = '{}']) => { const { body: said } = JSON.parse(data) as { body?: string }; return said === undefined ? [] : [said]; });
  while (heard().length < count) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the stream of ${account} ended after ${heard().length} of ${count}`);
    text += value;
  }
  stop.abort();
  return heard();
}

beforeAll(async () => {
  services = await startTestServices([tandem, batchExecution]);
  const step = (stepKey: string, sequence: number) => outgoing('batchwright.batch-execution.v1.StepStarted', { subject: RUN, site: 'HAM', sequence }, { stepKey, items: [], qualifications: [], underDecision: [], documents: [], media: [], conditions: [], act });
  await execution.transactions.run((tx) => tx.announce([
    outgoing('batchwright.batch-execution.v1.RunCreated', { subject: RUN, site: 'HAM', sequence: 1 }, { number: 'WS-50', kind: 'batch', recipe: { code: 'R', version: 1, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'g' }, act }),
    ...Array.from({ length: SESSIONS + 1 }, (_, at) => step(`step-${at}`, at + 2)),
  ]));
  await services.settled();
  for (const account of SIDES) await services.as(account).post(`${API}/open-consoles`, { console: `c-${account}`, languages: ['en'] });
}, 60_000);
afterAll(() => services.stop());

describe('J7 fifty sessions at once', () => {
  it('J7 each console hears all of its own session, in order and once, and nothing of another one', async () => {
    const ids: string[] = [];
    for (let at = 0; at < SESSIONS; at += 1) ids.push(await stand(`step-${at}`));
    expect(new Set(ids).size).toBe(SESSIONS);
    const words = (id: string, account: string): string[] => Array.from({ length: WORDS }, (_, at) => `${id} ${account} ${at}`);
    const hearing = ids.flatMap((id) => SIDES.map(async (account) => [id, account, await hear(id, account, WORDS)] as const));
    const saying = ids.flatMap((id) => SIDES.map(async (account) => {
      for (const body of words(id, account)) expect(await services.as(account).post(`${API}/sessions/${id}/signals`, { kind: 'candidate', peer: `p-${account}`, body })).toMatchObject({ status: 201, body: { number: expect.any(Number) as number } });
    }));
    await Promise.all(saying);
    for (const [id, account, heard] of await Promise.all(hearing)) expect(heard).toEqual(words(id, account === SIDES[0] ? SIDES[1] : SIDES[0]));
  }, 180_000);

  it('J7 of stills only the newest of each waits for who comes back', async () => {
    const id = await stand(`step-${SESSIONS}`);
    const jpeg = (at: number): string => `/9j/${'A'.repeat(4)}${at}AAA`;
    for (let at = 0; at < 5; at += 1) expect(await services.as('op.berger').post(`${API}/sessions/${id}/signals`, { kind: 'still', peer: 'p', body: jpeg(at) })).toMatchObject({ status: 201 });
    expect(await services.as('op.berger').post(`${API}/sessions/${id}/signals`, { kind: 'still', peer: 'p', body: 'TVqQAAMAAAA' })).toMatchObject({ status: 422, body: { code: 'file-not-taken' } });
    const kept = await (await services.db.transactions('tandem')).read<{ body: string }>(`SELECT body FROM signal WHERE session_id = $1 AND kind = 'still'`, [id]);
    expect(kept).toEqual([{ body: jpeg(4) }]);
  });
});
