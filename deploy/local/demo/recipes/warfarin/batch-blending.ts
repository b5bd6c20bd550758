import type { ScriptAct } from '../batch-script';
import { column, confirmed, played, values } from '../script-writing';
import { conditions, stored } from './batch-dispensing';

const ROOM = { by: 'op.berger', terminal: 'TAB-BL-02' };
const LABORATORY = { by: 'qc.silva', terminal: 'TAB-QC-01' };

/** In the order of the recipe's list of sieved materials. */
const SIEVED = ['DC-API-1', 'DC-EXC-A', 'DC-EXC-B', 'DC-EXC-C', 'DC-EXC-D'];
const charged = (step: string, at: number, container: string, mass?: string): ScriptAct[] =>
  played(step, { ...ROOM, at, ...(mass === undefined ? {} : { equipment: { 'blend-scale': 'SC-07' } }), values: values({ container, ...(mass === undefined ? {} : { mass }) }) });

/** Minutes 100 to 276: room BL-02, then the laboratory. */
export const BLENDING_ACTS: readonly ScriptAct[] = [
  ...played('bl-clearance', { ...ROOM, at: 100, until: 103, values: confirmed('empty', 'clean'), signed: { checked: 'sup.haas' } }),
  ...played('bl-conditions', { ...ROOM, at: 105, values: conditions('21.0', '43', '14') }),
  ...played('storage-dispensed', { ...ROOM, at: 106, values: stored('20.1', '22.4', '46') }),
  ...played('bl-plates', { ...ROOM, at: 106, values: values({ number: 'SP-BL-1' }) }),
  ...played('set-up-blender', { ...ROOM, at: 108, equipment: { blender: 'VB-01' }, values: [...confirmed('shell', 'bar-removed'), ...values({ speed: '25' })] }),
  ...played('set-up-sieves', { ...ROOM, at: 110, equipment: { 'coarse-sieve': 'SV-20-003', 'fine-sieve': 'SV-30-007' }, values: confirmed('coarse-intact', 'fine-intact') }),
  ...SIEVED.flatMap((container, i) => played(`sieve-material~${i + 1}`, { ...ROOM, at: 112 + 3 * i, values: [...values({ container, rest: '0.1' }), ...confirmed('passed')] })),
  ...played('sieve-lubricant', { ...ROOM, at: 127, values: [...values({ container: 'DC-EXC-E', rest: '0.0' }), ...confirmed('passed')] }),
  ...played('leave-sieves', { ...ROOM, at: 130, values: confirmed('coarse-intact', 'fine-intact') }),
  ...charged('charge-mcc-first', 135, 'DC-EXC-A', '599.8'),
  ...charged('charge-lactose', 138, 'DC-EXC-B'),
  ...played('charge-api', { ...ROOM, at: 141, values: values({ container: 'DC-API-1' }), signed: { witnessed: 'op.okafor' } }),
  ...charged('charge-croscarmellose', 143, 'DC-EXC-C'),
  ...charged('charge-silica', 145, 'DC-EXC-D'),
  ...charged('charge-mcc-rest', 147, 'DC-EXC-A', '599.8'),
  ...played('pre-blend', { ...ROOM, at: 150, until: 165, values: [...values({ speed: '25' }), ...confirmed('stop')], signed: { reviewed: 'sup.haas' } }),
  ...charged('charge-lubricant', 167, 'DC-EXC-E'),
  ...played('lubricate', { ...ROOM, at: 168, until: 171, values: [...values({ speed: '25' }), ...confirmed('stop')], signed: { reviewed: 'sup.haas' } }),
  ...played('sample-blend', {
    ...ROOM,
    at: 172,
    until: 176,
    values: [
      ...column('samples', 'mass', ['102.3', '101.8', '100.5', '101.1', '99.8', '100.9', '101.4', '100.2', '102.0', '100.7']),
      ...column('samples', 'number', Array.from({ length: 10 }, (_, i) => `BU-${String(i + 1).padStart(2, '0')}`)),
    ],
  }),
  ...played('discharge-blend', { ...ROOM, at: 177, until: 184, equipment: { 'blend-scale': 'SC-07' }, values: values({ drum: 'BLK-DRUM-1', appearance: 'uniform', residue: '1.2', tare: '1250.0', gross: '3247.8' }) }),
  ...played('blend-uniformity', {
    ...LABORATORY,
    at: 186,
    until: 271,
    equipment: { hplc: 'HPLC-03' },
    values: column('results', 'assay', ['99.8', '100.3', '99.5', '100.1', '99.7', '100.4', '99.9', '100.2', '99.6', '100.0']),
    signed: { reviewed: 'qc.brandt' },
  }),
];
