import type { RunEvent } from '@batchwright/procedure';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

interface Listed {
  readonly id: string;
}

describe('F1 exceptions of a batch in one list', () => {
  it('has type, severity, owner, state, text, comments and the signed decision, and links to the step', async () => {
    const run = await plant.newRun();
    await run.create();
    await run.release();
    await run.start('op.berger', 'weigh-api');
    await run.enter('op.berger', 'weigh-api', 'net', '110.0');
    await run.comment('weigh-api', 'scale checked');
    await plant.services.settled();
    const list = async (query: string) => (await plant.services.as('qa.weiss').get<{ items: Listed[] }>(`/api/review/v1/exceptions?runId=${run.runId}&${query}`)).body.items;
    const [found] = await list('state=open');
    expect(found).toMatchObject({ type: 'limit-registered', severity: 'critical', deviation: true, state: 'open', owner: 'qa', blocking: true, step: { key: 'weigh-api', title: 'Weigh the active', titles: { en: 'Weigh the active' } }, address: 'net', addressTitles: { en: 'Net mass' }, runNumber: run.number, texts: { en: expect.stringContaining('is outside the registered specification') as string, de: expect.stringContaining('liegt außerhalb der zugelassenen Spezifikation') as string } });
    expect(found).toMatchObject({ blocks: ['making', 'work-out'], blockTitles: { making: { en: 'Making' }, 'work-out': { en: 'Work out the yield' } } });
    expect(await list('severity=minor')).toEqual([]);
    const path = `/api/review/v1/exceptions/${found?.id ?? ''}`;
    expect((await plant.services.as('qa.weiss').get<{ comments: object[] }>(path)).body.comments).toMatchObject([{ name: 'Chidi Okafor', text: 'scale checked' }]);
    const asked = await plant.services.as('qa.weiss').post<{ statement: { subject: object; text: { de: string } } }>(`${path}/decision/statements`, { classification: 'major-deviation', rationale: 'x' });
    expect(asked.body.statement).toMatchObject({ subject: { labels: { de: expect.stringContaining('liegt außerhalb der zugelassenen Spezifikation') as string } }, text: { de: expect.stringMatching(/liegt außerhalb .* als schwerwiegende Abweichung: x\b/) as string } });
    expect(await plant.services.as('sup.haas').signed(`${path}/decision`, { classification: 'major-deviation', rationale: 'x' })).toMatchObject({ status: 403 });
    expect(await plant.services.as('qa.weiss').signed(`${path}/decision`, { classification: 'no-impact', rationale: 'x' })).toMatchObject({ status: 422, body: { code: 'classification-too-low' } });
    await plant.decided(`${path}/decision`, { classification: 'major-deviation', rationale: 'balance found wrong, mass corrected' });
    await plant.services.settled();
    expect((await plant.services.as('qa.weiss').get(path)).body).toMatchObject({ state: 'closed', owner: 'E1052', blocking: false, firstSignature: { name: 'Lena Weiss' }, decision: { person: 'E1052', classification: 'major-deviation', meaning: 'exception-decided' } });
    expect(plant.told).toEqual(expect.arrayContaining([{ type: 'ExceptionDecided', runId: run.runId }, { type: 'GateOpened', runId: run.runId }]));
    expect(await plant.services.as('qa.adeyemi').signed(`${path}/decision`, { classification: 'major-deviation', rationale: 'again' })).toMatchObject({ status: 409, body: { code: 'exception-already-decided' } });
  });
});

describe('F2 what the rules find when a run is over', () => {
  it('becomes an exception that quality decides, and the certificate goes on saying it', async () => {
    // somebody between the procedure and the record: the yield is written down as another value than was worked out
    const wrong = (event: RunEvent): object => (event.type === 'CalculationRecorded' ? { ...event.body, value: { kind: 'number', value: '99.9', unit: '%' } } : event.body);
    const run = await plant.newRun({ bodyOf: wrong });
    await run.execute();
    for (let pass = 0; pass < 3; pass += 1) await plant.services.settled();
    const quality = plant.services.as('qa.adeyemi');
    const { items } = (await quality.get<{ items: Listed[] }>(`/api/review/v1/exceptions?runId=${run.runId}`)).body;
    expect(items).toMatchObject([{ type: 'record-finding', severity: 'major', state: 'open', step: { key: 'work-out' }, text: expect.stringContaining('worked out again it is 100.2 %') as string }]);
    expect(await plant.services.as('prod.keller').signed(plant.batch(run, '/production-review'))).toMatchObject({ status: 409, body: { code: 'record-incomplete' } });
    expect(await quality.signed(`/api/review/v1/exceptions/${items[0]?.id ?? ''}/decision`, { classification: 'minor-deviation', rationale: 'transcription fault, investigated' })).toMatchObject({ status: 200 });
    await plant.reviewed(run);
    await plant.release(run);
    await plant.reaches(run, 'released');
    const { bytes } = await plant.packageOf(run);
    const { verifyPackage } = (await import('../../../../verify/verify.mjs' as string)) as { verifyPackage: (bytes: Buffer) => { findings: object[] } };
    expect(verifyPackage(bytes).findings).toEqual([]);
    expect(bytes.includes('worked out again it is 100.2 %')).toBe(true);
  });
});
