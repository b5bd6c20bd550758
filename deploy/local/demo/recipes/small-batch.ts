import type { BatchScript } from './batch-script';
import { checkedWith, confirmed, played, values } from './script-writing';
import { SMALL_BLEND } from './small-blend';

const ROOM = { by: 'op.lindqvist', terminal: 'TAB-BL-03' };

/** The value that leaves its range when the small batch is to have an exception. */
export const MOISTURE_SLIP = { step: 'check-moisture', entry: 'moisture', value: '6.2' } as const;

/** A clean batch of the small blend: about 25 acts in half an hour of plant time. */
export function smallBatch(): BatchScript {
  return {
    site: 'HAM',
    recipe: { document: SMALL_BLEND, changeControl: 'CC-2026-0032', author: 'eng.tanaka', approvedBy: ['prod.keller', 'qa.adeyemi'], madeEffectiveBy: 'qa.adeyemi' },
    order: { number: 'PO-2026-0101', product: 'IM-BLEND-1', quantity: { value: '300', unit: 'g' }, priority: 'normal' },
    batchNumber: 'BL-2026-0001',
    releasedToFloorBy: 'sup.haas',
    preparation: {
      terminals: [{ code: 'TAB-BL-03', area: 'BL-03', title: 'Tablet of the small blending room' }],
      materials: [
        { code: 'RM-2010', title: 'Microcrystalline cellulose PH-102', unit: 'g' },
        { code: 'RM-2020', title: 'Lactose monohydrate', unit: 'g' },
      ],
      lots: [
        { number: 'L-2010-032', material: 'RM-2010', title: 'Microcrystalline cellulose PH-102', supplierLot: 'VL-MCC-20240311', expiresInDays: 1000, containers: [{ code: 'D-2010-032-1', quantity: { value: '10000.0', unit: 'g' } }] },
        { number: 'L-2020-019', material: 'RM-2020', title: 'Lactose monohydrate', supplierLot: 'VL-LAC-20240402', expiresInDays: 980, containers: [{ code: 'D-2020-019-1', quantity: { value: '10000.0', unit: 'g' } }] },
      ],
      equipment: [
        { code: 'BAL-09', title: 'Balance of the small blending room', class: 'balance', area: 'BL-03', properties: [{ property: 'capacity', value: '6200', unit: 'g' }, ...checkedWith('100.0', '2000.0')], calibrationDueInDays: 150 },
        { code: 'VB-02', title: 'V-blender 2 L', class: 'v-blender', area: 'BL-03', properties: [{ property: 'working-volume', value: '2', unit: 'L' }] },
      ],
      qualifications: ['op.lindqvist', 'op.okafor'].map((person) => ({ person, code: 'GMP-ANNUAL', fromDays: -120, untilDays: 245 })),
      by: { warehouse: 'wh.novak', quality: 'qc.silva', cleaning: 'op.berger', calibration: 'mnt.kovac', trainer: 'trn.fischer' },
    },
    acts: [
      ...played('weigh-mcc', {
        ...ROOM,
        at: 0,
        until: 4,
        equipment: { balance: 'BAL-09' },
        material: { mcc: 'D-2010-032-1' },
        values: values({ container: 'DC-BL-A', tare: '50.2', gross: '250.1' }),
        check: { policy: 'verified', by: 'op.okafor', values: [{ entry: 'gross', value: '250.1' }] },
        signed: { verified: 'op.okafor' },
      }),
      ...played('weigh-lactose', { ...ROOM, at: 6, until: 8, material: { lactose: 'D-2020-019-1' }, values: values({ container: 'DC-BL-B', tare: '48.9', gross: '149.0' }) }),
      ...played('charge-material~1', { ...ROOM, at: 10, values: values({ container: 'DC-BL-A' }) }),
      ...played('charge-material~2', { ...ROOM, at: 12, values: values({ container: 'DC-BL-B' }) }),
      ...played('blend', { ...ROOM, at: 14, until: 19, equipment: { blender: 'VB-02' }, values: confirmed('stop'), signed: { reviewed: 'sup.haas' } }),
      ...played('check-moisture', { ...ROOM, at: 22, values: values({ moisture: '3.1' }) }),
      ...played('weigh-blend', { ...ROOM, at: 25, until: 28, values: values({ mass: '298.4' }) }),
    ],
  };
}
