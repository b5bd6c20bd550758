import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { BatchHistory, HAMBURG } from './batch-history';
import { BenchPlant } from './bench-plant';
import { expectedGenealogy } from './expected-genealogy';
import { median, type BenchResult } from './result';
import type { BenchSize } from './size';

const ROUNDS = 9;

/**
 * The genealogy of batches that were made over the API (`batch-history.ts`), as a person gets it over HTTP: lots with their state, every batch with every amount. What was asked is compared with what was
 * written down when they were made, and a wrong answer fails the bench. The comparator is the bare search for the lots alone, over a table of number pairs in the same server.
 */
export async function genealogyOfBatches({ batches }: BenchSize): Promise<BenchResult[]> {
  const bench = await BenchPlant.start('review');
  const admin = new Client({ connectionString: bench.plant.database.server.adminUrl });
  try {
    await admin.connect();
    const history = new BatchHistory(bench.people.floor(), [HAMBURG]);
    await history.prepare();
    const began = performance.now();
    await history.make(batches);
    process.stdout.write(`${batches} batches made in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
    await linkTable(admin, history);
    const last = history.lots.at(-1) ?? '';
    return [await asked(admin, history, 'HAM-RAW-1', 'forward'), await asked(admin, history, last, 'backward')];
  } finally {
    await admin.end();
    await bench.stop();
  }
}

async function asked(admin: Client, history: BatchHistory, lot: string, direction: 'forward' | 'backward'): Promise<BenchResult> {
  const expected = expectedGenealogy(history, lot, direction);
  let answer = await history.genealogy('insp.dubois', lot, direction);
  for (let tries = 0; tries < 100 && answer.edges.length < expected.edges.length; tries += 1) { // the last use may be on its way
    await pause(100);
    answer = await history.genealogy('insp.dubois', lot, direction);
  }
  if (JSON.stringify(answer) !== JSON.stringify(expected)) throw new Error(`the genealogy of ${lot} ${direction} is not what was made: ${answer.lots.length} lots, ${answer.edges.length} links instead of ${expected.lots.length}, ${expected.edges.length}`);
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [ours, bare] = [await timed(() => history.ask('insp.dubois', lot, direction)), await timed(() => bareSearch(admin, history.lots.indexOf(lot), direction))];
    if (round === 0) continue; // warms both
    times.ours.push(ours);
    times.bare.push(bare);
  }
  const [took, least] = [median(times.ours), median(times.bare)];
  return {
    id: `genealogy-${direction}`, what: `${direction} genealogy over HTTP among ${history.links.length / 3} batches made over the API: ${expected.lots.length} lots, ${expected.edges.length} amounts, all as they were made (median of ${ROUNDS})`,
    ours: took, comparator: least, comparedWith: 'the lots alone, by a search over a table of number pairs', ratio: took / least, aim: '<= 100', unit: 'ms',
  };
}

/** From each lot that went into a batch to the lot that it made. */
async function linkTable(admin: Client, { lots, links }: BatchHistory): Promise<void> {
  const made = new Map(links.filter(({ way }) => way === 'made').map(({ batch, lot }) => [batch, lots.indexOf(lot)]));
  const pairs = links.filter(({ way }) => way === 'used').map(({ batch, lot }) => [lots.indexOf(lot), made.get(batch) ?? -1]);
  await admin.query('CREATE TABLE public.link (parent integer NOT NULL, child integer NOT NULL)');
  await admin.query('INSERT INTO public.link SELECT * FROM unnest($1::int[], $2::int[])', [pairs.map(([parent]) => parent), pairs.map(([, child]) => child)]);
  await admin.query('CREATE INDEX ON public.link (parent, child); CREATE INDEX ON public.link (child, parent)');
  await admin.query('VACUUM ANALYZE public.link');
}

async function bareSearch(admin: Client, lot: number, direction: 'forward' | 'backward'): Promise<void> {
  const [from, to] = direction === 'forward' ? ['parent', 'child'] : ['child', 'parent'];
  await admin.query(`WITH RECURSIVE reached (lot) AS (SELECT $1::int UNION SELECT ${to} FROM reached JOIN public.link ON ${from} = lot) SELECT lot FROM reached`, [lot]);
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}
