import { before, batchOf, exceptionsOf, refusalOf, rejected, rejectWhatIsOpen, releaseRefused } from './scenario';
import { thePlant } from './the-plant';

const plant = thePlant();
afterEach(() => rejectWhatIsOpen(plant));

describe('B4 A4 gmp 8: a weight ten times too high', () => {
  it('is stopped, kept as a try, and at the third try an exception; the release is refused naming it', async () => {
    const { batch, script } = await batchOf(plant, 'PO-ACC-TEN');
    await batch.play(0, before(script, 'weigh-api', 'enter'));
    const enter = script.acts[before(script, 'weigh-api', 'enter')];
    if (enter?.act !== 'enter') throw new Error('no entries');
    const gross = enter.values.findIndex(({ entry }) => entry === 'gross');
    await batch.perform({ ...enter, values: enter.values.slice(0, gross) });
    for (let tries = 1; tries <= 3; tries += 1) {
      const refused = await refusalOf(batch.perform({ ...enter, values: [{ entry: 'gross', value: '1045.3' }] }));
      expect(refused).toMatchObject({ code: 'value-implausible' });
    }
    const [exception, ...more] = await exceptionsOf(plant, batch.runId);
    expect(more).toEqual([]);
    expect(exception).toMatchObject({ state: 'open', step: { key: 'weigh-api' } });
    expect(JSON.stringify((await releaseRefused(plant, batch.runId)).answer.body)).toContain(exception?.id ?? 'no exception');
    await rejected(plant, batch.runId, 'a test of weights');
  });
});

describe('A11 B5 gmp 5: a signature by the wrong person', () => {
  it('is refused when the performer signs as the second person, also with another account', async () => {
    const { batch, script } = await batchOf(plant, 'PO-ACC-SIGN');
    const at = before(script, 'check-api-balance', 'sign');
    await batch.play(0, at);
    const sign = script.acts[at];
    if (sign?.act !== 'sign') throw new Error('no signature');
    for (const user of ['op.berger', 'op.berger2']) {
      const refused = await refusalOf(batch.perform({ ...sign, by: user }));
      expect(['same-person', 'signer-not-allowed']).toContain(refused.code);
    }
    const complete = await refusalOf(batch.perform({ ...sign, act: 'complete', by: 'op.berger' }));
    expect(JSON.stringify(complete.answer.body)).toContain('witnessed');
    await rejected(plant, batch.runId, 'a test of signatures');
  });
});

describe('A12 gmp 6: a hold time that has passed', () => {
  it('fires as an exception, holds the next step, and the release is refused naming it', async () => {
    const { batch, script } = await batchOf(plant, 'PO-ACC-HOLD');
    const at = before(script, 'weigh-api', 'sign', 'qa.weiss');
    await batch.play(0, at);
    await plant.clock.moveTo(new Date(Date.parse(await plant.clock.now()) + 9 * 3_600_000).toISOString());
    const exceptions = await exceptionsOf(plant, batch.runId);
    expect(exceptions).toMatchObject([{ state: 'open', text: expect.stringMatching(/DS-01/) as string }]);
    await batch.play(at, at + 1);
    const refused = await refusalOf(batch.play(at + 1, at + 2));
    expect(refused.answer.status).toBe(409);
    expect(JSON.stringify(refused.answer.body)).toContain(exceptions[0]?.id ?? 'no exception');
    expect(JSON.stringify((await releaseRefused(plant, batch.runId)).answer.body)).toContain(exceptions[0]?.id ?? 'no exception');
    await rejected(plant, batch.runId, 'a test of hold times');
  });
});

describe('gmp 6: a lot in quarantine', () => {
  it('does not enter a batch', async () => {
    const warehouse = await plant.client.as('wh.novak');
    await warehouse.post('/resources/v1/lots', {
      site: 'HAM', number: 'L-1001-Q', material: 'RM-1001', title: 'Warfarin sodium', supplierLot: 'V-Q', expiry: '2031-01-01', containers: [{ code: 'D-1001-Q-1', quantity: { value: '500.0', unit: 'g' } }],
    });
    const { batch, script } = await batchOf(plant, 'PO-ACC-LOT');
    const at = before(script, 'weigh-api', 'start');
    await batch.play(0, at);
    const start = script.acts[at];
    if (start?.act !== 'start') throw new Error('no start');
    const refused = await refusalOf(batch.perform({ ...start, material: [{ input: 'warfarin-sodium', item: 'D-1001-Q-1' }] }));
    expect(refused.answer.status).toBe(409);
    expect(JSON.stringify(refused.answer.body)).toMatch(/quarantine/i);
    await rejected(plant, batch.runId, 'a test of lots');
  });
});

describe('gmp 6, 10: a blender that another run has taken', () => {
  it('is refused to the second run, naming the first', async () => {
    const first = await batchOf(plant, 'PO-ACC-BL-1');
    const taken = first.script.acts.findIndex((act) => act.act === 'start' && act.equipment?.some(({ item }) => item === 'VB-01'));
    await first.batch.play(0, taken + 1);
    const second = await batchOf(plant, 'PO-ACC-BL-2', (script) => script);
    await second.batch.play(0, taken);
    const refused = await refusalOf(second.batch.play(taken, taken + 1));
    expect(refused.answer.status).toBe(409);
    expect(refused).toMatchObject({ code: 'equipment-unsuitable' });
    const named = JSON.stringify(refused.answer.body);
    for (const word of ['VB-01', first.batch.number]) expect(named).toContain(word);
    await rejected(plant, first.batch.runId, 'a test of blenders');
    await rejected(plant, second.batch.runId, 'a test of blenders');
  });
});

describe('F7 F9: a batch with open steps', () => {
  it('can be rejected in any state, and is aborted then', async () => {
    const { batch, script } = await batchOf(plant, 'PO-ACC-REJECT');
    await batch.play(0, before(script, 'set-up-booth', 'complete'));
    expect((await releaseRefused(plant, batch.runId)).answer.status).toBe(409);
    await rejected(plant, batch.runId, 'contaminated');
    await plant.clock.settled();
    const reader = await plant.client.as('qa.adeyemi');
    expect(await reader.get(`/review/v1/batches/${batch.runId}`)).toMatchObject({ stage: 'rejected' });
    expect(await reader.get(`/batch-execution/v1/runs/${batch.runId}`)).toMatchObject({ state: 'aborted' });
  });
});
