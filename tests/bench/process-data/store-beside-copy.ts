import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { binaryRows } from '../../../services/process-data/src/adapters/postgres/binary-copy';
import { PostgresSamples } from '../../../services/process-data/src/adapters/postgres/postgres-samples';
import { PostgresTagWatches } from '../../../services/process-data/src/adapters/postgres/postgres-tag-watches';
import { FileSpool } from '../../../services/process-data/src/adapters/spool/file-spool';
import { StoreReadings } from '../../../services/process-data/src/application/store-readings';
import type { Reading } from '../../../services/process-data/src/domain/reading';
import { median, type BenchResult } from '../result';
import { NOBODY, timed, type MachineFloor } from './machine-floor';

/** Readings that come at once from a server: what its tags said in one interval of publishing. */
const IN_A_BATCH = 2000;

/**
 * Readings through spool and store, to the last transaction, beside COPY of the same rows, already packed, into a table with the same key. The source says on while is stored, as machines do; it waits for each of its batches to be on the disk. Holding them against their limits is not in
 * this number: it comes behind, and `samples-heard` has it.
 */
export async function storeBesideCopy(floor: MachineFloor, { tags, hertz, seconds, rounds }: { readonly tags: number; readonly hertz: number; readonly seconds: number; readonly rounds: number }): Promise<BenchResult[]> {
  const connection = await floor.connect('PLC-STORE', NOBODY, Array.from({ length: tags }, (_, at) => [`ST-01.t${at}`, 'ST-01'] as const));
  await floor.leave(connection);
  const samples = new PostgresSamples(floor.transactions);
  const store = new StoreReadings(floor.transactions, samples, new PostgresTagWatches());
  const folder = mkdtempSync(join(tmpdir(), 'bw-bench-spool-'));
  const spool = await FileSpool.open(folder);
  const numbers = new Map(connection.tags.map(({ code, number }) => [code, number]));
  await floor.admin.query('CREATE TABLE public.plain (LIKE process_data.sample INCLUDING ALL); GRANT USAGE ON SCHEMA public TO process_data_app; GRANT INSERT ON public.plain TO process_data_app');
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  const rows = tags * hertz * seconds;
  const day = Date.now() - 86_400_000 - (Date.now() % 86_400_000);
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const begin = (day + round * seconds * 1000) * 1000;
      const readings = Array.from({ length: rows }, (_, at): Reading => ({ tag: `ST-01.t${at % tags}`, at: begin + Math.floor(at / tags) * Math.round(1e6 / hertz), value: Math.sin(at / 1000), quality: 'good' }));
      const ours = await timed(async () => {
        const saying = (async (): Promise<void> => {
          for (let at = 0; at < rows; at += IN_A_BATCH) await spool.put({ received: Date.now() * 1000, readings: readings.slice(at, at + IN_A_BATCH), gaps: [] });
        })();
        let stored = 0;
        while (stored < rows) {
          const took = await store.execute(connection, spool);
          stored += took.stored;
          if (took.batches === 0) await Promise.race([saying, pause(1)]);
          if (took.stored < took.batches) throw new Error(`${took.batches} batches held ${took.stored} new readings`);
        }
        await saying;
      });
      const packed = binaryRows(readings.map(({ tag, at, value }) => ({ tag: numbers.get(tag) ?? 0, at, value, quality: 'good' as const })));
      const bare = await timed(() => floor.transactions.run(async (tx) => tx.copyIn('COPY public.plain (tag, at, number, words, quality, status, stated) FROM STDIN (FORMAT binary)', packed)));
      if (round === 0) continue; // warms both
      rates.ours.push((rows / ours) * 1000);
      rates.bare.push((rows / bare) * 1000);
    }
  } finally {
    await spool.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const ratio = median(rates.ours.map((rate, at) => rate / (rates.bare[at] ?? 1)));
  return [{ id: 'samples-stored', what: `samples a second through spool and store, ${tags} tags × ${hertz} Hz × ${seconds} s (median of ${rounds})`, ours: median(rates.ours), comparator: median(rates.bare), comparedWith: 'COPY of the same packed rows into a table with the same key', ratio, aim: '>= 0.5', unit: 'a second' }];
}
