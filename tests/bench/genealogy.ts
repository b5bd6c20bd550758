import { PLATFORM, type Platform } from '@batchwright/host';
import { Client } from 'pg';
import { PostgresGenealogy } from '../../services/resources/src/adapters/postgres/postgres-genealogy';
import { BenchPlant } from './bench-plant';
import { median, type BenchResult } from './result';
import type { BenchSize } from './size';

/** Lots that one site sent to the other have numbers of their own, above all that were made. */
const SENT = 10_000_000;
/** Each run uses so many lots of the level before, and makes one. */
const INPUTS = 9;
const LEVELS = 10;
const ROUNDS = 5;

/** A thousand batches, as a small plant has them after years, and the history of a large one. */
export async function genealogyOf({ lots }: BenchSize): Promise<BenchResult[]> {
  return [await searchAmong(1_000), await searchAmong(lots)];
}

/**
 * How long it takes to find everything that became of one lot: ours along the ledger, beside the same search over a bare table of number pairs, which is the least that PostgreSQL can do for
 * it. The plant's history is made up: levels of lots, each made by a run out of nine lots of the level before, drawn by hash, so that a lot of the first level reaches most of the last. The first
 * half of the levels stands at one site, which sends its last lots to the other.
 */
async function searchAmong(lots: number): Promise<BenchResult> {
  const bench = await BenchPlant.start('review');
  const admin = new Client({ connectionString: bench.plant.database.server.adminUrl });
  try {
    await admin.connect();
    await makeHistory(admin, lots);
    const ours = new PostgresGenealogy(resourcesOf(bench).transactions);
    const found = { ours: 0, bare: 0 };
    const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [first, second] = [await timed(async () => (found.ours = (await ours.reached('CRK', 'lot-1', 'forward', 1_000_000)).length)), await timed(async () => (found.bare = await bareSearch(admin)))];
      if (round === 0) continue; // warms both
      times.ours.push(first);
      times.bare.push(second);
    }
    if (found.ours !== found.bare) throw new Error(`ours found ${found.ours} lots, the bare search ${found.bare}`);
    const [took, least] = [median(times.ours), median(times.bare)];
    return {
      id: `genealogy-${lots}-lots`, what: `what became of one lot over two sites: ${found.ours} of ${lots} lots made and ${lots / LEVELS} sent, ${lots * (INPUTS + 1)} links (median of ${ROUNDS})`,
      ours: took, comparator: least, comparedWith: 'the same search over a table of number pairs', ratio: took / least, aim: '<= 6', unit: 'ms',
    };
  } finally {
    await admin.end();
    await bench.stop();
  }
}

function resourcesOf({ plant }: BenchPlant): Platform {
  const service = plant.services.services.find(({ definition }) => definition.name === 'resources');
  if (!service) throw new Error('this plant has no resources');
  return service.app.get<Platform>(PLATFORM);
}

async function makeHistory(admin: Client, lots: number): Promise<void> {
  const level = Math.floor(lots / LEVELS);
  await admin.query('SET search_path = resources');
  await admin.query('CREATE TABLE public.link (parent integer NOT NULL, child integer NOT NULL)');
  await admin.query(
    `INSERT INTO public.link SELECT (i - 1) / $1::int * $1 - $1 + 1 + abs(hashint4(i * 16 + k)) % $1, i FROM generate_series($1 + 1, $2::int) i, generate_series(1, $3::int) k`, [level, level * LEVELS, INPUTS]);
  const border = level * (LEVELS / 2);
  const site = `CASE WHEN child <= ${border} THEN 'CRK' ELSE 'HAM' END`;
  const isSent = `parent > ${border - level} AND parent <= ${border}`;
  await admin.query(`INSERT INTO movement (site, lot_id, sequence, container, kind, amount, run_id, run_number, cause, act_at)
    SELECT ${site}, 'lot-' || CASE WHEN ${isSent} THEN parent + ${SENT} ELSE parent END, row_number() OVER (), 'drum', 'consume', '-1.0', 'run-' || child, 'WS-' || child, 'bench', now() FROM public.link`);
  await admin.query(`INSERT INTO movement (site, lot_id, sequence, container, kind, amount, run_id, run_number, cause, act_at)
    SELECT ${site}, 'lot-' || child, 0, 'drum', 'produce', '9.0', 'run-' || child, 'WS-' || child, 'bench', now() FROM (SELECT DISTINCT child FROM public.link) made`);
  await admin.query(`INSERT INTO lot_origin (site, lot_id, from_site, from_lot_id) SELECT 'HAM', 'lot-' || i + ${SENT}, 'CRK', 'lot-' || i FROM generate_series(${border - level + 1}, ${border}) i`);
  await admin.query(`UPDATE public.link SET parent = parent + ${SENT} WHERE ${isSent}`);
  await admin.query(`INSERT INTO public.link SELECT i, i + ${SENT} FROM generate_series(${border - level + 1}, ${border}) i`);
  await admin.query('CREATE INDEX link_parent ON public.link (parent, child)');
  await admin.query('VACUUM ANALYZE movement');
  await admin.query('VACUUM ANALYZE lot_origin');
  await admin.query('VACUUM ANALYZE public.link');
}

async function bareSearch(admin: Client): Promise<number> {
  const { rows } = await admin.query('WITH RECURSIVE reached (lot) AS (SELECT 1 UNION SELECT child FROM reached JOIN public.link ON parent = lot) SELECT lot FROM reached');
  return rows.length;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}
