import type { PlantClient } from '../../deploy/local/demo/client/plant-client';
import type { RecordedAct } from './judge';

/** Every event of a run, as its record has it. */
export async function recordOf(client: PlantClient, runId: string): Promise<RecordedAct[]> {
  const reader = await client.as('insp.dubois');
  const acts: RecordedAct[] = [];
  for (let after = ''; ; ) {
    const page = await reader.get<{ items: RecordedAct[]; next?: string }>(`/batch-execution/v1/runs/${runId}/record?limit=500${after}`);
    acts.push(...page.items);
    if (page.next === undefined) return acts;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}
