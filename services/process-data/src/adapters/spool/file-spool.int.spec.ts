import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reading } from '../../domain/reading';
import { FileSpool } from './file-spool';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'batchwright-spool-'))));
afterEach(() => rm(folder, { recursive: true }));

const readings = (count: number): Reading[] => Array.from({ length: count }, (_, at) => ({ tag: 'T', at, value: at, quality: 'good' }));
const put = (spool: FileSpool, count: number): Promise<void> => spool.put({ received: 1, readings: readings(count), gaps: [] });
const files = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();

/** Takes all that waits; answers the positions in their order. */
async function takeAll(spool: FileSpool): Promise<number[]> {
  const positions: number[] = [];
  for (let batches = await spool.read(20_000); batches.length > 0; batches = await spool.read(20_000)) {
    positions.push(...batches.map(({ position }) => position));
    await spool.remove(positions.at(-1) ?? 0);
  }
  return positions;
}

describe('the spool of a connection', () => {
  it('E1 gives no position twice, though the database had all of it before one restart and another', async () => {
    const first = await FileSpool.open(folder);
    for (let batch = 0; batch < 3; batch += 1) await put(first, 1);
    expect(await takeAll(first)).toEqual([1, 2, 3]);
    await first.close();
    for (let restart = 0; restart < 2; restart += 1) {
      const again = await FileSpool.open(folder);
      await takeAll(again);
      await again.close();
    }
    const last = await FileSpool.open(folder);
    expect(last.id).toBe(first.id);
    await put(last, 1);
    expect(await takeAll(last)).toContain(4);
    await last.close();
  });

  it('E1 holds back more than it keeps in memory, in several files, and gives it in order, also what comes meanwhile', async () => {
    const spool = await FileSpool.open(folder);
    for (let batch = 0; batch < 40; batch += 1) await put(spool, 10_000);
    expect((await files()).length).toBeGreaterThan(1);
    const first = await spool.read(20_000);
    await Promise.all([put(spool, 10), spool.remove(first.at(-1)?.position ?? 0)]);
    expect([...first.map(({ position }) => position), ...(await takeAll(spool))]).toEqual(Array.from({ length: 41 }, (_, at) => at + 1));
    await put(spool, 1);
    expect(await takeAll(spool)).toEqual([42]);
    expect(await files()).toHaveLength(1);
    await spool.close();
  }, 60_000);

  it('E1 begins a file of its own after a line that a crash tore', async () => {
    const spool = await FileSpool.open(folder);
    await put(spool, 1);
    await spool.close();
    await appendFile(join(folder, (await files())[0] ?? ''), '{"position":2,"rea');
    const again = await FileSpool.open(folder);
    await put(again, 1);
    await again.close();
    const third = await FileSpool.open(folder);
    expect(await takeAll(third)).toEqual([1, 2]);
    await third.close();
  });
});
