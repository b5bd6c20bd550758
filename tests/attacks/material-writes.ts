import type { Stage } from '../../deploy/local/demo/acting/stage';

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
  await control.post(`${drum}/block`, { reason: 'dented' });
  await control.post(`${drum}/unblock`, { reason: 'looked at' });
}
