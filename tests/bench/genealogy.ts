import { PLATFORM, type Platform, type ServiceApp } from '@batchwright/host';
import { Client } from 'pg';
import { PostgresGenealogy } from '../../services/resources/src/adapters/postgres/postgres-genealogy';
import { ReadGenealogy } from '../../services/resources/src/application/genealogy';
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
  return [...(await searchAmong(1_000)), ...(await searchAmong(lots))];
}

/**
 * How long it takes to find everything that became of one lot: ours along the ledger, beside the same search over a bare table of number pairs, which is the least that PostgreSQL can do for
 * it. The plant's history is made up: levels of lots, each made by a run out of nine lots of the level before, drawn by hash, so that a lot of the first level reaches most of the last. The first
 * half of the levels stands at one site, which sends its last lots to the other.
 */
async function searchAmong(lots: number): Promise<BenchResult[]> {
  const bench = await BenchPlant.start('review');
  const admin = new Client({ connectionString: bench.plant.database.server.adminUrl });
  try {
    await admin.connect();
    await makeHistory(admin, lots);
    const { app } = resourcesOf(bench);
    const [ours, answers] = [new PostgresGenealogy(app.get<Platform>(PLATFORM).transactions), app.get(ReadGenealogy)];
    const found = { ours: 0, bare: 0 };
    const times: { ours: number[]; bare: number[]; answer: number[] } = { ours: [], bare: [], answer: [] };
    const shown = { lots: 0, edges: 0 };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [first, second] = [await timed(async () => (found.ours = (await ours.reached('CRK', 'lot-1', 'forward', 1_000_000)).length)), await timed(async () => (found.bare = await bareSearch(admin)))];
      const third = await timed(async () => {
        const view = await answers.of(['CRK', 'HAM'], 'lot-1', 'forward');
        Object.assign(shown, { lots: view.lots.length, edges: view.edges.length });
      });
      if (round === 0) continue; // warms all
      times.answer.push(third);
      times.ours.push(first);
      times.bare.push(second);
    }
    if (found.ours !== found.bare) throw new Error(`ours found ${found.ours} lots, the bare search ${found.bare}`);
    const [took, least, whole] = [median(times.ours), median(times.bare), median(times.answer)];
    const search = {
      id: `genealogy-${lots}-lots`, what: `what became of one lot over two sites: ${found.ours} of ${lots} lots made and ${lots / LEVELS} sent, ${lots * (INPUTS + 1)} links (median of ${ROUNDS})`,
      ours: took, comparator: least, comparedWith: 'the same search over a table of number pairs', ratio: took / least, aim: '<= 6', unit: 'ms',
    };
    const answer = {
      id: `genealogy-${lots}-answer`, what: `the answer that a screen gets of it, with quantities: ${shown.lots} lots and ${shown.edges} amounts (2,000 lots and 10,000 amounts at most)`,
      ours: whole, comparator: least, comparedWith: 'the bare search, without a quantity', ratio: whole / least, aim: lots > 1_000 ? '<= 15' : '<= 60', unit: 'ms',
    };
    return [search, answer];
  } finally {
    await admin.end();
    await bench.stop();
  }
}

function resourcesOf({ plant }: BenchPlant): ServiceApp {
  const service = plant.services.services.find(({ definition }) => definition.name === 'resources');
  if (!service) throw new Error('this plant has no resources');
  return service;
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
  const used = `'lot-' || CASE WHEN ${isSent} THEN parent + ${SENT} ELSE parent END`;
  await admin.query(`INSERT INTO movement (site, lot_id, sequence, container, kind, amount, run_id, run_number, cause, act_at)
    SELECT ${site}, ${used}, row_number() OVER (), 'drum-' || ${used}, 'consume', '-1.0', 'run-' || child, 'WS-' || child, 'bench', now() FROM public.link`);
  await admin.query(`INSERT INTO movement (site, lot_id, sequence, container, kind, amount, run_id, run_number, cause, act_at)
    SELECT ${site}, 'lot-' || child, 0, 'drum-lot-' || child, 'produce', '9.0', 'run-' || child, 'WS-' || child, 'bench', now() FROM (SELECT DISTINCT child FROM public.link) made`);
  await admin.query(`INSERT INTO lot_origin (site, lot_id, from_site, from_lot_id) SELECT 'HAM', 'lot-' || i + ${SENT}, 'CRK', 'lot-' || i FROM generate_series(${border - level + 1}, ${border}) i`);
  const came = `SELECT i, CASE WHEN i <= ${border} THEN 'CRK' ELSE 'HAM' END AS site FROM generate_series(1, ${level * LEVELS}) i UNION ALL SELECT i + ${SENT}, 'HAM' FROM generate_series(${border - level + 1}, ${border}) i`;
  await admin.query(`INSERT INTO lot (site, id, number, material, title, disposition, sequence) SELECT site, 'lot-' || i, 'L-' || i, 'M', 'Made up', 'released', 1 FROM (${came}) come`);
  await admin.query(`INSERT INTO container (site, code, lot_id, place, received, unit, free) SELECT site, 'drum-lot-' || i, 'lot-' || i, 0, '9.0', 'g', '0.0' FROM (${came}) come`);
  await admin.query(`INSERT INTO movement (site, lot_id, sequence, container, kind, amount, cause, act_at)
    SELECT site, 'lot-' || i, 0, 'drum-lot-' || i, 'receive', '9.0', 'bench', now() FROM (${came}) come WHERE i <= ${level} OR i > ${SENT}`);
  await admin.query(`UPDATE public.link SET parent = parent + ${SENT} WHERE ${isSent}`);
  await admin.query(`INSERT INTO public.link SELECT i, i + ${SENT} FROM generate_series(${border - level + 1}, ${border}) i`);
  await admin.query('CREATE INDEX link_parent ON public.link (parent, child)');
  await admin.query('VACUUM ANALYZE movement');
  for (const table of ['lot_origin', 'lot', 'container']) await admin.query(`VACUUM ANALYZE ${table}`);
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
