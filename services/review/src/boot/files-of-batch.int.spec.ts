import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { objectKey } from '@batchwright/objects';
import { specimen } from '../../../../deploy/local/demo/recipes/specimen-picture';
import { canonicalRecipe, type RecipeDocument } from '@batchwright/procedure';
import { sha256Hex } from '@batchwright/records';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import { RECIPE } from './scripted-run.fixture';

type Tree = { children: { entries: object[] }[] };
const WITH_PHOTOS = JSON.parse(JSON.stringify({ ...RECIPE, header: { ...RECIPE.header, code: 'MBR-PHOTOS' } })) as RecipeDocument;
for (const id of ['label', 'drum']) (WITH_PHOTOS.procedure as unknown as Tree).children[0]?.entries.push({ id, type: 'photo', title: { en: `Photo of the ${id}` }, required: false });

/** Together they are larger than what the store holds in memory. */
const LABEL = Buffer.alloc(34 * 1024 * 1024, 'label');
const DRUM = Buffer.alloc(34 * 1024 * 1024, 'drum');
/** Drawn on in a session with an expert, and kept. */
const DRAWING = specimen('photo', 'drawing.png', 'a valve').picture?.png ?? Buffer.alloc(0);

type Run = Awaited<ReturnType<ReviewPlant['newRun']>>;
let plant: ReviewPlant;
let run: Run;
beforeAll(async () => {
  plant = await startReviewPlant();
  const { objects } = plant.services;
  await objects.put('recipes', 'HAM', Buffer.from(canonicalRecipe(WITH_PHOTOS)));
  for (const photo of [LABEL, DRUM, DRAWING]) await objects.put('batch-execution', 'HAM', photo);
  run = await plant.newRun({}, WITH_PHOTOS);
  await run.create();
  await run.release();
  await run.start('op.berger', 'weigh-api');
  await run.enter('op.berger', 'weigh-api', 'net', '100.2');
  await run.enter('op.berger', 'weigh-api', 'container', 'C-1');
  await run.photo('op.berger', 'weigh-api', 'label', LABEL);
  await run.photo('op.berger', 'weigh-api', 'drum', DRUM);
  await run.drawing('op.berger', 'weigh-api', DRAWING);
  await run.sign('op.berger', 'weigh-api', 'performer');
  await run.sign('op.okafor', 'weigh-api', 'witness');
  await run.complete('op.berger', 'weigh-api');
  await run.start('op.berger', 'work-out');
  await run.complete('op.berger', 'work-out');
  await plant.services.settled();
}, 120_000);
afterAll(() => plant.services.stop());

/** Hashes of the photos that were read while `act` went on. */
async function readDuring(act: () => Promise<unknown>): Promise<string[]> {
  const { objects } = plant.services;
  const spies = [jest.spyOn(objects, 'open'), jest.spyOn(objects, 'get')];
  try {
    await act();
    return spies.flatMap(({ mock }) => mock.calls).filter(([{ service }]) => service === 'batch-execution').map(([{ sha256 }]) => sha256);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** One byte of a photo is another while `act` goes on. */
async function damaged(photo: Buffer, act: () => Promise<void>): Promise<void> {
  const file = join((plant.services.objects as unknown as { folder: string }).folder, objectKey({ service: 'batch-execution', site: 'HAM', sha256: sha256Hex(photo) }));
  await chmod(file, 0o600);
  const flipped = await readFile(file);
  flipped[1_000_000] = (flipped[1_000_000] ?? 0) ^ 1;
  await writeFile(file, flipped);
  await act();
  await writeFile(file, photo);
}

const quality = () => plant.services.as('qa.weiss');
const shown = () => quality().get<{ files: object[]; certificate: { rules: { id: string; inputs: number; found: number }[] } }>(plant.batch(run));
const intact = async () => (await shown()).body.certificate.rules.find(({ id }) => id === 'files-intact');

describe('B13 J3 the photos and drawings of a batch in review', () => {
  it('are not read by who opens the batch; the certificate reads each of them once', async () => {
    expect(await readDuring(async () => expect((await shown()).body).toMatchObject({ files: [{ address: 'label' }, { address: 'drum' }, { address: 'session', fileName: 'drawing.png' }] }))).toEqual([]);
    expect(await readDuring(() => quality().get(plant.batch(run, '/audit-trail')))).toEqual([]);
    expect((await readDuring(() => quality().get(plant.batch(run, '/certificate')))).sort()).toEqual([sha256Hex(LABEL), sha256Hex(DRUM), sha256Hex(DRAWING)].sort());
  });

  it('F7 are read to the last byte for a release: a changed one is named in the refusal, and the page shows it until it is mended', async () => {
    await plant.reviewed(run);
    await damaged(DRUM, async () => {
      expect(await intact()).toMatchObject({ inputs: 3, found: 0 });
      const refused = await plant.release(run);
      expect(refused).toMatchObject({ status: 409, body: { code: 'record-incomplete' } });
      expect(JSON.stringify(refused.body)).toMatch(new RegExp(`weigh-api / drum, event \\d+.*SHA-256 ${sha256Hex(DRUM)}\\) was changed in the store`));
      expect(await readDuring(async () => expect(await intact()).toMatchObject({ found: 1 }))).toEqual([sha256Hex(DRUM)]);
    });
    expect(await intact()).toMatchObject({ found: 0 });
    expect(await readDuring(intact)).toEqual([]);
  }, 60_000);

  it('F9 leave in a package that is larger than what the store holds in memory; the verifier takes it, and names a changed byte', async () => {
    expect(await plant.release(run)).toMatchObject({ status: 200 });
    await plant.reaches(run, 'released');
    const { status, bytes } = await plant.packageOf(run);
    expect([status, bytes.length > 64 * 1024 * 1024]).toEqual([200, true]);
    const { verifyPackage } = (await import('../../../../verify/verify.mjs' as string)) as { verifyPackage: (bytes: Buffer) => { findings: { place: string; problem: string }[] } };
    expect(verifyPackage(bytes).findings).toEqual([]);
    expect(bytes.includes(DRAWING)).toBe(true);
    const at = bytes.indexOf(DRUM.subarray(0, 1000)) + 5_000_000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(verifyPackage(bytes).findings.map(({ place, problem }) => `${place}: ${problem}`).join('\n')).toMatch(/step weigh-api \(drum, event \d+\): its file label\.png was changed/);
  }, 120_000);
});
