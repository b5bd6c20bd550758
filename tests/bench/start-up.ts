import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from '../../deploy/local/postgres/embedded-postgres';
import { median, type BenchResult } from './result';
import type { BenchSize } from './size';

/** A Node process that listens and does nothing else. */
export const BARE = `require('node:http').createServer((_, answer) => answer.end()).listen(0, '127.0.0.1', () => process.send('ready'))`;

/**
 * How long a plant with data takes from its start to its answer, beside its PostgreSQL alone on the same data; and the memory of its process in rest, beside a Node process that only listens. PostgreSQL's memory
 * is not counted on either side.
 */
export async function startUp({ rounds }: BenchSize): Promise<BenchResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bw-start-'));
  const times: { plant: number[]; postgres: number[] } = { plant: [], postgres: [] };
  const memory: { plant: number[]; bare: number[] } = { plant: [], bare: [] };
  try {
    await stopped((await startedPlant(dataDir)).process); // the first start makes the data
    for (let round = 0; round < rounds; round += 1) {
      const plant = await startedPlant(dataDir);
      times.plant.push(plant.took);
      await pause(2000);
      memory.plant.push(residentMegabytes(plant.process.pid));
      await stopped(plant.process);
      const began = performance.now();
      const postgres = await startPostgres({ dataDir, mode: 'plant' });
      times.postgres.push(performance.now() - began);
      await postgres.stop();
      const bare = spawn(process.execPath, ['-e', BARE], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      await new Promise((ready) => bare.once('message', ready));
      memory.bare.push(residentMegabytes(bare.pid));
      await stopped(bare);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  const result = (id: string, what: string, unit: string, aim: string, comparedWith: string, ours: number, comparator: number): BenchResult => ({ id, what, ours, comparator, comparedWith, ratio: ours / comparator, aim, unit });
  return [
    result('start-up', `from the start of a plant with data to its answer (median of ${rounds})`, 'ms', '<= 60', 'its PostgreSQL alone', median(times.plant), median(times.postgres)),
    result('memory', `resident memory of the plant's process in rest (median of ${rounds})`, 'MB', '<= 8', 'a Node process that only listens', median(memory.plant), median(memory.bare)),
  ];
}

async function startedPlant(dataDir: string): Promise<{ readonly process: ChildProcess; readonly took: number }> {
  const ready = join(dataDir, 'state/ready.json');
  rmSync(ready, { force: true });
  const began = performance.now();
  const plant = spawn(process.execPath, [join(__dirname, '../drills/drill-plant.js'), JSON.stringify({ dataDir, port: 0, withoutInbox: false })], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  while (!existsSync(ready)) {
    if (plant.exitCode !== null) throw new Error('the plant did not start');
    await pause(10);
  }
  return { process: plant, took: performance.now() - began };
}

/** Asks a process to end, and waits for it. */
export async function stopped(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  await ended;
}

/** Resident memory of a process, MB. */
export function residentMegabytes(pid: number | undefined): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? ''}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
