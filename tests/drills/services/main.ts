import { join } from 'node:path';
import type { DrillOutcome } from '../kill-drill';
import { brokerDrill } from './broker-drill';
import { chanceDrill, makeReportsTable } from './chance-drill';
import { startDrilled, type DrilledOptions, type DrilledServices } from './drilled-services';
import { killServicesDrill } from './kill-services-drill';
import { poisonDrill, poisonWithoutParking } from './poison-drill';
import { postgresDrill } from './postgres-drill';
import { sameKeyDrill } from './same-key-drill';
import { batchOverReplicas, raceOverReplicas } from './scale-drill';
import { skewDrill } from './skew-drill';

/** How much of each drill. */
export interface DrillSize {
  readonly rounds: number;
  readonly kills: number;
  readonly steps: number;
  readonly restarts: number;
  readonly brokerAwaySeconds: number;
  readonly messages: number;
  /** Messages of the drill `chance`, the same in both sizes: it is about so many. */
  readonly byChance: number;
  /** How often each of sender, reader, broker and database falls while messages are on their way. */
  readonly blows: number;
}

const SIZES: Readonly<Record<string, DrillSize>> = {
  small: { rounds: 20, kills: 7, steps: 40, restarts: 2, brokerAwaySeconds: 15, messages: 1000, byChance: 10_000, blows: 1 },
  full: { rounds: 500, kills: 200, steps: 1000, restarts: 20, brokerAwaySeconds: 60, messages: 10_000, byChance: 10_000, blows: 5 },
};

/** The program of a service whose outbox keeps nothing. */
const FORGETFUL = join(__dirname, 'forgetful-service.js');

/** Is told of each outcome, and of its twin without the defence. */
export type Report = (outcome: DrillOutcome, twin?: DrillOutcome) => void;

/** A service that notes reports in place of what it does with them. */
const NOTING = join(__dirname, 'reports-service.js');
/** Services that are not needed where one sends to another. */
const ALL_OTHERS_AWAY = { recipes: 0, resources: 0, training: 0, review: 0, 'process-data': 0, tandem: 0, 'web-console': 0 };

const SCALED: DrilledOptions = { replicas: { 'batch-execution': 3, resources: 3 } };

/** All on one plant, one after the other; each with its twin where a defence can be switched off. */
const DRILLS: Readonly<Record<string, (drilled: DrilledServices, size: DrillSize, report: Report) => Promise<void>>> = {
  async scale(drilled, { rounds }, report) {
    report(await batchOverReplicas(drilled, { withoutKey: false }), await batchOverReplicas(drilled, { withoutKey: true }));
    report(await raceOverReplicas(drilled, rounds, { apart: false }), await raceOverReplicas(drilled, 5, { apart: true }));
  },
  async 'same-key'(drilled, _size, report) {
    const outcome = await sameKeyDrill(drilled, { withoutKey: false });
    const twin = await sameKeyDrill(drilled, { withoutKey: true });
    const inTwin = twin.doubled + 1 === twin.injected ? [] : [`a hundred comments with a key for each: ${twin.seen ?? ''}`, ...twin.found]; // doubled is what it shall be, and nothing less
    report({ ...outcome, lost: outcome.lost + twin.lost, passed: outcome.passed && inTwin.length === 0, found: [...outcome.found, ...inTwin], seen: `${outcome.seen ?? ''}; with a key for each ${twin.seen ?? ''}` }, twin);
  },
  async postgres(drilled, size, report) {
    const outcome = await postgresDrill(drilled, size);
    const twin = await withServices({}, (other) => postgresDrill(other, { restarts: 2 }, { answersFirst: true }));
    report(outcome, twin);
  },
  async broker(drilled, size, report) {
    const outcome = await brokerDrill(drilled, size);
    const twin = await withServices({ programs: { 'batch-execution': [FORGETFUL, 'batch-execution'] } }, (other) => brokerDrill(other, { brokerAwaySeconds: 15 }));
    report(outcome, twin);
  },
  async poison(drilled, size, report) {
    report(await poisonDrill(drilled, size), await poisonWithoutParking(drilled));
  },
  async skew(drilled, _size, report) {
    report(await skewDrill(drilled, { withoutWatch: false }), await skewDrill(drilled, { withoutWatch: true }));
  },
  async kill(drilled, size, report) {
    const outcome = await killServicesDrill(drilled, size);
    const twin = await withServices({ withoutInbox: true }, (other) => killServicesDrill(other, { kills: 1, steps: 8 }));
    report(outcome, twin);
  },
};

/** On a plant of their own, which has nobody but those they are about. */
const APART: Readonly<Record<string, (size: DrillSize, report: Report) => Promise<void>>> = {
  async chance({ byChance, blows }, report) {
    await withServices({ replicas: { ...ALL_OTHERS_AWAY, 'batch-execution': 2, identity: 2 }, programs: { identity: [NOTING] } }, async (drilled) => {
      await makeReportsTable(drilled);
      report(
        await chanceDrill(drilled, { messages: byChance, blows }, { id: 'chance', reader: [NOTING] }),
        await chanceDrill(drilled, { messages: 200, blows: 0 }, { id: 'chance-without-inbox', reader: [NOTING, '--without-inbox'] }),
      );
    });
  },
};

/** Runs the drills of the services mode: all, or those that are named (by commas). */
export async function servicesDrills({ only, size = 'full' }: { only?: string | undefined; size?: string | undefined }, report: Report): Promise<void> {
  const wanted = SIZES[size];
  if (!wanted) throw new Error(`--size is ${size} and has to be one of ${Object.keys(SIZES).join(', ')}`);
  const all = [...Object.keys(DRILLS), ...Object.keys(APART)];
  const names = only?.split(',') ?? all;
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`there is no drill ${unknown.join(', ')}; there are ${all.join(', ')}`);
  for (const name of names) await toItsEnd(name, report, () => APART[name]?.(wanted, report));
  const together = names.filter((name) => DRILLS[name]);
  if (together.length === 0) return;
  await withServices({ replicas: { ...SCALED.replicas, 'web-console': size === 'small' && !names.includes('broker') ? 0 : 1 } }, async (drilled) => {
    for (const name of together) {
      drilled.ledger.resent = 0;
      drilled.watch.wrong.splice(0); // of the drill before, which judged it or did not look
      await toItsEnd(name, report, () => DRILLS[name]?.(drilled, wanted, report), drilled.watch.wrong);
    }
  });
}

/** What breaks off is told as a drill that failed: the plant may still be whole, and the next drill is worth its try. */
async function toItsEnd(name: string, report: Report, run: () => Promise<void> | undefined, wrong: readonly string[] = []): Promise<void> {
  try {
    await run();
  } catch (error) {
    report({ id: name, injected: 0, lost: 0, doubled: 0, passed: false, found: [`it did not come to its end: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, ...wrong] });
  }
}

async function withServices<T>(options: DrilledOptions, work: (drilled: DrilledServices) => Promise<T>): Promise<T> {
  const drilled = await startDrilled(options);
  try {
    return await work(drilled);
  } finally {
    await drilled.stop();
  }
}
