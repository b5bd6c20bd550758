import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { attributionOf } from '@batchwright/access';
import { canonicalRecipe, type RecipeDocument } from '@batchwright/procedure';
import { PostgresPersonActs } from '../adapters/postgres/postgres-person-acts';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import { actorOf, RECIPE, type ScriptedRun } from './scripted-run.fixture';

const WAY_RECIPE: RecipeDocument = { ...RECIPE, header: { ...RECIPE.header, code: 'MBR-WAY' }, consistency: [{ id: 'place', kind: 'one-place', title: { en: 'Way between rooms' }, within: { value: '10', unit: 'min' } }] };

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
  await plant.services.objects.put('recipes', 'HAM', Buffer.from(canonicalRecipe(WAY_RECIPE)));
}, 60_000);
afterAll(() => plant.services.stop());

const arrived = async (): Promise<void> => {
  for (let pass = 0; pass < 3; pass += 1) await plant.services.settled();
};

async function begun(terminal: string, document: RecipeDocument = WAY_RECIPE, by = 'op.berger'): Promise<ScriptedRun> {
  const run = await plant.newRun({ terminal }, document);
  await run.create();
  await run.release();
  await run.start(by, 'weigh-api');
  return run;
}

/** Somebody cleans something directly, without a run. */
async function cleaned(code: string, by: string, terminal: string | undefined): Promise<void> {
  const owner = await plant.services.db.transactions('resources');
  await owner.append({
    site: 'HAM', aggregateType: 'equipment', aggregateId: randomUUID(), expectedSequence: 0, by: { ...attributionOf(actorOf(by)), ...(terminal ? { terminal } : {}) }, timeUsed: await owner.times(),
    events: [{ type: 'EquipmentCleaned', version: 1, body: {}, audit: [{ object: `equipment ${code}`, action: 'EquipmentCleaned' }] }],
  });
  await arrived();
}

const found = async (run: ScriptedRun): Promise<string[]> =>
  (await plant.services.as('qa.weiss').get<{ items: { type: string; text: string }[] }>(`/api/review/v1/exceptions?runId=${run.runId}`)).body.items.flatMap(({ type, text }) => (type === 'two-places' ? [text] : []));

describe('F3 one person at two places at once', () => {
  it('is raised in the run as soon as it is heard of, whichever of the two acts came first, and only for that person elsewhere', async () => {
    const run = await begun('TAB-1');
    await cleaned('TS-1', 'op.okafor', 'TAB-2'); // somebody else
    await cleaned('TS-2', 'op.berger', 'TAB-1'); // at the same terminal
    await cleaned('TS-3', 'op.berger', undefined); // nowhere in particular
    expect(await found(run)).toEqual([]);
    await cleaned('TS-4', 'op.berger', 'TAB-2');
    expect(await found(run)).toEqual([expect.stringMatching(/^Way between rooms: Mara Berger acted at TAB-2 at \S+ \(equipment TS-4\), and less than 10 min apart in this run at TAB-1$/)]);
    await run.enter('op.berger', 'weigh-api', 'container', 'C-1');
    await arrived();
    expect(await found(run)).toHaveLength(1); // the same finding
    await plant.services.steer({ advanceSeconds: 3600 });
    await cleaned('TS-5', 'op.lindqvist', 'TAB-2');
    const later = await begun('TAB-1', WAY_RECIPE, 'op.lindqvist');
    await arrived();
    expect(await found(later)).toEqual([expect.stringContaining('equipment TS-5')]);
  });

  it('is raised in each of two runs whose recipe asks for it, when both go on at once, and not in one that does not', async () => {
    await plant.services.steer({ advanceSeconds: 3600 });
    const [first, second] = [await begun('TAB-3'), await begun('TAB-4')];
    const silent = await begun('TAB-3', RECIPE);
    await Promise.all([first.enter('op.berger', 'weigh-api', 'container', 'C-3'), second.enter('op.berger', 'weigh-api', 'container', 'C-4')]);
    await arrived();
    expect([await found(first), await found(second), await found(silent)].map(({ length }) => length)).toEqual([2, 3, 0]); // start and entry of the other, and the start of the silent one at TAB-3
  });

  it('is seen by one of two that hear of it at the same time', async () => {
    const review = await plant.services.db.transactions('review');
    const acts = new PostgresPersonActs();
    const at = '2026-11-27T13:30:00.000Z';
    const heard = (aggregateId: string, terminal: string): Promise<number> =>
      review.run(async (tx) => {
        const act = { person: 'E9999', name: 'X', terminal, at, moment: at, service: 'resources', aggregateId, object: `equipment ${aggregateId}` };
        await acts.lock(tx, 'HAM', act.person);
        await acts.keep(tx, 'HAM', act);
        await pause(50);
        return (await acts.around(tx, 'HAM', act, 60_000)).elsewhere.length;
      });
    expect((await Promise.all([heard('A', 'TAB-1'), heard('B', 'TAB-2')])).sort()).toEqual([0, 1]);
  });
});
