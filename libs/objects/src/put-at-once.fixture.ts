/* A process that puts objects into a folder others put into as well: node put-at-once.fixture.js FOLDER NAME COUNT. With COUNT = 0 it begins one and never ends it. */
import { setTimeout as pause } from 'node:timers/promises';
import { FolderObjectStore } from './folder-object-store';

const [folder = '', name = '', count = '0'] = process.argv.slice(2);
const store = new FolderObjectStore(folder);

async function* endless(): AsyncIterable<Uint8Array> {
  yield Buffer.alloc(2 ** 20, 1);
  process.stdout.write('begun\n');
  await pause(600_000);
}

async function main(): Promise<void> {
  if (count === '0') await store.putStream('review', 'HAM', endless());
  for (let n = 0; n < Number(count); n += 1) {
    await store.put('recipes', 'HAM', Buffer.from(`the same ${n}`));
    await store.put('recipes', 'HAM', Buffer.from(`of ${name} ${n}`));
  }
}

void main();
