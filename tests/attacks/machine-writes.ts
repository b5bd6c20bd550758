import type { ProcedureNode, RecipeDocument } from '@batchwright/procedure';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually, type Stage } from '../../deploy/local/demo/acting/stage';
import { DRYING, dryingBatch } from '../../deploy/local/demo/recipes/drying';

const withoutConditions = (node: ProcedureNode): ProcedureNode => {
  if (node.type !== 'step') return node;
  const { conditions: _conditions, ...step } = node;
  return step;
};

/** A step asks a machine that nobody has connected: what it asked is in the record, and that there is no value. */
export async function machineWrites(stage: Stage): Promise<void> {
  const usual = dryingBatch();
  const { procedure, header } = DRYING;
  if (procedure.type !== 'sequence') throw new Error('the drying begins with a sequence');
  const document: RecipeDocument = { ...DRYING, header: { ...header, code: 'MBR-AUDIT-DRY' }, procedure: { ...procedure, children: procedure.children.map(withoutConditions) } };
  const script = { ...usual, recipe: { ...usual.recipe, document }, order: { ...usual.order, number: 'PO-AUDIT-DRY' } };
  await prepare(stage, script);
  await bringIntoForce(stage, script);
  const { runId } = await BatchOnFloor.begin(stage, script);
  const operator = await stage.client.as('op.lindqvist');
  const step = (key: string): string => `/batch-execution/v1/runs/${runId}/steps/${key}`;
  const version = async (key: string): Promise<number> => (await operator.get<{ version: number }>(step(key))).version;
  const started = (key: string, body: object): Promise<unknown> =>
    eventually(`${key} to begin`, async () => ((await operator.post<{ status: string }>(`${step(key)}/start`, { version: await version(key), ...body })).status === 'started' ? true : undefined));
  await started('fill-dryer', { equipment: [{ requirement: 'dryer', item: 'FD-01' }] });
  await operator.post(`${step('fill-dryer')}/entries`, { version: await version('fill-dryer'), entry: 'filled', value: 'yes' });
  await operator.post(`${step('fill-dryer')}/completion`, { version: await version('fill-dryer') });
  await started('dry', {});
  await operator.post(`${step('dry')}/machine-questions`, { version: await version('dry'), entry: 'peak' });
}
