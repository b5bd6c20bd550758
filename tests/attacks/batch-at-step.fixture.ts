import type { TestServices } from '@batchwright/testing';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { stageInProcess } from '../../deploy/local/demo/acting/stage-in-process.fixture';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';

/** A step in the middle, who performs it, and an engineer who may be called there. */
export const STEP = 'weigh-mcc';
export const OPERATOR = 'op.lindqvist';
export const EXPERT = 'eng.moreau';

/** A small batch on the floor, stopped before the first entry of the step; answers the id of its run. */
export async function batchAtStep(services: TestServices): Promise<string> {
  const stage = stageInProcess(services);
  const script = smallBatch();
  const { qualifications } = script.preparation;
  await prepare(stage, { ...script, preparation: { ...script.preparation, qualifications: [...qualifications, { person: EXPERT, code: 'GMP-ANNUAL', fromDays: -120, untilDays: 245 }] } });
  await bringIntoForce(stage, script);
  const floor = await BatchOnFloor.begin(stage, script);
  await floor.play(0, script.acts.findIndex(({ act, step }) => act === 'enter' && step === STEP));
  await services.settled();
  return floor.runId;
}

/** A session at that step in which its operator and the expert stand; answers the ids of run and session. */
export async function sessionAtStep(services: TestServices): Promise<{ readonly runId: string; readonly session: string }> {
  const runId = await batchAtStep(services);
  const tandem = '/api/tandem/v1';
  const [operator, expert] = [services.as(OPERATOR), services.as(EXPERT)];
  await expert.post(`${tandem}/open-consoles`, { console: 'c-1', languages: ['de'] });
  const session = (await operator.post<{ aggregate: string }>(`${tandem}/sessions`, { runId, stepKey: STEP, person: 'E1020' })).body.aggregate;
  await expert.post(`${tandem}/sessions/${session}/acceptance`);
  for (const who of [operator, expert]) expect(await who.post(`${tandem}/sessions/${session}/joining`, { console: 'c-1', languages: ['de'] })).toMatchObject({ status: 200 });
  return { runId, session };
}
