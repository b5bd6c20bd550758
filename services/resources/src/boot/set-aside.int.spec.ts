import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { rowsOf } from '../adapters/postgres/rows-of';
import { API, startResources, type ResourcesPlant } from './plant.fixture';

let plant: ResourcesPlant;
let sequence = 0;

beforeAll(async () => {
  plant = await startResources();
}, 60_000);
afterAll(() => plant.services.stop());

const RUN = 'id-of-WS-9';
const next = (): { subject: string; site: string; sequence: number } => ({ subject: RUN, site: 'HAM', sequence: (sequence += 1) });
const plan = { title: { en: 'Weight' }, block: 'nothing', quarantineSinceLastGood: true, notify: ['qa'], allowedRecoveries: [], attempts: 1, approvers: ['qa'] };
const failed = (exceptionId: string, containers: string[]): OutgoingMessage =>
  outgoing('batchwright.batch-execution.v1.ExceptionRaised', next(), { exceptionId, type: 'check-failed', severity: 'major', deviation: false, text: 'Weight = 90 mg is outside', texts: { en: 'Weight = 90 mg is outside', de: 'Gewicht = 90 mg liegt außerhalb' }, params: {}, blocks: [], signers: [], reaction: { plan, quarantineSince: '2026-11-27T06:00:00.000Z', lastGoodCheck: 1, containers } });
const more = (exceptions: string[], containers: string[]): OutgoingMessage => outgoing('batchwright.batch-execution.v1.OutputSetAside', next(), { stepKey: 'fill', exceptions, containers });
const decided = (exceptionId: string, closes = true): Promise<void> =>
  plant.sayAsReview(outgoing('batchwright.review.v1.ExceptionDecided', next(), { exceptionId, site: 'HAM', runId: RUN, decision: 'accepted', classification: 'minor', rationale: 'sorted', closes, decidedBy: 'E1050' }));
const produce = async (number: string, codes: string[]): Promise<string> => {
  const body = { site: 'HAM', number, material: 'M-TAB', title: 'Tablets', runId: RUN, runNumber: 'WS-9', containers: codes.map((code) => ({ code, quantity: { value: '50.0', unit: 'g' } })) };
  const { aggregate } = (await plant.services.as('op.berger').post<{ aggregate: string }>(`${API}/lots/production`, body)).body;
  await plant.services.settled();
  return aggregate;
};
const why = async (lot: string): Promise<unknown> => (await plant.services.as('qa.weiss').get<{ containers: { code: string; blockedFor?: string }[] }>(`${API}/lots/${lot}`)).body.containers.map(({ blockedFor }) => blockedFor?.replace(/:.*\(/, ' (') ?? 'free');
const scan = async (code: string): Promise<object> => (await plant.services.as('qa.weiss').get<object>(`${API}/containers/${code}`)).body;
const act = (code: string, move: 'block' | 'unblock', reason: string) => plant.services.as('qa.weiss').post(`${API}/containers/${code}/${move}`, { reason });

describe('A10 the output since the last good check is blocked in stock', () => {
  it('what is in stock at once, what comes later when it comes, what the run did not make never', async () => {
    const raw = await plant.lot('L-RAW', 'D-RAW');
    const first = await produce('TB-1', ['D-1', 'D-2']);
    await plant.say(failed('x-1', ['D-2', 'D-3', 'D-RAW']), more(['x-1'], ['D-4']));
    const second = await produce('TB-2', ['D-3', 'D-4', 'D-5']);
    expect([await why(first), await why(second), await why(raw)]).toEqual([['free', 'a check failed (exception x-1)'], ['a check failed (exception x-1)', 'a check failed (exception x-1)', 'free'], ['free']]);
    const coded = { code: 'check-failed', exception: 'x-1', text: 'Weight = 90 mg is outside', textDe: 'Gewicht = 90 mg liegt außerhalb' };
    const { code: whyCode, ...values } = coded;
    for (const code of ['D-2', 'D-4']) expect(await scan(code)).toMatchObject({ blockedCoded: coded, findings: expect.arrayContaining([expect.objectContaining({ reasonCode: 'container-blocked', values: expect.objectContaining({ whyCode, ...values }) as unknown })]) as unknown });
  });

  it('nobody lets it go by hand, and a block of another reason gives way to this one', async () => {
    expect(await act('D-2', 'unblock', 'looks fine')).toMatchObject({ status: 409, body: { code: 'set-aside-by-check', params: { exception: 'x-1', reason: { de: 'Gewicht = 90 mg liegt außerhalb' } } } });
    const lot = await produce('TB-3', ['D-6']);
    await act('D-6', 'block', 'torn bag');
    expect(await scan('D-6')).not.toHaveProperty('blockedCoded');
    await plant.say(failed('x-2', ['D-6']));
    expect(await why(lot)).toEqual(['torn bag']);
    expect(await act('D-6', 'unblock', 'packed anew')).toMatchObject({ status: 200 });
    expect(await why(lot)).toEqual(['a check failed (exception x-2)']);
    expect(await scan('D-6')).toMatchObject({ blockedCoded: { code: 'check-failed', exception: 'x-2' } });
  });

  it('the decision of quality on the exception lets it go, once no other failed check names it; one that does not close lets nothing go', async () => {
    const lot = await produce('TB-4', ['D-7', 'D-8']);
    await plant.say(failed('x-3', ['D-7', 'D-8']), failed('x-4', ['D-8']));
    await decided('x-3', false);
    expect(await why(lot)).toEqual(['a check failed (exception x-3)', 'a check failed (exception x-3)']);
    await decided('x-3');
    expect(await why(lot)).toEqual(['free', 'a check failed (exception x-3)']);
    await decided('x-4');
    expect(await why(lot)).toEqual(['free', 'free']);
    expect(await scan('D-8')).not.toHaveProperty('blockedCoded');
    expect(await act('D-8', 'unblock', 'x')).toMatchObject({ status: 409, body: { code: 'not-blocked' } });
  });

  it('a decision that is heard of before its exception counts all the same', async () => {
    await decided('x-5');
    await plant.say(failed('x-5', ['D-9']), more(['x-5'], ['D-10']));
    expect(await why(await produce('TB-5', ['D-9', 'D-10']))).toEqual(['free', 'free']);
  });

  it('gmp-1 what is blocked, and why, is made anew from the records', async () => {
    expect((await rebuildDerivedTables(plant.services.db.adminUrl, 'resources', rowsOf)).differences).toEqual([]);
  });
});
