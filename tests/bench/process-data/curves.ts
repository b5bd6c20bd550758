import { PostgresSamples } from '../../../services/process-data/src/adapters/postgres/postgres-samples';
import { ReadCurve } from '../../../services/process-data/src/application/read-curve';
import { median, type BenchResult } from '../result';
import { NOBODY, timed, type MachineFloor } from './machine-floor';

const [LOOKS, WARM] = [60, 6];
const [FEW_DAY, MANY_DAY] = ['2026-03-02', '2026-03-03'];
const SIDES = [['few', FEW_DAY], ['many', MANY_DAY]] as const;
/** Tags in a million rows: each says so many in its day. */
const OF_A_TAG = 10_000;
const [RUNS, SAMPLES_OF_A_RUN] = [16, 3125];

/**
 * One batch's hour out of a day of so many rows, and out of a day of ten times as many: what others say makes it no dearer. Both days lie in one table and take turns, so that what else the machine does meets both. The work of the
 * server is measured apart (planning, execution) and told with the pages that it touched. First as of a day that is not over, where samples of a moment lie beside each other, as they come; then as of every earlier day, which the service brought into the order of its tags.
 */
export async function curveAmongMany(floor: MachineFloor, rows: number): Promise<BenchResult[]> {
  const { admin } = floor;
  const { tags: [tag] } = await floor.connect('PLC-CURVE', NOBODY, [['CV-01.level', 'CV-01']]);
  for (const [day, tags] of [[FEW_DAY, rows / OF_A_TAG], [MANY_DAY, (rows * 10) / OF_A_TAG]] as const) {
    await admin.query(`SELECT sample_day('${day}')`);
    await admin.query(
      `INSERT INTO sample (tag, at, number, quality) SELECT CASE WHEN t = 0 THEN $2::int ELSE 1000000 + t END, '${day}'::timestamptz + s * interval '8.64 seconds', sin(s), 0 FROM generate_series(0, ${OF_A_TAG} - 1) s, generate_series(0, $1::int - 1) t ORDER BY s`, [tags, tag?.number]);
  }
  const asTheyCame = await curvesOf(floor, rows, tag?.number ?? 0, 'of today, as samples come', '-today');
  for (const [, day] of SIDES) await admin.query(`SELECT renew_day('${day}', '{}')`);
  return [...asTheyCame, ...(await curvesOf(floor, rows, tag?.number ?? 0, 'of a day that is over', ''))];
}

