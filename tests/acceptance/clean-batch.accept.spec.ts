import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { downloadPackage, releaseBatch } from '../../deploy/local/demo/acting/release-batch';
import { verifyPackage } from '../../deploy/local/demo/acting/verify-package';
import { warfarinBatch } from '../../deploy/local/demo/recipes/warfarin-batch';
import { thePlant } from './the-plant';

const root = resolve(__dirname, '../..');

describe('F7 B1 B3 B4 A11 K4: a clean batch of Warfarin 5 mg, from approved recipe to verified release', () => {
  const plant = thePlant();
  const script = warfarinBatch();
  let batch: BatchOnFloor;
  let bytes: Uint8Array;

  it('is executed step by step by several people with their signatures', async () => {
    await prepare(plant, script);
    await bringIntoForce(plant, script);
    batch = await BatchOnFloor.begin(plant, script);
    await batch.play();
    const reader = await plant.client.as('qa.adeyemi');
    const run = await reader.get<{ business: string; number: string }>(`/batch-execution/v1/runs/${batch.runId}`);
    expect(run).toMatchObject({ business: 'executed' });
  });

  it('leaves no exception, because everything was as the recipe says', async () => {
    const reader = await plant.client.as('qa.adeyemi');
    await plant.clock.settled();
    const { items } = await reader.get<{ items: { text: string }[] }>(`/review/v1/exceptions?runId=${batch.runId}`);
    expect(items.map(({ text }) => text)).toEqual([]);
  });

  it('is reviewed by production and quality, and released with a second factor', async () => {
    await releaseBatch(plant, batch.runId);
    await plant.clock.settled();
    bytes = await downloadPackage(plant, batch.runId);
    const reader = await plant.client.as('qp.romano');
    expect(await reader.get(`/review/v1/batches/${batch.runId}`)).toMatchObject({ stage: 'released' });
  });

  it('leaves as a package that the stand-alone verifier finds whole, and broken when one byte is changed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bw-verify-'));
    try {
      const file = join(folder, 'batch.zip');
      writeFileSync(file, bytes);
      expect(await verifyPackage(root, file)).toMatchObject({ ok: true });
      const broken = Uint8Array.from(bytes);
      const middle = Math.floor(broken.length / 2);
      broken[middle] = (broken[middle] ?? 0) ^ 1;
      writeFileSync(file, broken);
      expect(await verifyPackage(root, file)).toMatchObject({ ok: false });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
