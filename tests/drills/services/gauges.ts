import type { ProcedureNode, RecipeDocument } from '@batchwright/procedure';
import { bringIntoForce } from '../../../deploy/local/demo/acting/bring-into-force';
import { eventually, type Stage } from '../../../deploy/local/demo/acting/stage';
import type { PersonClient } from '../../../deploy/local/demo/client/plant-client';

const SITE = 'HAM';
const SUPERVISOR = 'sup.haas';
const en = (text: string): { en: string } => ({ en: text });

/** Gauges to be read in any order, by anybody on the floor: steps that wait for nothing but for somebody. */
export function gauges(count: number): RecipeDocument {
  const children = Array.from({ length: count }, (_, at): ProcedureNode => ({
    id: `gauge-${at + 1}`, type: 'step', kind: 'number', title: en(`Read gauge ${at + 1}`), signatures: [], config: {},
    entries: [{ id: 'reading', type: 'number', title: en('Reading'), unit: 'kPa', places: 1, required: true, ranges: { plausible: { low: '0', high: '5000' }, normal: { low: '90', high: '110' } } }],
  }));
  return {
    format: 'batchwright.recipe/1', header: { code: `DRILL-GAUGES-${count}`, title: en('Gauges'), kind: 'batch', product: { code: 'DRILL-NOTHING', name: en('Nothing') }, batchSize: { value: '1', unit: '1' }, languages: ['en'] },
    formula: { inputs: [], outputs: [], parameters: [] }, equipment: [], qualifications: [], procedure: { id: 'gauges', type: 'parallel', title: en('Gauges'), children }, holdTimes: [],
  };
}

/** A run of so many gauges on the floor; answers its id. */
export async function gaugesOnFloor(stage: Stage, count: number, number: string, document: RecipeDocument = gauges(count)): Promise<string> {
  await bringIntoForce(stage, { site: SITE, recipe: { document, changeControl: 'CC-DRILL', author: 'eng.moreau', approvedBy: ['sup.haas', 'qa.weiss'], madeEffectiveBy: 'qa.weiss' } });
  const supervisor = await stage.client.as(SUPERVISOR);
  const { code, batchSize } = document.header;
  const { aggregate } = await supervisor.post<{ aggregate: string }>('/batch-execution/v1/orders', { site: SITE, number, recipe: code, quantity: batchSize, priority: 'normal' });
  const runId = await eventually('the recipe to reach the floor', async () => {
    const { status, body } = await supervisor.ask<{ runId: string; code?: string }>('POST', `/batch-execution/v1/orders/${aggregate}/batch`, {});
    if (status < 300) return body.runId;
    if (body.code === 'recipe-not-effective') return undefined;
    throw new Error(`no batch of ${number}: ${status} ${JSON.stringify(body)}`);
  });
  await supervisor.post(`/batch-execution/v1/runs/${runId}/release-to-floor`, {});
  return runId;
}

/** Path of a gauge's step. */
export function gaugePath(runId: string, gauge: number): string {
  return `/batch-execution/v1/runs/${runId}/steps/gauge-${gauge}`;
}

/** Reads one gauge: start, entry, completion. */
export async function readGauge(person: PersonClient, runId: string, gauge: number): Promise<void> {
  const path = gaugePath(runId, gauge);
  const card = await person.get<{ version: number }>(path);
  const started = await person.post<{ version: number }>(`${path}/start`, { version: card.version });
  const entered = await person.post<{ version: number }>(`${path}/entries`, { version: started.version, entry: 'reading', value: '101.3', unit: 'kPa' });
  await person.post(`${path}/completion`, { version: entered.version });
}
