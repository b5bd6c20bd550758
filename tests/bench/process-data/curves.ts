import { PostgresSamples } from '../../../services/process-data/src/adapters/postgres/postgres-samples';
import { ReadCurve } from '../../../services/process-data/src/application/read-curve';
import { median, type BenchResult } from '../result';
import { NOBODY, timed, type MachineFloor } from './machine-floor';

const LOOKS = 40;
const DAY = '2026-03-02';
/** Tags in a million rows: each says so many in its day. */
const OF_A_TAG = 10_000;
const [RUNS, SAMPLES_OF_A_RUN] = [16, 3125];

/** One batch's hour out of so many rows of a day, and out of ten times as many: what others say makes it no dearer. */
export async function curveAmongMany(floor: MachineFloor, rows: number): Promise<BenchResult[]> {
  const { admin, transactions } = floor;
  const { tags: [tag] } = await floor.connect('PLC-CURVE', NOBODY, [['CV-01.level', 'CV-01']]);
  await admin.query(`SELECT sample_day('${DAY}')`);
  const say = (from: number, to: number): Promise<unknown> => admin.query(
    `INSERT INTO sample (tag, at, number, quality) SELECT CASE WHEN t = 0 THEN $3::int ELSE 1000000 + t END, '${DAY}'::timestamptz + s * interval '8.64 seconds', sin(s), 0 FROM generate_series($1::int, $2::int - 1) t, generate_series(0, ${OF_A_TAG} - 1) s`, [from, to, tag?.number]);
  const curve = new ReadCurve(new PostgresSamples(transactions));
  const look = async (): Promise<number[]> => {
    await admin.query('VACUUM ANALYZE sample');
    const times: number[] = [];
    for (let at = 0; at < LOOKS + 5; at += 1) {
      const took = await timed(async () => {
        const { points } = await curve.execute(['HAM'], 'CV-01.level', `${DAY}T08:00:00Z`, `${DAY}T09:00:00Z`);
        if (points.length < 400) throw new Error(`${points.length} points`);
      });
      if (at >= 5) times.push(took);
    }
    return times;
  };
  const many = rows / OF_A_TAG;
  await say(0, many);
  const few = await look();
  await say(many, many * 10);
  const ours = await look();
  const [a, b] = [median(ours), median(few)];
  return [{ id: `curve-of-${rows * 10}`, what: `an hour of one tag out of ${rows * 10} rows of a day (median of ${LOOKS})`, ours: a, comparator: b, comparedWith: `out of ${rows} rows`, ratio: a / b, aim: '<= 1.1', unit: 'ms' }];
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
