import type { TestAnswer } from '@batchwright/testing';
import { startSimulatedScales, type SimulatedScales } from '../../../../deploy/local/simulator/simulated-scales';
import { API, startResources, type ResourcesPlant, type Told } from './plant.fixture';

const ROUNDS = 200;
const AT_ONCE = 8;
const TABLETS = ['op.okafor', 'op.berger'] as const;
const NAMES = ['Chidi Okafor', 'Mara Berger'] as const;
const properties = [
  { property: 'minimum-weight', value: '2.0', unit: 'g' }, { property: 'check-weight-low', value: '20.0', unit: 'g' }, { property: 'check-weight-high', value: '500.0', unit: 'g' }, { property: 'check-tolerance', value: '0.1', unit: 'g' },
];
const scalesOf = (lane: number): readonly [string, string] => [`BAL-${lane}A`, `BAL-${lane}B`];
const kg = (value: string) => ({ value, unit: 'kg' });

let plant: ResourcesPlant;
let simulator: SimulatedScales;

beforeAll(async () => {
  const codes = Array.from({ length: AT_ONCE }, (_, lane) => scalesOf(lane)).flat();
  simulator = await startSimulatedScales(codes.map((code) => ({ code, capacity: '1200', places: 1 })));
  plant = await startResources({ scales: simulator.addresses });
  const maintenance = plant.services.as('mnt.kovac');
  for (const code of codes) {
    await maintenance.post(`${API}/equipment`, { site: 'HAM', code, title: 'Simulated balance', class: 'balance', area: 'DS-01', properties, needsCalibration: true });
    await maintenance.signed(`${API}/equipment/${code}/calibration`, { due: '2035-01-31' });
    for (const [weight, grams] of [['low', '20.0'], ['high', '500.0']] as const) {
      simulator.scales.get(code)?.put(grams);
      await plant.services.as('op.okafor').post(`${API}/scales/${code}/checks`, { weight });
    }
  }
}, 60_000);
afterAll(async () => {
  await plant.services.stop();
  await simulator.stop();
});

/** Why two answers are not "one won, the other was told by whom and of what"; undefined when they are. */
function wrongAbout(race: string, answers: readonly TestAnswer[], won: number, code: string, told: (winner: number) => readonly string[]): string | undefined {
  const winner = answers.findIndex(({ status }) => status === won);
  const lost = answers[1 - winner];
  if (winner < 0 || answers.filter(({ status }) => status === won).length !== 1 || lost?.status !== 409 || lost.body['code'] !== code) return `${race}: ${answers.map(({ status, body }) => `${status} ${String(body['code'] ?? '')}`).join(', ')}`;
  const missing = told(winner).filter((word) => !String(lost.body['detail']).includes(word));
  return missing.length === 0 ? undefined : `${race}: the loser is not told of ${missing.join(', ')}: ${String(lost.body['detail'])}`;
}

/** Two batches ask for six of the ten kilograms of one drum: one gets them, the other is told which batch and step has them. */
async function reservation(drum: string, runs: readonly [string, string]): Promise<{ readonly fault?: string; readonly run: string }> {
  const grants = await Promise.all(runs.map((run) => plant.askMaterial(drum, { run, quantity: kg('6.00') })));
  const answers = (await Promise.all(grants.map((grant) => plant.answers(grant)))).map((told) => told.at(-1) as Told);
  const given = answers.findIndex(({ type }) => type === 'MaterialGranted');
  const [run, refused] = [runs[given] ?? '', answers[1 - given]];
  if (given < 0 || refused?.type !== 'MaterialGrantRefused') return { run, fault: `reservation of ${drum}: ${answers.map(({ type }) => type).join(', ')}` };
  const detail = `${drum} has 4.00 kg left, asked is 6.00 kg; ${run}, weigh has 6.00 kg`;
  await plant.used(grants[given] ?? '');
  return refused.data['detail'] === detail && refused.data['reasonCode'] === 'not-enough' ? { run } : { run, fault: `reservation of ${drum}: the loser is told ${JSON.stringify(refused.data)}` };
}

/** One drum: two batches reserve of it, two tablets weigh out of it on one scale, then on two into one container, two people destroy what is free. */
async function round(index: number): Promise<string[]> {
  const lane = index % AT_ONCE;
  const [drum, [first, second]] = [`C-RACE-${index}`, scalesOf(lane)];
  await plant.releaseLot(await plant.lot(`L-RACE-${index}`, drum));
  const { run, fault } = await reservation(drum, [`WS-${index}-1`, `WS-${index}-2`]);
  const begin = (by: 0 | 1, scale: string, into: string) => plant.services.as(TABLETS[by]).post(`${API}/weighings`, { scale, runId: `id-of-${run}`, stepKey: 'weigh', from: drum, into, low: '5990', high: '6010', unit: 'g' });
  const stop = (answers: readonly TestAnswer[]) => Promise.all(answers.filter(({ status }) => status === 201).map(({ body }) => plant.services.as('op.okafor').post(`${API}/weighings/${String(body['aggregate'])}/stop`, { reason: 'only a race' })));
  const onOneScale = await Promise.all([begin(0, first, `DC-${index}-1`), begin(1, first, `DC-${index}-2`)]);
  await stop(onOneScale);
  const intoOne = await Promise.all([begin(0, first, `DC-${index}-3`), begin(1, second, `DC-${index}-3`)]);
  await stop(intoOne);
  const destroy = (by: string) => plant.services.as(by).post(`${API}/containers/${drum}/destruction`, { quantity: kg('3.00'), reason: 'spilled' });
  const destroyed = await Promise.all([destroy('wh.novak'), destroy('sup.haas')]);
  const who = (winner: number): string[] => [NAMES[winner] ?? '', run, 'weigh'];
  return [
    fault,
    wrongAbout('one scale', onOneScale, 201, 'scale-taken', (winner) => [...who(winner), first]),
    wrongAbout('one container', intoOne, 201, 'scale-taken', (winner) => [...who(winner), `DC-${index}-3`]),
    wrongAbout('destruction', destroyed, 200, 'not-enough-free', (winner) => [winner === 0 ? 'Novak' : 'Haas', `${run}, weigh has 6.00 kg`]),
  ].filter((one) => one !== undefined);
}

describe('gmp-10 two tablets at one drum', () => {
  it(`in ${ROUNDS} rounds one wins each time, the other is told who and what, and no gram is given twice`, async () => {
    const wrong: string[] = [];
    for (let done = 0; done < ROUNDS; done += AT_ONCE) wrong.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => round(done + lane)))).flat());
    expect(wrong).toEqual([]);
    const { body } = await plant.services.as('insp.dubois').get(`${API}/containers/C-RACE-${ROUNDS - 1}`);
    expect(body).toMatchObject({ content: kg('7.00'), free: kg('1.00') });
  }, 240_000);
});
