import type { Transaction } from '@batchwright/persistence';
import { notReceived, type Lot } from '../domain/lot';
import type { EquipmentItems } from './equipment-items';
import type { Grants, KnownGrant } from './grants';
import type { Lots } from './lots';
import { NoteGrantUsed } from './note-grant-used';
import type { Weighings } from './weighings';

const GRANT: KnownGrant = { grantId: 'g', site: 'HAM', kind: 'material', item: 'D-1', runId: 'r', runNumber: 'WS-1', stepKey: 'weigh', amount: '2.00', state: 'used' };
const BY = { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: '' };

/** The end of the run closes the use between the two reads: what its first read finds is older than the lot. */
function crossed(after: KnownGrant): { readonly note: NoteGrantUsed; readonly appended: string[]; readonly tx: Transaction } {
  const appended: string[] = [];
  let isClosed = false;
  const lot: Lot = { ...notReceived('HAM', 'lot'), number: 'L-1', material: 'RM-1', sequence: 5, containers: [{ code: 'D-1', received: { value: '10.00', unit: 'kg' }, free: '8.00', reservations: [], labels: 0 }] };
  const grants = { find: () => Promise.resolve(isClosed ? after : { ...GRANT, state: after.consumed === undefined ? 'granted' : 'used' }) } as unknown as Grants;
  const lots = { findByContainer: () => Promise.resolve(((isClosed = true), lot)), rowsOf: () => [] } as unknown as Lots;
  const tx = { times: () => Promise.resolve({ plant: '2026-11-24T21:00:00.000Z', real: '2026-11-24T21:00:00.000Z' }), append: ({ events }: { events: { type: string; body: { amount?: string } }[] }) => Promise.resolve(void appended.push(...events.map(({ type, body }) => `${type} ${body.amount ?? ''}`))) } as unknown as Transaction;
  return { note: new NoteGrantUsed({} as EquipmentItems, lots, grants, { ofGrant: () => Promise.resolve(undefined) } as unknown as Weighings, () => 'id'), appended, tx };
}

describe('C11 the word of the step and the end of the run cross each other', () => {
  it('what the end has closed is not taken out once more: the difference moves', async () => {
    const { note, appended, tx } = crossed({ ...GRANT, consumed: '2.00' });
    await note.consumed(tx, 'HAM', 'g', { value: '1.99', unit: 'kg' }, BY);
    expect(appended).toEqual(['ConsumptionCorrected 0.01']);
  });

  it('nothing moves where the step weighs nothing', async () => {
    const { note, appended, tx } = crossed({ ...GRANT, consumed: '2.00' });
    await note.consumed(tx, 'HAM', 'g', undefined, BY);
    expect(appended).toEqual([]);
  });

  it('a use that is known by then does not begin again', async () => {
    const { note, appended, tx } = crossed(GRANT);
    await note.execute(tx, 'HAM', 'g', BY);
    expect(appended).toEqual([]);
  });
});
