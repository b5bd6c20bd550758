import { eventually, type Stage } from '../../deploy/local/demo/acting/stage';
import type { SimulatedScale } from '../../deploy/local/simulator/simulated-scale';

const kg = (value: string) => ({ value, unit: 'kg' });

/** Writes on lots and containers that a clean batch does not need. */
export async function materialWrites(stage: Stage): Promise<void> {
  const [warehouse, control, assurance, operator] = await Promise.all(['wh.novak', 'qc.silva', 'qa.weiss', 'op.berger'].map((user) => stage.client.as(user)));
  if (!warehouse || !control || !assurance || !operator) throw new Error('the demo has these people');
  const { aggregate: lot } = await operator.post<{ aggregate: string }>('/resources/v1/lots/production', {
    site: 'HAM', number: 'L-AUDIT', material: 'IM-AUDIT', runId: 'run', runNumber: 'WS-0', containers: [{ code: 'C-AUDIT', quantity: kg('5.0') }],
  });
  await assurance.post(`/resources/v1/lots/${lot}/category`, { category: 'development', reason: 'trial' });
  const drum = '/resources/v1/containers/C-AUDIT';
  await warehouse.post(`${drum}/move`, { location: 'WH-A-1', reason: 'put away' });
  await control.post(`${drum}/sample`, { sample: 'S-1', quantity: kg('0.1'), reason: 'assay' });
  await warehouse.post(`${drum}/destruction`, { quantity: kg('0.2'), reason: 'spilled' });
  await warehouse.post(`${drum}/return`, { runNumber: 'WS-0', quantity: kg('0.1'), reason: 'not used' });
  await warehouse.post(`${drum}/adjustment`, { quantity: kg('4.0'), reason: 'weighed' });
  await warehouse.post(`/resources/v1/lots/${lot}/labels`, {});
  const { sha256 } = await warehouse.send<{ sha256: string }>(`/resources/v1/lots/${lot}/files`, Buffer.from('%PDF-1.7\n%%EOF\n'));
  await warehouse.post(`/resources/v1/lots/${lot}/certificates`, { sha256, fileName: 'coa.pdf', number: 'CoA-1' });
  await assurance.put('/resources/v1/materials/IM-AUDIT/picking-rule', { site: 'HAM', rule: 'fefo', reason: 'short shelf life' });
  const supplier = { site: 'HAM', material: 'RM-AUDIT', supplier: 'Nordchem' };
  await assurance.signed('/resources/v1/suppliers/qualification', { ...supplier, until: '2099-12-31' });
  await assurance.signed('/resources/v1/suppliers/withdrawal', { ...supplier, reason: 'failed its audit' });
  const { aggregate: delivery } = await warehouse.post<{ aggregate: string }>('/resources/v1/lots', { site: 'HAM', number: 'L-AUDIT-2', material: 'RM-AUDIT', containers: [{ code: 'C-AUDIT-2', quantity: kg('1.0') }] });
  await warehouse.post(`/resources/v1/lots/${delivery}/supplier`, { supplier: 'Nordchem', reason: 'as the delivery note says' });
  await assurance.put('/resources/v1/product-changes', { site: 'HAM', class: 'kettle', from: 'FP-AUDIT', to: '*', level: 'major', reason: 'stains' });
  await assurance.signed(`${drum}/picking-waiver`, { runNumber: 'WS-0', reason: 'stands at the booth' });
  await control.post(`${drum}/block`, { reason: 'dented' });
  await control.post(`${drum}/unblock`, { reason: 'looked at' });
}

/** The first batch whose staging has a lot planned takes one of its containers. */
export async function stagingWrites(stage: Stage): Promise<void> {
  const warehouse = await stage.client.as('wh.novak');
  const { items } = await warehouse.get<{ items: { id: string; lines: { lots: string[] }[] }[] }>('/resources/v1/stagings');
  const staging = items.find(({ lines }) => lines.some(({ lots }) => lots.length > 0));
  const number = staging?.lines.find(({ lots }) => lots.length > 0)?.lots[0];
  const { items: [lot] } = await warehouse.get<{ items: { containers: { code: string }[] }[] }>(`/resources/v1/lots?number=${number ?? ''}`);
  await warehouse.post(`/resources/v1/stagings/${staging?.id ?? ''}/scans`, { container: lot?.containers[0]?.code ?? '' });
}

/** Writes of a guided weighing, at a step that has begun with material of a drum. */
export async function weighingWrites(stage: Stage, scale: SimulatedScale, at: { readonly runId: string; readonly stepKey: string; readonly from: string; readonly target: string }): Promise<void> {
  const [operator, supervisor] = await Promise.all(['op.lindqvist', 'sup.haas'].map((user) => stage.client.as(user)));
  if (!operator || !supervisor) throw new Error('the demo has these people');
  const { code } = scale.build;
  for (const [weight, grams] of [['low', '100.0'], ['high', '2000.0']] as const) {
    scale.put(grams);
    await operator.post(`/resources/v1/scales/${code}/checks`, { weight });
  }
  scale.put('0');
  const { runId, stepKey, from, target } = at;
  const begin = (into: string) => eventually('the material to be reserved', async () => {
    const answer = await operator.ask<{ aggregate: string }>('POST', '/resources/v1/weighings', { scale: code, runId, stepKey, from, into, low: '1', high: target, unit: 'g' });
    return answer.status < 300 ? answer.body.aggregate : undefined;
  });
  const stopped = await begin('DC-AUDIT-0');
  await operator.post(`/resources/v1/weighings/${stopped}/stop`, { reason: 'wrong container' });
  const kept = `/resources/v1/weighings/${await begin('DC-AUDIT-1')}`;
  await operator.post(`${kept}/zero`);
  scale.put('50.0');
  await operator.post(`${kept}/tare`);
  scale.cutPower();
  await operator.post(`${kept}/resumption`);
  scale.add('0.5');
  await supervisor.signed(`${kept}/deviation`, { reason: 'nothing else is left' });
  scale.put('0');
  const weighed = `/resources/v1/weighings/${await begin('DC-AUDIT-2')}`;
  scale.put('50.0');
  await operator.post(`${weighed}/tare`);
  scale.add('1.5');
  await operator.post(`${weighed}/capture`);
  await operator.post(`${weighed}/labels`, {});
  scale.put('0');
}
