import { column, confirmed, row, values } from '../script-writing';
import { COMPONENTS } from '../warfarin/formula';
import { BOXES } from '../warfarin/packaging-boxes';
import { at, complete, enter, heldWithoutReading, mended, paper, PEOPLE, refused, ROOMS, signs, start, type RawLine } from './raw-lines';

const { operatorA, operatorB, supervisor, witness, headOfLaboratory } = PEOPLE;
const A = ROOMS.packaging;
const B = ROOMS.packagingB;
const ANALYST = ROOMS.laboratory;
const on9 = (time: string): number => at(time, 9);
const byTime = (lines: readonly RawLine[]): RawLine[] => [...lines].sort((a, b) => a.act.at - b.act.at);

const labels = (step: string, input: string, version: string, read: boolean): RawLine[] => [
  ...paper(start(step, on9('07:06'), A, { material: { [input]: BOXES[input] ?? '' } }), enter(step, on9('07:06'), A, values({ issued: '210' }), read ? confirmed('name', 'storage', 'warning', 'code') : [])),
  refused(78, 'step-incomplete', complete(step, on9('07:06'), A)),
  ...mended(enter(step, on9('07:06'), A, values({ version }))),
  ...(read ? paper(signs(step, on9('07:06'), operatorB, A.terminal, 'checked')) : mended(signs(step, on9('07:06'), operatorB, A.terminal, 'checked'))),
  ...paper(complete(step, on9('07:06'), A)),
];

/** Sections 8.1 to 8.4: room PK-01, 9 May from 07:00. */
const PREPARED: readonly RawLine[] = [
  ...paper(start('pk-clearance', on9('07:00'), A, { equipment: { 'packaging-line': 'PL-01' } }), enter('pk-clearance', on9('07:02'), A, confirmed('empty', 'clean', 'labels'))),
  refused(46, 'step-incomplete', complete('pk-clearance', on9('07:02'), A)),
  ...mended(signs('pk-clearance', on9('07:02'), supervisor, A.terminal, 'checked')),
  ...paper(
    complete('pk-clearance', on9('07:02'), A),
    start('pk-conditions', on9('07:03'), A), enter('pk-conditions', on9('07:03'), A, values({ temperature: '21.2', humidity: '40' })),
  ),
  refused(77, 'step-incomplete', complete('pk-conditions', on9('07:03'), A)),
  ...paper(enter('pk-conditions', on9('07:03'), A, values({ pressure: '14', 'particles-small': '88900', 'particles-large': '3500' })), complete('pk-conditions', on9('07:03'), A)),
  ...heldWithoutReading('storage-bulk', on9('07:03'), A, values({ coldest: '20.2', warmest: '22.1', dampest: '45' }), confirmed('sealed')),
  refused(18, 'step-not-ready', start('pk-viable', on9('07:03'), ANALYST)),
  ...mended(start('pk-plates', on9('07:03'), A), enter('pk-plates', on9('07:03'), A, values({ number: 'SP-PK-033' })), complete('pk-plates', on9('07:03'), A)),
  ...paper(
    start('issue-components', on9('07:05'), B, { material: Object.fromEntries(COMPONENTS.map(({ id }) => [id, BOXES[id] ?? ''])) }),
    enter('issue-components', on9('07:05'), B, column('components', 'count', ['210', '210', '210', '210', '210', '210', '20'])),
  ),
  refused(39, 'signer-not-allowed', signs('issue-components', on9('07:05'), operatorB, B.terminal, 'checked')),
  ...mended(signs('issue-components', on9('07:05'), operatorA, B.terminal, 'checked')),
  ...paper(complete('issue-components', on9('07:05'), B)),
  ...labels('issue-bottle-labels', 'bottle-label', 'PK-6010/07', true),
  ...labels('issue-carton-labels', 'carton-label', 'PK-6020/05', true),
  ...labels('issue-leaflets', 'leaflet', 'PK-7020/11', false),
  refused(75, 'item-not-named', start('set-up-line', on9('07:08'), A)),
  ...mended(start('set-up-line', on9('07:08'), A, { equipment: { checkweigher: 'CW-01' } })),
  ...paper(enter('set-up-line', on9('07:08'), A, values({ fill: '100' }))),
  refused(8, 'step-incomplete', complete('set-up-line', on9('07:08'), A)),
  ...mended(enter('set-up-line', on9('07:09'), A, confirmed('empty-found', 'short-found', 'code-found'))),
  ...paper(complete('set-up-line', on9('07:09'), A), start('packing-start', on9('07:10'), A), enter('packing-start', on9('07:15'), A, confirmed('overprint', 'complete'))),
  ...mended(signs('packing-start', on9('07:15'), supervisor, A.terminal, 'approved')),
  ...paper(complete('packing-start', on9('07:15'), A)),
];

