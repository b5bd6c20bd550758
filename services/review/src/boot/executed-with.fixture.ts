import type { RunEvent } from '@batchwright/procedure';
import type { ReviewPlant } from './review-plant.fixture';
import type { ScriptedRun } from './scripted-run.fixture';

/** A batch that was executed with a balance and a lot; what the rules find about grants that nobody gave is decided. */
export async function executedWith(plant: ReviewPlant, equipment: string, lot: string): Promise<ScriptedRun> {
  const items = [{ what: 'equipment', need: 'balance', item: equipment, grantId: 'g-1' }, { what: 'material', need: 'api', item: `D-${lot}`, lot, grantId: 'g-2' }];
  const run = await plant.newRun({ bodyOf: (event: RunEvent): object => (event.type === 'StepStarted' && event.body.stepKey === 'weigh-api' ? { ...event.body, items } : event.body) });
  await run.execute();
  for (let pass = 0; pass < 3; pass += 1) await plant.services.settled();
  const quality = plant.services.as('qa.adeyemi');
  const { items: found } = (await quality.get<{ items: { id: string }[] }>(`/api/review/v1/exceptions?runId=${run.runId}&state=open`)).body;
  for (const { id } of found) await quality.signed(`/api/review/v1/exceptions/${id}/decision`, { classification: 'minor-deviation', rationale: 'grants were kept on paper' });
  return run;
}
