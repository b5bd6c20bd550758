import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { rejectBatch } from '../../deploy/local/demo/acting/release-batch';
import { Refused } from '../../deploy/local/demo/client/answer';
import type { BatchScript, ScriptAct } from '../../deploy/local/demo/recipes/batch-script';
import { warfarinBatch } from '../../deploy/local/demo/recipes/warfarin-batch';
import type { ThePlant } from './the-plant';

/** Batches of scenarios that are not over. */
const open = new Set<string>();

/** A warfarin batch under an order of its own, on the floor; the script may be changed before. */
export async function batchOf(plant: ThePlant, order: string, change: (script: BatchScript) => BatchScript = (script) => script): Promise<{ batch: BatchOnFloor; script: BatchScript }> {
  const usual = warfarinBatch();
  const script = change({ ...usual, order: { ...usual.order, number: order } });
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  const batch = await BatchOnFloor.begin(plant, script);
  open.add(batch.runId);
  return { batch, script };
}

/** Who ends batches, in turn: a one-time code counts once, and the next one of the same person takes half a minute. */
const DISPOSERS = ['qp.romano', 'qa.adeyemi', 'qp.lange'];
let ended = 0;

/** Ends a batch whose scenario is over, so that the next finds its equipment free; `more` are others who did nothing in it. */
export async function rejected(plant: ThePlant, runId: string, reason: string, more: readonly string[] = []): Promise<void> {
  await plant.clock.settled();
  const people = [...DISPOSERS, ...more];
  await rejectBatch(plant, runId, reason, people[(ended += 1) % people.length]);
  await plant.clock.settled();
  open.delete(runId);
}

/** The same for those whose test failed before. */
export async function rejectWhatIsOpen(plant: ThePlant): Promise<void> {
  for (const runId of open) await rejected(plant, runId, 'its test failed');
}

/** Number of acts before a certain act of a step. */
export function before(script: BatchScript, step: string, act: ScriptAct['act'], by?: string): number {
  const at = script.acts.findIndex((one) => one.step === step && one.act === act && (by === undefined || one.by === by));
  if (at < 0) throw new Error(`the script has no ${act} at ${step}`);
  return at;
}

/** What was refused; fails the test when it was not. */
export async function refusalOf(act: Promise<unknown>): Promise<Refused> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

/** Exceptions of a run as review knows them. */
export interface ExceptionSeen {
  readonly id: string;
  readonly type: string;
  readonly severity: string;
  readonly state: string;
  readonly text: string;
  readonly step: { readonly key: string } | null;
}

export async function exceptionsOf(plant: ThePlant, runId: string): Promise<ExceptionSeen[]> {
  await plant.clock.settled();
  const reader = await plant.client.as('qa.adeyemi');
  return (await reader.get<{ items: ExceptionSeen[] }>(`/review/v1/exceptions?runId=${runId}&limit=200`)).items;
}

/** Tries to release; answers the refusal, which must name what is open. */
export async function releaseRefused(plant: ThePlant, runId: string): Promise<Refused> {
  await plant.clock.settled();
  const person = await plant.client.as('qp.romano');
  return refusalOf(person.signed(`/review/v1/batches/${runId}/disposition`, { decision: 'release' }));
}
