import { addDays } from '@batchwright/kernel';
import { pageOf } from '../recipes/drawn-document';
import { todayAt, type Stage } from './stage';

/** A batch that has made something. */
export interface MadeBy {
  readonly runId: string;
  readonly number: string;
}

const DRUMS = 12;

/** What the supplier sent with the delivery. */
const MANNITOL_CERTIFICATE = pageOf([
  'Certificate of analysis', 'CoA-VL-MAN-20240419', 'Mannitol, grade: Ph. Eur. (0559)', 'Lot VL-MAN-20240419', 'Assay (HPLC): 99.6 %, limits 97.0 to 102.0 %', 'Loss on drying: 0.1 %, at most 0.5 %',
  'Related substances, sum: 0.4 %, at most 2.0 %', 'Microbial count: below 10 CFU/g, at most 1000 CFU/g', 'A specimen of the demo: no supplier has written it.',
]);

/**
 * Fills the warehouse as its people do: a delivery in twelve drums with the supplier's certificate, labelled, sampled and released, one of them blocked; a delivery that waits in quarantine;
 * material for development; and what a batch has made, so that the genealogy of its lots can be looked at. What is there already stays.
 */
export async function fillWarehouse(stage: Stage, site: string, made: MadeBy): Promise<void> {
  const { client, tell } = stage;
  const today = await todayAt(stage, site);
  const [warehouse, control, operator] = [await client.as('wh.novak'), await client.as('qc.silva'), await client.as('op.berger')];
  const kg = (value: string) => ({ value, unit: 'kg' });
  const drums = (lot: string, count: number, each: string, place: string) =>
    Array.from({ length: count }, (_, index) => ({ code: `${lot}-${String(index + 1).padStart(2, '0')}`, quantity: kg(each), location: `${place}-${index + 1}` }));
  const receive = async (number: string, body: Record<string, unknown>): Promise<string> => (await warehouse.post<{ aggregate: string }>('/resources/v1/lots', { site, number, ...body })).aggregate;

  const mannitol = await receive('L-2030-005', { material: 'RM-2030', title: 'Mannitol', grade: 'Ph. Eur.', supplierLot: 'VL-MAN-20240419', expiry: addDays(today, 900), retest: addDays(today, 540), containers: drums('L-2030-005', DRUMS, '25.00', 'WH-A-03') });
  await warehouse.post(`/resources/v1/lots/${mannitol}/labels`, {});
  const { sha256 } = await warehouse.send<{ sha256: string }>(`/resources/v1/lots/${mannitol}/files`, MANNITOL_CERTIFICATE);
  await warehouse.post(`/resources/v1/lots/${mannitol}/certificates`, { sha256, fileName: 'CoA-VL-MAN-20240419.pdf', number: 'CoA-VL-MAN-20240419' });
  await control.post('/resources/v1/containers/L-2030-005-01/sample', { sample: 'S-2030-005-A', quantity: kg('0.05'), reason: 'identity and assay on receipt' });
  await control.signed(`/resources/v1/lots/${mannitol}/disposition`, { disposition: 'released' });
  await control.post('/resources/v1/containers/L-2030-005-07/block', { reason: 'Seal broken on arrival' });
  await receive('L-2030-006', { material: 'RM-2030', supplierLot: 'VL-MAN-20240502', expiry: addDays(today, 960), retest: addDays(today, 600), containers: drums('L-2030-006', 4, '25.00', 'WH-Q-01') });
  await receive('L-2090-001', { material: 'RM-2090', title: 'Film coating, red', category: 'development', containers: drums('L-2090-001', 1, '5.00', 'WH-D-01') });

  const { runId, number } = made;
  const tablets = { site, number: `${number}-B`, material: 'IM-WAR-5', title: 'Warfarin sodium tablets 5 mg, bulk', runId, runNumber: number, expiry: addDays(today, 730), containers: ['1', '2'].map((index) => ({ code: `${number}-B-${index}`, quantity: kg('0.97'), location: `WH-P-01-${index}` })) };
  await operator.post('/resources/v1/lots/production', tablets);
  tell(`wh.novak received ${DRUMS} drums of Mannitol, qc.silva released them by the supplier's certificate and blocked one`);
}
