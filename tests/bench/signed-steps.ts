import { Client } from 'pg';
import type { ReadyStep } from './bench-people';
import { bareLoops } from './bare-loops';
import { BenchPlant } from './bench-plant';
import { completer } from './in-process';
import { bareHttp, completeOverHttp } from './over-http';
import { printProfile, profileOf } from './profile';
import { median, misses, type BenchResult } from './result';
import { bareRows } from './bare-rows';
import type { BareStatement } from './rows-of-an-act';
import type { BenchSize } from './size';
import { BEHIND, Statements } from './statements';

const ACT = 'act';

/** What a few seconds of acts came to. */
interface Spent {
  readonly perSecond: number;
  readonly p95?: number;
  /** CPU of this process for each act, ms: of the act and of relay and consumers behind it. */
  readonly cpuMs: number;
}

/** Signed steps per second, over HTTP beside H, and in process beside L, on the same durable PostgreSQL in the same run. */
export async function signedStepsPerSecond(size: BenchSize): Promise<BenchResult[]> {
  const bench = await BenchPlant.start();
  const admin = new Client({ connectionString: bench.plant.database.server.adminUrl });
  await admin.connect();
  const statements = new Statements();
  bench.label(statements, () => ACT);
  try {
    const measure = new Measure(bench, size, statements);
    await measure.http(); // warms both sides' code
    const bare = await bareRows(bench.people, admin, size, () => bench.plant.services.settled());
    return [await overHttp(measure, bench, bare, size), await inProcess(measure, bench, bare, size)];
  } finally {
    statements.stop();
    await admin.end();
    await bench.stop();
  }
}

async function overHttp(measure: Measure, bench: BenchPlant, bare: BareStatement, size: BenchSize): Promise<BenchResult> {
  const h = await bareHttp(bench.plant.database.server.adminUrl, bare, size.chains);
  try {
    await h.send(20);
    const pairs = await inTurns(size.rounds, () => measure.http(), async () => (size.chains * size.steps) / (await h.send(size.steps)).seconds);
    const what = `signed steps over HTTP, ${size.chains} runs side by side (p95 ${median(pairs.map(([{ p95 = 0 }]) => p95)).toFixed(1)} ms)`;
    return await judged(measure, result('signed-steps-http', what, pairs, 'H: the same rows behind one bare Node HTTP call', 0.8), () => measure.http());
  } finally {
    await h.close();
  }
}

async function inProcess(measure: Measure, bench: BenchPlant, bare: BareStatement, size: BenchSize): Promise<BenchResult> {
  const bareLoop = bareLoops(bench.plant.database.server.adminUrl, bare, size.chains);
  try {
    await bareLoop.run(20);
    const pairs = await inTurns(size.rounds, () => measure.process(), () => bareLoop.run(size.steps));
    const what = `signed steps in process; ${median(pairs.map(([{ cpuMs }]) => cpuMs)).toFixed(2)} ms of CPU each, relay and consumers included`;
    return await judged(measure, result('signed-steps-process', what, pairs, 'L: the same rows, one prepared statement in a bare loop of pg', 0.5), () => measure.process());
  } finally {
    await bareLoop.close();
  }
}

/** Ours, the comparator, ours, the comparator … */
async function inTurns(rounds: number, ours: () => Promise<Spent>, comparator: () => Promise<number>): Promise<[Spent, number][]> {
  const pairs: [Spent, number][] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push([await ours(), await comparator()]);
  return pairs;
}

function result(id: string, what: string, pairs: readonly (readonly [Spent, number])[], comparedWith: string, aim: number): BenchResult {
  const ratio = median(pairs.map(([{ perSecond }, comparator]) => perSecond / comparator));
  return { id, what, ours: median(pairs.map(([{ perSecond }]) => perSecond)), comparator: median(pairs.map(([, comparator]) => comparator)), comparedWith, ratio, aim: `>= ${aim}`, unit: 'steps/s' };
}

/** Adds round trips; prints the profile of one more pass when the aim is missed. */
async function judged(measure: Measure, result: BenchResult, again: () => Promise<Spent>): Promise<BenchResult> {
  const what = `${result.what}; round trips of the act ${measure.roundTrips(ACT)}, of relay and consumers ${measure.roundTrips(BEHIND)}`;
  if (misses(result)) {
    measure.profiling = true;
    await again();
    measure.profiling = false;
    printProfile(result.id, { 'CPU of this process, own time': measure.profile, 'round trips of the act': measure.statements.table(ACT, measure.acts), 'round trips of relay and consumers': measure.statements.table(BEHIND, measure.acts) });
  }
  return { ...result, what };
}

/** Makes steps ready, has them completed, and measures that. */
class Measure {
  profiling = false;
  profile: string[] = [];
  private round = 0;

  constructor(
    private readonly bench: BenchPlant,
    private readonly size: BenchSize,
    readonly statements: Statements,
  ) {}

  /** Acts of a pass. */
  get acts(): number {
    return this.size.chains * this.size.steps;
  }

  /** Round trips for each act of the last pass. */
  roundTrips(label: string): string {
    return (this.statements.count(label) / this.acts).toFixed(1);
  }

  async http(): Promise<Spent> {
    const chains = await this.readyChains();
    let p95 = 0;
    return { ...(await this.spend(async () => {
      const done = await completeOverHttp(this.bench.people, chains);
      p95 = done.p95;
      return done.seconds;
    })), p95 };
  }

  async process(): Promise<Spent> {
    const chains = await this.readyChains();
    const complete = completer(this.bench);
    return this.spend(async () => {
      const began = performance.now();
      await this.statements.as(ACT, () => Promise.all(chains.map(async (chain) => {
        for (const step of chain) await complete(step);
      })));
      return (performance.now() - began) / 1000;
    });
  }

  private async spend(work: () => Promise<number>): Promise<Spent> {
    this.statements.clear();
    let seconds = 0;
    const before = process.cpuUsage();
    const whole = async (): Promise<void> => {
      seconds = await work();
    };
    if (this.profiling) this.profile = await profileOf(whole);
    else await whole();
    const { user, system } = process.cpuUsage(before);
    return { perSecond: this.acts / seconds, cpuMs: (user + system) / 1000 / this.acts };
  }

  /** Steps that only wait for their completion, a run a chain. */
  private async readyChains(): Promise<ReadyStep[][]> {
    const chains = await this.bench.people.readyChains(this.size, `BENCH-${(this.round += 1)}`);
    await this.bench.plant.services.settled();
    return chains;
  }
}