const torques = (check: number, time: string, cells: string): RawLine[] => mended(enter('cap-torque', on9(time), B, cells.split(' ').flatMap((torque, i) => row('caps', 3 * (check - 1) + i + 1, { torque }))));
const seals = (check: number, time: string): RawLine[] => mended(enter('seal-check', on9(time), B, row('checks', check, { tested: '7', leaking: '0' })));
const labelled = (check: number, time: string): RawLine[] => mended(enter('label-check', on9(time), B, row('checks', check, { right: 'yes', straight: 'yes' })));

/** Section 8.5, and the room of section 10.4. Of torque, seals and labels the paper has times and initials, and no result. */
const RUN: readonly RawLine[] = byTime([
  ...paper(start('packing-run', on9('07:20'), A), start('cap-torque', on9('07:25'), B, { equipment: { 'torque-tester': 'TT-01' } }), start('seal-check', on9('07:25'), B), start('label-check', on9('07:25'), B), start('pk-room-log', on9('07:25'), A)),
  ...labelled(1, '07:35'),
  ...torques(1, '08:00', '1.12 1.15 1.10'),
  ...seals(1, '08:00'),
  ...paper(enter('pk-room-log', on9('09:00'), A, row('checks', 1, { temperature: '21.3', humidity: '41', pressure: '14' }))),
  ...seals(2, '09:20'),
  ...torques(2, '09:25', '1.14 1.11 1.13'),
  ...labelled(2, '09:25'),
  ...seals(3, '10:20'),
  ...torques(3, '10:40', '1.13 1.16 1.12'),
  ...labelled(3, '10:50'),
  ...paper(enter('pk-room-log', on9('11:00'), A, row('checks', 2, { temperature: '21.4', humidity: '41', pressure: '13' })), enter('packing-run', on9('11:10'), A, confirmed('stop'))),
  ...paper(complete('cap-torque', on9('11:10'), B), complete('seal-check', on9('11:10'), B), complete('label-check', on9('11:10'), B), complete('pk-room-log', on9('11:10'), A), complete('packing-run', on9('11:10'), A)),
]);

const LABELS = [{ step: 'count-bottle-labels', time: '11:11', returned: '10', destroyed: '3' }, { step: 'count-carton-labels', time: '11:12', returned: '11', destroyed: '2' }] as const;

