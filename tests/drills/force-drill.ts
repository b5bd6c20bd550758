import { setTimeout as pause } from 'node:timers/promises';
import { eventually, type Stage } from '../../deploy/local/demo/acting/stage';
import { order } from '../../deploy/local/demo/acting/perform-batch';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import type { DrillOutcome } from './kill-drill';
import type { PlantUnderFire } from './plant-under-fire';

/** How long the relay is left to try while the bus takes nothing. */
const RELAY_TRIES_MS = 500;

/**
 * Kills the plant between the signed act that brings a recipe version into force and the message that carries it to the floor: the bus is held shut, so
 * that the message is still in the outbox when the process dies. Before, no batch is made of the order; afterwards one is, of exactly the version that was signed (gmp 4).
 */
export async function forceDrill(plant: PlantUnderFire, stage: Stage, script: BatchScript): Promise<DrillOutcome> {
  const found: string[] = [];
  const { site, recipe } = script;
  const author = await stage.client.as(recipe.author);
  const { aggregate: id } = await author.post<{ aggregate: string }>('/recipes/v1/versions', { site, document: recipe.document, changeControl: recipe.changeControl });
  await author.post(`/recipes/v1/versions/${id}/submission`, {});
  for (const user of recipe.approvedBy) await (await stage.client.as(user)).signed(`/recipes/v1/versions/${id}/approval`, {});
  const orderId = await order(stage, script);
  const supervisor = await stage.client.as(script.releasedToFloorBy);
  const makeBatch = () => supervisor.ask<{ runId?: string; code?: string }>('POST', `/batch-execution/v1/orders/${orderId}/batch`, {});
  const refusedWhen = async (when: string): Promise<void> => {
    const { status, body } = await makeBatch();
    if (body.code !== 'recipe-not-effective') found.push(`${when}: ${status} ${String(body.code)} instead of recipe-not-effective`);
  };

  await refusedWhen('approved, not in force');
  const quality = await stage.client.as(recipe.madeEffectiveBy);
  const { statement } = await quality.post<{ statement: Parameters<typeof quality.evidence>[0] }>(`/recipes/v1/versions/${id}/effectiveness/statements`, {});
  const evidence = await quality.evidence(statement);
  const open = await plant.holdShut('bus.log');
  await quality.post(`/recipes/v1/versions/${id}/effectiveness`, { evidence });
  await pause(RELAY_TRIES_MS);
  await refusedWhen('in force, on its way to the floor');
  await plant.kill(false);
  await open();
  const waiting = await plant.query(`SELECT 1 FROM recipes.outbox WHERE headers::text LIKE '%RecipeVersionEffective%' OR body LIKE '%${id}%'`);
  if (waiting.length === 0) found.push('the message was gone already: the kill did not hit');
  await plant.start();

  const runId = await eventually('the version to reach the floor', async () => (await makeBatch()).body.runId);
  const run = await supervisor.get<{ recipe: { hash: string; versionId: string } }>(`/batch-execution/v1/runs/${runId}`);
  const version = await author.get<{ documentHash: string }>(`/recipes/v1/versions/${id}`);
  if (run.recipe.versionId !== id || run.recipe.hash !== version.documentHash) found.push(`the batch runs ${run.recipe.versionId} ${run.recipe.hash}, signed was ${id} ${version.documentHash}`);
  return { id: 'kill-before-in-force', injected: 1, lost: found.length, doubled: 0, passed: found.length === 0, found };
}
