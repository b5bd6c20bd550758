import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bringIntoForce } from '../../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../../deploy/local/demo/acting/prepare';
import { downloadPackage, releaseBatch } from '../../../deploy/local/demo/acting/release-batch';
import { smallBatch } from '../../../deploy/local/demo/recipes/small-batch';
import type { DrillOutcome } from '../kill-drill';
import { verifyBytes } from '../verify-package';
import type { DrilledServices } from './drilled-services';
import { gaugePath, gaugesOnFloor } from './gauges';
import { judgeRuns } from './judge-messages';

/** The checkout; this file runs from dist/tests/drills/services. */
const ROOT = join(__dirname, '../../../..');
const SCALED = ['batch-execution', 'resources'] as const;
/** Clients of the largest round. */
const MOST = 10;
/** How long the gun waits for a replica that has a request in hand. */
const AIM_MS = 500;

/**
 * One batch worked on through all replicas; at every sixth act a comment is recorded whose answer is lost, so that it is sent again to another replica, and a replica is killed in mid-request. Its
 * package has to verify, and each replica must have had its share. `withoutKey`: nobody is killed, and what is sent again is a new command.
 */
export async function batchOverReplicas(drilled: DrilledServices, { withoutKey }: { withoutKey: boolean }): Promise<DrillOutcome> {
  const { stage, plant, ledger, watch } = drilled;
  const usual = smallBatch();
  const script = { ...usual, order: { ...usual.order, number: withoutKey ? 'DRILL-SCALE-TWIN' : usual.order.number } };
  await prepare(stage, script);
  await bringIntoForce(stage, script);
  const batch = await BatchOnFloor.begin(stage, script);
  const gun = new Gun(drilled);
  let comments = 0;
  for (const [at, act] of script.acts.entries()) {
    if (at % 6 === 3) {
      await commentTwice(drilled, batch.runId, `comment ${(comments += 1)}`, withoutKey);
      if (!withoutKey) gun.load(SCALED[Math.floor(at / 6) % SCALED.length] ?? 'batch-execution');
    }
    await batch.perform(act);
    await gun.recovered();
  }
  const { lost, doubled, disordered } = await judgeRuns(drilled, [batch.runId]);
  await releaseBatch(stage, batch.runId);
  const verified = await verifyBytes(ROOT, await downloadPackage(stage, batch.runId));
  const idle = SCALED.flatMap((service) => plant.of(service).map(({ replica }) => `${service}/${replica}`)).filter((name) => !watch.answered.has(name));
  const found = [...lost, ...doubled, ...disordered, ...idle.map((name) => `${name} answered nothing`), ...watch.wrong.splice(0), ...(verified.ok ? [] : [`package: ${verified.text}`]), ...(withoutKey || (gun.hits > 0 && ledger.resent > comments) ? [] : ['no kill hit a request'])];
  return { id: withoutKey ? 'scale-batch/without-key' : 'scale-batch', injected: gun.shots, lost: lost.length, doubled: doubled.length, passed: found.length === 0, found, seen: `${gun.hits} kills of a replica with a request in hand, ${ledger.resent} requests sent again, the package ${verified.ok ? 'verifies' : 'does not verify'}` };
}

/** Writes a comment whose answer is lost: it goes out once more, to the next replica. */
async function commentTwice({ stage, ledger }: DrilledServices, runId: string, text: string, withoutKey: boolean): Promise<void> {
  ledger.answersToLose = 1;
  ledger.newKeys = withoutKey;
  await (await stage.client.as('sup.haas')).post(`/batch-execution/v1/runs/${runId}/comments`, { text });
  ledger.newKeys = false;
}

/**
 * Rounds of 2 to 10 clients that start one step at once; in every tenth a replica is killed. One wins, and the others are told who and what. `apart`: each
 * client has a step of its own, so that all win: what this drill has to notice.
 */
export async function raceOverReplicas(drilled: DrilledServices, rounds: number, { apart }: { apart: boolean }): Promise<DrillOutcome> {
  const { stage, watch, ledger } = drilled;
  const runId = await gaugesOnFloor(stage, apart ? rounds * MOST : rounds, apart ? 'DRILL-APART' : 'DRILL-RACE');
  const people = await Promise.all(['op.okafor', 'op.berger', 'op.lindqvist', 'op.berger2'].map((user) => stage.client.as(user)));
  const gun = new Gun(drilled);
  const found: string[] = [];
  let tooMany = 0;
  let told = 0;
  ledger.resent = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const pathOf = (at: number): string => gaugePath(runId, apart ? (round - 1) * MOST + at + 1 : round);
    const { version } = await (people[0] as (typeof people)[0]).get<{ version: number }>(pathOf(0));
    const clients = Array.from({ length: 2 + ((round - 1) % (MOST - 1)) }, (_, at) => people[at % people.length] as (typeof people)[0]);
    if (round % 10 === 0) gun.load('batch-execution');
    const answers = await Promise.all(clients.map((person, at) => person.ask<{ code?: string; params?: unknown }>('POST', `${pathOf(at)}/start`, { version })));
    await gun.recovered();
    const winners = clients.filter((_, at) => answers[at]?.status === 200);
    if (winners.length !== 1) found.push(`round ${round}: ${winners.length} winners: ${answers.map(({ status, body }) => `${status} ${body.code ?? ''}`).join(', ')}`);
    tooMany += Math.max(0, winners.length - 1);
    const winner = stage.client.accountOf(winners[0]?.account.user ?? 'op.okafor') as { name?: string };
    for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
      if (status !== 409 || !['step-already-started', 'step-changed'].includes(body.code ?? '')) found.push(`round ${round}: a loser is answered ${status} ${JSON.stringify(body).slice(0, 300)}`);
      else if (!JSON.stringify(body.params).includes(winner.name ?? '?')) found.push(`round ${round}: a loser is not told of ${winner.name ?? '?'}: ${JSON.stringify(body).slice(0, 300)}`);
      else told += 1;
    }
  }
  const { lost, doubled, disordered } = await judgeRuns(drilled, [runId]);
  found.push(...lost, ...doubled, ...disordered, ...watch.wrong.splice(0));
  return { id: apart ? 'scale-race/apart' : `scale-race of ${rounds} rounds`, injected: gun.shots, lost: lost.length, doubled: doubled.length + tooMany, passed: found.length === 0, found, seen: `one winner in each, ${told} losers told who and what; ${gun.hits} kills of a replica with a request in hand, ${ledger.resent} requests sent again` };
}

/** Kills the replica that has the next command in hand, and starts it again. */
class Gun {
  shots = 0;
  /** Shots at a replica that had a request which it had not answered. */
  hits = 0;
  private recovering: Promise<void> = Promise.resolve();

  constructor(private readonly drilled: DrilledServices) {}

  load(service: (typeof SCALED)[number]): void {
    const { ledger } = this.drilled;
    ledger.beforeCommand = () => {
      delete ledger.beforeCommand;
      this.recovering = this.shoot(service);
    };
  }

  recovered(): Promise<void> {
    return this.recovering;
  }

  private async shoot(service: (typeof SCALED)[number]): Promise<void> {
    const { plant } = this.drilled;
    let target = plant.atWork(service);
    for (const since = performance.now(); !target && performance.now() - since < AIM_MS; target = plant.atWork(service)) await pause(1);
    if (target) this.hits += 1;
    target ??= plant.of(service)[this.shots % plant.of(service).length]; // it works at messages
    await pause((this.shots * 3) % 10);
    this.shots += 1;
    await target?.kill();
    target?.start();
    await target?.untilReady();
  }
}
