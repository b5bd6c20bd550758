import type { BatchOnFloor } from './perform-batch';
import type { Stage } from './stage';

/** What a batch was packed into comes into stock as one lot, which the laboratory releases; whether its containers may be used, quality decides with the batch. */
export async function takeIntoStock({ client, tell }: Stage, { runId, number }: BatchOnFloor, containers: readonly string[]): Promise<void> {
  const lot = { site: 'HAM', number: `${number}-P`, material: 'FP-PLACEBO-1', title: 'Placebo tablets', runId, runNumber: number, containers: containers.map((code) => ({ code, quantity: { value: '300', unit: '{tablet}' } })) };
  const { aggregate } = await (await client.as('op.lindqvist')).post<{ aggregate: string }>('/resources/v1/lots/production', lot);
  await (await client.as('qc.silva')).signed(`/resources/v1/lots/${aggregate}/disposition`, { disposition: 'released', reason: 'Results are inside the specification' });
  tell(`op.lindqvist took ${containers.length} boxes of ${number} into stock, qc.silva released the lot`);
}
