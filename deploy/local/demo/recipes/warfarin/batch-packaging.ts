import type { ScriptAct, ScriptedValue } from '../batch-script';
import { specimen } from '../specimen-picture';
import { column, confirmed, inOrder, played, row, startOf, values } from '../script-writing';
import { conditions, stored } from './batch-dispensing';
import { COMPONENTS } from './formula';
import { BOXES } from './packaging-boxes';

const ROOM = { by: 'op.lindqvist', terminal: 'TAB-PK-01' };
const SECOND = { by: 'op.okafor', terminal: 'TAB-PK-01' };
const LABORATORY = { by: 'qc.silva', terminal: 'TAB-QC-01' };
const checked = { checked: 'op.okafor' };
const witness = { witness: 'qa.weiss' };

const enter = (step: string, at: number, entered: ScriptedValue[], who = SECOND): ScriptAct => ({ step, at, ...who, act: 'enter', values: entered });
const complete = (step: string, at: number, who = SECOND): ScriptAct => ({ step, at, ...who, act: 'complete' });

const labels = (step: string, input: string, version: string, at: number, read: boolean): ScriptAct[] =>
  played(step, { ...ROOM, at, material: { [input]: BOXES[input] ?? '' }, values: [...values({ version, issued: '210' }), ...(read ? confirmed('name', 'storage', 'warning', 'code') : [])], signed: checked });

const torques = (check: number, at: number, cells: string): ScriptAct => enter('cap-torque', at, cells.split(' ').flatMap((torque, i) => row('caps', 3 * (check - 1) + i + 1, { torque })));
const seals = (check: number, at: number): ScriptAct => enter('seal-check', at, row('checks', check, { tested: '7', leaking: '0' }));
const labelled = (check: number, at: number): ScriptAct => enter('label-check', at, row('checks', check, { right: 'yes', straight: 'yes' }));
const room = (check: number, at: number, temperature: string, humidity: string, pressure: string): ScriptAct => enter('pk-room-log', at, row('checks', check, { temperature, humidity, pressure }));

/** The line from minute 1540 to 1730, with everything that is checked beside it. */
const RUN = inOrder([
  startOf('packing-run', { ...ROOM, at: 1540 }),
  startOf('cap-torque', { ...SECOND, at: 1540, equipment: { 'torque-tester': 'TT-01' } }),
  startOf('seal-check', { ...SECOND, at: 1540 }),
  startOf('label-check', { ...SECOND, at: 1540 }),
  startOf('pk-room-log', { ...SECOND, at: 1540 }),
  torques(1, 1542, '1.12 1.15 1.10'),
  labelled(1, 1545),
  seals(1, 1600),
  torques(2, 1630, '1.14 1.11 1.13'),
  labelled(2, 1631),
  room(1, 1632, '21.3', '41', '14'),
  seals(2, 1660),
  room(2, 1720, '21.4', '41', '13'),
  seals(3, 1720),
  torques(3, 1728, '1.13 1.16 1.12'),
  labelled(3, 1729),
  enter('packing-run', 1730, confirmed('stop'), ROOM),
  ...['cap-torque', 'seal-check', 'label-check', 'pk-room-log'].map((step) => complete(step, 1731)),
  complete('packing-run', 1732, ROOM),
]);

const counted = (step: string, at: number, applied: string, specimens: string, returned: string, destroyed: string, picture?: ScriptedValue): ScriptAct[] =>
  played(step, { ...ROOM, at, values: [...values({ applied, specimens, returned, destroyed }), ...(picture ? [picture] : [])], signed: witness });

/** Minutes 1500 to 1810, the day after compression: room PK-01. */
export const PACKAGING_ACTS: readonly ScriptAct[] = [
  ...played('pk-clearance', { ...ROOM, at: 1500, until: 1503, equipment: { 'packaging-line': 'PL-01' }, values: confirmed('empty', 'clean', 'labels'), signed: { checked: 'sup.haas' } }),
  ...played('pk-conditions', { ...ROOM, at: 1504, values: [...conditions('21.2', '40', '14'), ...values({ 'particles-small': '88900', 'particles-large': '3500' })] }),
  ...played('storage-bulk', { ...ROOM, at: 1505, values: stored('20.2', '22.1', '45') }),
  ...played('pk-plates', { ...ROOM, at: 1505, values: values({ number: 'SP-PK-1' }) }),
  ...played('issue-components', {
    ...ROOM,
    at: 1508,
    material: Object.fromEntries(COMPONENTS.map(({ id }) => [id, BOXES[id] ?? ''])),
    values: column('components', 'count', COMPONENTS.map(({ quantity }) => quantity.value)),
    signed: checked,
  }),
  ...labels('issue-bottle-labels', 'bottle-label', 'PK-6010/07', 1515, true),
  ...labels('issue-carton-labels', 'carton-label', 'PK-6020/05', 1519, true),
  ...labels('issue-leaflets', 'leaflet', 'PK-7020/11', 1523, false),
  ...played('set-up-line', { ...ROOM, at: 1526, equipment: { checkweigher: 'CW-01' }, values: [...values({ fill: '100' }), ...confirmed('empty-found', 'short-found', 'code-found')] }),
  ...played('packing-start', { ...ROOM, at: 1535, values: confirmed('overprint', 'complete'), signed: { approved: 'sup.haas' } }),
  ...RUN,
  ...played('look-at-packs', { ...ROOM, at: 1740, values: [{ entry: 'defects', value: 'no' }] }),
  ...counted('count-bottle-labels', 1745, '195', '2', '0', '13', specimen('specimen', 'bottle-label.png', 'PK-6010/07')),
  ...counted('count-carton-labels', 1750, '195', '1', '0', '14', specimen('specimen', 'carton-label.png', 'PK-6020/05')),
  ...counted('count-leaflets', 1755, '195', '1', '14', '0'),
  ...played('count-components', {
    ...ROOM, at: 1757,
    values: [
      ...column('rests', 'used', COMPONENTS.map(({ id }) => (id === 'shipper' ? '4' : '195'))),
      ...column('rests', 'returned', COMPONENTS.map(({ id }) => (id === 'shipper' ? '16' : '13'))),
      ...column('rests', 'destroyed', COMPONENTS.map(({ id }) => (id === 'shipper' ? '0' : '2'))),
    ],
  }),
  ...played('packed-samples', { ...ROOM, at: 1760, values: [...column('samples', 'bottles', ['2', '2', '2', '2']), ...column('samples', 'number', ['FP-1-RET-B', 'FP-1-ST-ACC', 'FP-1-ST-LT', 'FP-1-ST-INT'])] }),
  ...played('appearance', { ...LABORATORY, at: 1770, values: confirmed('tablets', 'odour', 'label', 'seal', 'cap'), signed: { reviewed: 'qc.brandt' } }),
  ...played('packed-product', {
    ...ROOM,
    at: 1785,
    values: [...column('shippers', 'code', ['SHP-1', 'SHP-2', 'SHP-3', 'SHP-4']), ...column('shippers', 'bottles', ['50', '50', '50', '37']), ...values({ rejected: '0', counter: '195', lost: '18' })],
  }),
  ...played('packaging-yield', { ...ROOM, at: 1800, until: 1810, before: witness, signed: { performed: 'op.lindqvist', reviewed: 'sup.haas', witness: 'qa.weiss' } }),
];