async function curvesOf({ admin, transactions }: MachineFloor, rows: number, number: number, which: string, suffix: string): Promise<BenchResult[]> {
  await admin.query('VACUUM ANALYZE sample');
  await admin.query('CHECKPOINT'); // what was inserted is not written while it is measured
  const curve = new ReadCurve(new PostgresSamples(transactions));
  const look = (day: string): Promise<number> => timed(async () => {
    const { points } = await curve.execute(['HAM'], 'CV-01.level', `${day}T08:00:00Z`, `${day}T09:00:00Z`);
    if (points.length < 400) throw new Error(`${points.length} points`);
  });
  const explained = async (day: string): Promise<Explained> => {
    const { rows: [row] } = await admin.query<{ 'QUERY PLAN': [PlanOfServer] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT at, number, words, quality, status FROM sample WHERE tag = ${number} AND at >= '${day}T08:00:00Z' AND at < '${day}T09:00:00Z' ORDER BY at LIMIT 10000`);
    const [{ 'Planning Time': planning, 'Execution Time': execution, Plan: plan }] = row?.['QUERY PLAN'] ?? [{ 'Planning Time': 0, 'Execution Time': 0, Plan: { 'Shared Hit Blocks': 0, 'Shared Read Blocks': 0 } }];
    return { planning, execution, hit: plan['Shared Hit Blocks'], read: plan['Shared Read Blocks'] };
  };
  const seen: Record<'few' | 'many', { readonly whole: number[]; readonly server: Explained[] }> = { few: { whole: [], server: [] }, many: { whole: [], server: [] } };
  for (let at = 0; at < LOOKS + WARM; at += 1) {
    for (const [side, day] of at % 2 === 0 ? SIDES : [...SIDES].reverse()) {
      const [whole, server] = [await look(day), await explained(day)];
      if (at < WARM) continue;
      seen[side].whole.push(whole);
      seen[side].server.push(server);
    }
  }
  const of = (side: 'few' | 'many', what: keyof Explained): number => median(seen[side].server.map((one) => one[what]));
  for (const [side] of SIDES) process.stdout.write(`curve ${which} out of ${side === 'few' ? rows : rows * 10} rows: planning ${of(side, 'planning').toFixed(3)} ms, execution ${of(side, 'execution').toFixed(3)} ms, ${of(side, 'hit')} pages in memory and ${of(side, 'read')} from the disk\n`);
  const result = (id: string, what: string, ours: number, comparator: number): BenchResult => ({ id, what: `${what}, ${which} (median of ${LOOKS}, in turns)`, ours, comparator, comparedWith: `out of a day of ${rows} rows`, ratio: ours / comparator, aim: '<= 1.1', unit: 'ms' });
  return [
    result(`curve-of-${rows * 10}${suffix}`, `an hour of one tag out of a day of ${rows * 10} rows`, median(seen.many.whole), median(seen.few.whole)),
    result(`curve-of-${rows * 10}-server${suffix}`, 'the execution of its statement alone', of('many', 'execution'), of('few', 'execution')),
    result(`curve-of-${rows * 10}-planning${suffix}`, 'the planning of its statement alone', of('many', 'planning'), of('few', 'planning')),
  ];
}

interface PlanOfServer {
  readonly 'Planning Time': number;
  readonly 'Execution Time': number;
  readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
}

interface Explained {
  readonly planning: number;
  readonly execution: number;
  readonly hit: number;
  readonly read: number;
}

/** E3: sixteen batches with fifty thousand samples laid over each other, over HTTP with every value, and thinned as the screen asks, beside a plain SELECT of the same rows. */
export async function overlayBesideSelect(floor: MachineFloor, rounds: number): Promise<BenchResult[]> {
  const { admin } = floor;
  const { tags } = await floor.connect('PLC-OVERLAY', NOBODY, [1, 2, 3, 4].map((tank) => [`OV-0${tank}.product-temperature`, `OV-0${tank}`] as const));
  const windows: { number: number; from: string; until: string }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begin = Date.parse('2026-03-05T00:00:00Z') + Math.floor(run / 4) * 86_400_000 + run * 60_000;
    const [from, until] = [new Date(begin).toISOString(), new Date(begin + SAMPLES_OF_A_RUN * 5000).toISOString()];
    const number = tags[run % 4]?.number ?? 0;
    const id = `019cb${String(run).padStart(3, '0')}-0000-7000-8000-000000000000`;
    await admin.query(`SELECT sample_day($1::date)`, [from.slice(0, 10)]);
    await admin.query("INSERT INTO run_seen (site, run_id, number, recipe, recipe_version, over_at) VALUES ('HAM', $1, $2, 'BENCH-OVERLAY', 1, $3)", [id, `OV-${run}`, until]);
    await admin.query("INSERT INTO run_node (site, run_id, node_key, from_at, until_at) VALUES ('HAM', $1, 'fermentation', $2, $3)", [id, from, until]);
    await admin.query("INSERT INTO equipment_use (site, run_id, step_key, item, grant_id, nodes, from_at, until_at) VALUES ('HAM', $1, 'ferment', $2, 'g', '[]', $3, $4)", [id, `OV-0${(run % 4) + 1}`, from, until]);
    await admin.query(`INSERT INTO sample (tag, at, number, quality) SELECT $1, $2::timestamptz + s * interval '5 seconds', 298 + sin(s / 100.0), 0 FROM generate_series(0, ${SAMPLES_OF_A_RUN} - 1) s`, [number, from]);
    windows.push({ number, from, until });
  }
  await admin.query("SELECT make_sample_minutes('2026-03-05', '2026-03-12'); ANALYZE sample");
  const engineer = await floor.bench.people.as('eng.moreau');
  const overlay = async (points: number): Promise<number> => {
    const { runs } = await engineer.get<{ runs: { pieces: { count: number }[] }[] }>(`/process-data/v1/recipes/BENCH-OVERLAY/points/product-temperature/overlay?node=fermentation&points=${points}`);
    return runs.reduce((sum, { pieces }) => sum + pieces.reduce((of, { count }) => of + count, 0), 0);
  };
  const times: Record<'whole' | 'thinned' | 'bare', number[]> = { whole: [], thinned: [], bare: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const counts = { whole: 0, thinned: 0, bare: 0 };
    const whole = await timed(async () => (counts.whole = await overlay(10_000)));
    const thinned = await timed(async () => (counts.thinned = await overlay(1200)));
    const bare = await timed(async () => {
      for (const { number, from, until } of windows) counts.bare += (await admin.query('SELECT at, number, quality, status FROM sample WHERE tag = $1 AND at >= $2 AND at < $3 ORDER BY at', [number, from, until])).rows.length;
    });
    if (new Set(Object.values(counts)).size !== 1 || counts.bare !== RUNS * SAMPLES_OF_A_RUN) throw new Error(`rows: ${JSON.stringify(counts)}`);
    if (round === 0) continue; // warms all
    times.whole.push(whole);
    times.thinned.push(thinned);
    times.bare.push(bare);
  }
  const result = (id: string, what: string, ours: readonly number[], aim: string): BenchResult =>
    ({ id, what: `${RUNS} batches, ${RUNS * SAMPLES_OF_A_RUN} samples, aligned on the beginning of a phase, over HTTP, ${what} (median of ${rounds})`, ours: median(ours), comparator: median(times.bare), comparedWith: 'a plain SELECT of the same rows', ratio: median(ours) / median(times.bare), aim, unit: 'ms' });
  return [result('overlay-whole', 'every value', times.whole, '<= 6'), result('overlay-thinned', 'at most 1200 values of each', times.thinned, '<= 6')];
}
