import type { ScriptAct } from '../batch-script';
import { column, confirmed, inOrder, played, row, startOf, values } from '../script-writing';
import { conditions, stored } from './batch-dispensing';

const ROOM = { by: 'op.lindqvist', terminal: 'TAB-CP-01' };
const ANALYST = { by: 'qc.silva', terminal: 'TAB-CP-01' };

/** Every 15 minutes: five masses in mg, five hardnesses in kp. */
const CHECKS: readonly (readonly [masses: string, hardnesses: string])[] = [
  ['100.3 99.8 100.1 100.5 99.9', '6.0 6.2 5.9 6.1 6.0'],
  ['100.0 100.2 99.7 100.4 100.1', '6.1 5.8 6.0 6.2 6.0'],
];

/** Every 30 minutes: three thicknesses in mm. */
const THICKNESSES = ['3.0 3.0 3.1'];

const cells = (letter: string, text: string): Record<string, string> => Object.fromEntries(text.split(' ').map((value, i) => [`${letter}${i + 1}`, value]));
const enter = (step: string, at: number, who: typeof ROOM, entered: ReturnType<typeof row>): ScriptAct => ({ step, at, ...who, act: 'enter', values: entered });
const complete = (step: string, at: number, who: typeof ROOM): ScriptAct => ({ step, at, ...who, act: 'complete' });

/** The run from minute 300 to 342: sixteen stations at thirty turns a minute press twenty thousand tablets in 42 minutes. */
const RUN = inOrder([
  startOf('compression-run', { ...ROOM, at: 300 }),
  startOf('mass-and-hardness', { ...ROOM, at: 300 }),
  startOf('thickness', { ...ROOM, at: 300, equipment: { 'thickness-gauge': 'TG-02' } }),
  ...CHECKS.map(([masses, hardnesses], i) => enter('mass-and-hardness', 315 + 15 * i, ROOM, row('checks', i + 1, { ...cells('m', masses), ...cells('h', hardnesses), force: '8.0', speed: '30' }))),
  ...THICKNESSES.map((text, i) => enter('thickness', 330 + 30 * i, ROOM, row('checks', i + 1, cells('t', text)))),
  startOf('friability', { ...ANALYST, at: 318, equipment: { 'friability-tester': 'FT-01' } }),
  enter('friability', 322, ANALYST, row('tests', 1, { before: '6.52', after: '6.49' })),
  startOf('disintegration', { ...ANALYST, at: 323, equipment: { 'disintegration-tester': 'DT-01' } }),
  enter('disintegration', 328, ANALYST, [{ entry: 'bath', value: '37.0' }, ...row('tests', 1, cells('d', '4.2 3.8 4.0 3.9 4.1 3.7'))]),
  enter('compression-run', 342, ROOM, confirmed('stop')),
  complete('mass-and-hardness', 342, ROOM),
  complete('thickness', 342, ROOM),
  complete('compression-run', 342, ROOM),
  enter('friability', 347, ANALYST, row('tests', 2, { before: '6.53', after: '6.50' })),
  complete('friability', 348, ANALYST),
  enter('disintegration', 353, ANALYST, row('tests', 2, cells('d', '4.0 3.9 4.1 3.8 4.0 3.9'))),
  complete('disintegration', 354, ANALYST),
]);

/** Minutes 280 to 450: room CP-01. */
export const COMPRESSION_ACTS: readonly ScriptAct[] = [
  ...played('cp-clearance', { ...ROOM, at: 280, until: 282, values: confirmed('empty', 'clean', 'dust'), signed: { checked: 'sup.haas' } }),
  ...played('cp-conditions', { ...ROOM, at: 283, values: conditions('21.5', '41', '13') }),
  ...played('storage-blend', { ...ROOM, at: 283, values: stored('20.3', '22.0', '44') }),
  ...played('cp-plates', { ...ROOM, at: 283, values: values({ number: 'SP-CP-1' }) }),
  ...played('set-up-press', { ...ROOM, at: 284, equipment: { press: 'TP-03', tooling: 'TS-7R-012', 'metal-detector': 'MD-02', 'hardness-tester': 'HT-01', 'tablet-balance': 'BAL-11' }, values: confirmed('punches', 'dies', 'feeder') }),
  ...played('check-metal-detector', { ...ROOM, at: 287, values: confirmed('iron', 'other') }),
  ...played('press-settings', { ...ROOM, at: 289, values: values({ 'pre-force': '2.0', 'main-force': '8.0', 'turret-speed': '30' }) }),
  ...played('initial-check~1', { ...ROOM, at: 292, until: 294, values: [...column('tablets', 'mass', ['100.1', '100.4', '100.0', '100.3', '100.2']), ...column('tablets', 'hardness', ['6.1', '6.0', '6.2', '6.1', '6.1'])] }),
  ...played('compression-start', {
    ...ROOM,
    at: 296,
    until: 299,
    before: { witness: 'qa.weiss' },
    values: [...values({ drum: 'BLK-DRUM-1' }), ...confirmed('uniformity', 'tooling', 'first-twenty')],
    signed: { performed: 'op.lindqvist', witness: 'qa.weiss', approved: 'sup.haas' },
  }),
  ...RUN,
  ...played('check-metal-detector-end', { ...ROOM, at: 356, values: confirmed('iron', 'other') }),
  ...played('count-tablets', {
    ...ROOM,
    at: 440,
    until: 450,
    equipment: { 'bulk-scale': 'SC-08' },
    values: values({ drum: 'BLK-TAB-1', pressed: '19923', tested: '187', rejected: '12', tare: '1180.0', gross: '3153.6', waste: '19.9', residue: '3.3' }),
  }),
];