/** Section 8.6, labels; the leaflets are not counted on the paper. */
const COUNTED: readonly RawLine[] = [
  ...mended(start('look-at-packs', on9('11:11'), A), enter('look-at-packs', on9('11:11'), A, [{ entry: 'defects', value: 'no' }]), complete('look-at-packs', on9('11:11'), A)),
  ...LABELS.flatMap(({ step, time, returned, destroyed }): RawLine[] => [
    ...paper(start(step, on9(time), A), enter(step, on9(time), A, values({ applied: '197' }))),
    refused(41, 'wrong-item', enter(step, on9(time), A, values({ returned }))),
    ...mended(enter(step, on9(time), A, values({ specimens: '0', returned: '0' }))),
    ...paper(enter(step, on9(time), A, values({ destroyed })), signs(step, on9(time), witness, A.terminal, 'witness'), complete(step, on9(time), A)),
  ]),
  ...paper(start('count-leaflets', on9('11:12'), A)),
  refused(40, 'step-incomplete', complete('count-leaflets', on9('11:12'), A)),
  ...mended(enter('count-leaflets', on9('11:12'), A, values({ applied: '197', specimens: '0', returned: '13', destroyed: '0' })), signs('count-leaflets', on9('11:12'), witness, A.terminal, 'witness'), complete('count-leaflets', on9('11:12'), A)),
  ...paper(start('count-components', on9('11:12'), A), enter('count-components', on9('11:12'), A, column('rests', 'used', ['197', '197', '197', '197', '197', '197']))),
  refused(80, 'step-incomplete', complete('count-components', on9('11:12'), A)),
  ...mended(
    enter('count-components', on9('11:12'), A, [{ entry: 'rests', row: 7, column: 'used', value: '4' }], column('rests', 'returned', ['13', '13', '13', '13', '13', '13', '16']), column('rests', 'destroyed', ['0', '0', '0', '0', '0', '0', '0'])),
    complete('count-components', on9('11:12'), A),
  ),
];

/** Sections 8.6 and 9. */
const CLOSED: readonly RawLine[] = [
  ...paper(
    start('packed-samples', on9('11:13'), A), enter('packed-samples', on9('11:13'), A, column('samples', 'bottles', ['2', '2', '2', '2']), column('samples', 'number', ['RET-033-001', 'STB-033-ACC', 'STB-033-LT', 'STB-033-INT'])), complete('packed-samples', on9('11:13'), A),
    start('appearance', on9('11:13'), ANALYST), enter('appearance', on9('11:13'), ANALYST, confirmed('tablets', 'odour', 'label', 'seal', 'cap')),
  ),
  refused(79, 'step-incomplete', complete('appearance', on9('11:13'), ANALYST)),
  ...mended(signs('appearance', on9('11:13'), headOfLaboratory, ANALYST.terminal, 'reviewed')),
  ...paper(complete('appearance', on9('11:13'), ANALYST), start('packed-product', on9('11:14'), A)),
  refused(56, 'entry-is-calculated', enter('packed-product', on9('11:14'), A, values({ packed: '200' }))),
  refused(26, 'entry-is-calculated', enter('packed-product', on9('11:14'), A, values({ releasable: '197' }))),
  ...paper(enter('packed-product', on9('11:14'), A, values({ counter: '200' }))),
  refused(12, 'reason-missing', { act: 'correct', step: 'packed-product', at: on9('11:14'), ...A, value: { entry: 'counter', value: '197' } }),
  ...mended({ act: 'correct', step: 'packed-product', at: on9('11:14'), ...A, value: { entry: 'counter', value: '197' }, reason: 'the target had been written down, not the counter' }),
  ...mended(enter('packed-product', on9('11:14'), A, column('shippers', 'code', ['SHP-033-1', 'SHP-033-2', 'SHP-033-3', 'SHP-033-4']), column('shippers', 'bottles', ['50', '50', '50', '39']), values({ rejected: '0' }))),
  ...paper(enter('packed-product', on9('11:14'), A, values({ lost: '18' })), complete('packed-product', on9('11:14'), A)),
  refused(44, 'signature-missing', start('packaging-yield', on9('11:15'), A)),
  ...mended(signs('packaging-yield', on9('11:15'), witness, A.terminal, 'witness')),
  ...paper(
    start('packaging-yield', on9('11:15'), A),
    signs('packaging-yield', on9('11:15'), operatorA, A.terminal, 'performed'), signs('packaging-yield', on9('11:16'), supervisor, A.terminal, 'reviewed'), signs('packaging-yield', on9('11:17'), witness, A.terminal, 'witness'),
    complete('packaging-yield', on9('11:17'), A),
  ),
];

export const PACKAGING: readonly RawLine[] = [...PREPARED, ...RUN, ...COUNTED, ...CLOSED];
