import { bringIntoForce } from './acting/bring-into-force';
import { BatchOnFloor, order } from './acting/perform-batch';
import { fillWarehouse } from './acting/fill-warehouse';
import { prepare } from './acting/prepare';
import { certifyBatch, releaseBatch, REVIEWERS, type Release } from './acting/release-batch';
import { takeIntoStock } from './acting/take-into-stock';
import { minutesAfter, type Stage } from './acting/stage';
import type { BatchScript, ScriptAct } from './recipes/batch-script';

/** The scripts that the demo plant is made of. */
export interface DemoScripts {
  /** The batch that is released. */
  readonly released: BatchScript;
  /** A batch in labelled boxes, and what quality decides about them. */
  readonly partly: { readonly script: BatchScript; readonly boxes: readonly string[]; readonly release: Release };
  /** A short one: with exceptions, in the middle of a step, and as an order that waits. */
  readonly short: BatchScript;
  /** The value of the short batch that is out of its range when it is to have an exception. */
  readonly slip: { readonly step: string; readonly entry: string; readonly value: string };
}

/**
 * Makes the demo plant by doing what its people would do, on the plant clock: one batch released, one released in part, one with exceptions that waits for
 * review, one in the middle of a step, one order that waits; a warehouse with drums of all kinds. Nothing is written past the use cases.
 */
export async function makeDemoPlant(stage: Stage, { released, partly, short, slip }: DemoScripts): Promise<void> {
  await prepare(stage, released);
  await bringIntoForce(stage, released);
  const first = await BatchOnFloor.begin(stage, released);
  await first.play();
  await releaseBatch(stage, first.runId);
  await certifyBatch(stage, first.runId);
  await fillWarehouse(stage, released.site, first);

  await prepare(stage, partly.script);
  await bringIntoForce(stage, partly.script);
  const packed = await BatchOnFloor.begin(stage, partly.script);
  await packed.play();
  await takeIntoStock(stage, packed, partly.boxes);
  await releaseBatch(stage, packed.runId, REVIEWERS, partly.release);

  const withSlip = numbered(short, 2, short.acts.map((act) => slipped(act, slip)));
  await prepare(stage, withSlip);
  await bringIntoForce(stage, withSlip);
  const second = await BatchOnFloor.begin(stage, withSlip);
  await second.play();

  const halfway = numbered(short, 3, short.acts);
  await prepare(stage, halfway);
  const third = await BatchOnFloor.begin(stage, halfway);
  await third.play(0, middleOfAStep(halfway.acts));

  await orderForTomorrow(stage, numbered(short, 4, short.acts));
}

/** A batch that nobody has begun. */
export async function waitOnFloor(stage: Stage, script: BatchScript): Promise<void> {
  await prepare(stage, script);
  await bringIntoForce(stage, script);
  await BatchOnFloor.begin(stage, script);
}

/** An order that waits for tomorrow, with a balance whose calibration ends today: pre-flight says so. */
async function orderForTomorrow(stage: Stage, script: BatchScript): Promise<void> {
  const { preparation } = script;
  const spare = preparation.equipment.filter(({ code }) => code === 'BAL-09').map((balance) => ({ ...balance, code: 'BAL-12', title: 'Spare balance of the small blending room', calibrationDueInDays: 0 }));
  await prepare(stage, { ...script, preparation: { ...preparation, terminals: [], lots: [], qualifications: [], equipment: spare } });
  const now = await stage.clock.now();
  await order(stage, script, { start: minutesAfter(now, 24 * 60), end: minutesAfter(now, 26 * 60), equipment: [{ requirement: 'balance', item: 'BAL-12' }] });
}

/** The same script for another order. */
function numbered(script: BatchScript, number: number, acts: readonly ScriptAct[]): BatchScript {
  return { ...script, acts, order: { ...script.order, number: script.order.number.replace(/\d+$/, (digits) => String(Number(digits) + number).padStart(digits.length, '0')) } };
}

function slipped(act: ScriptAct, slip: DemoScripts['slip']): ScriptAct {
  if (act.act !== 'enter' || act.step !== slip.step) return act;
  return { ...act, values: act.values.map((value) => (value.entry === slip.entry ? { ...value, value: slip.value } : value)) };
}

/** Number of acts until somewhere in the second half a step is begun and something is entered, but not completed. */
function middleOfAStep(acts: readonly ScriptAct[]): number {
  const from = Math.floor(acts.length / 2);
  const entered = acts.findIndex((act, at) => at >= from && act.act === 'enter');
  return entered < 0 ? from : entered + 1;
}
