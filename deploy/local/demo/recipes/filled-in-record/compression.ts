import { column, confirmed, row, values } from '../script-writing';
import { at, complete, enter, heldWithoutReading, mended, paper, PEOPLE, refused, ROOMS, signs, start, type RawLine } from './raw-lines';

const { supervisor, witness } = PEOPLE;
const A = ROOMS.compression;
const ANALYST = ROOMS.pressTests;

/** Section 5.5: time, five masses in mg, five hardnesses in kp. */
const CHECKS = [
  ['11:15', '100.3 99.8 100.1 100.5 99.9', '6.0 6.2 5.9 6.1 6.0'],
  ['11:30', '100.0 100.2 99.7 100.4 100.1', '6.1 5.8 6.0 6.2 6.0'],
  ['11:45', '99.9 100.3 100.0 99.8 100.2', '6.0 6.1 6.0 5.9 6.2'],
  ['12:00', '100.1 100.0 100.4 99.9 100.2', '5.9 6.0 6.1 6.0 6.2'],
  ['12:15', '100.2 99.8 100.0 100.3 100.1', '6.1 6.0 5.9 6.0 6.1'],
  ['12:30', '100.0 100.1 99.9 100.2 100.0', '6.0 6.0 6.1 5.9 6.0'],
  ['12:45', '99.9 100.3 100.1 100.0 99.8', '6.2 5.9 6.0 6.1 6.0'],
  ['13:00', '100.1 100.0 100.2 99.9 100.1', '6.0 6.1 6.0 6.0 5.9'],
] as const;

/** Section 5.5: time, three thicknesses in mm. */
const THICKNESSES = [['11:30', '3.0 3.0 3.1'], ['12:00', '3.0 2.9 3.0'], ['12:30', '3.0 3.0 3.0'], ['13:00', '3.0 3.1 3.0']] as const;

const cells = (letter: string, text: string): Record<string, string> => Object.fromEntries(text.split(' ').map((value, i) => [`${letter}${i + 1}`, value]));
const byTime = (lines: readonly RawLine[]): RawLine[] => [...lines].sort((a, b) => a.act.at - b.act.at);

/** What the press is set up with; single tablets are weighed on a balance that no list of the paper has. */
const press = (tooling: string): Parameters<typeof start>[3] => ({ equipment: { press: 'TP-03', tooling, 'metal-detector': 'MD-02', 'hardness-tester': 'HT-01', 'tablet-balance': 'BAL-11' } });

/** Sections 5.1 to 5.4: room CP-01, 8 May from 10:40. */
const PREPARED: readonly RawLine[] = [
  ...paper(start('cp-clearance', at('10:40'), A), enter('cp-clearance', at('10:41'), A, confirmed('empty', 'clean', 'dust'))),
  ...mended(signs('cp-clearance', at('10:42'), supervisor, A.terminal, 'checked')),
  ...paper(complete('cp-clearance', at('10:42'), A), start('cp-conditions', at('10:43'), A), enter('cp-conditions', at('10:43'), A, values({ temperature: '21.5', humidity: '41', pressure: '13' })), complete('cp-conditions', at('10:44'), A)),
  ...heldWithoutReading('storage-blend', at('10:44'), A, values({ coldest: '20.3', warmest: '22.0', dampest: '44' }), confirmed('sealed')),
  refused(18, 'step-not-ready', start('cp-viable', at('10:44'), ROOMS.laboratory)),
  ...mended(start('cp-plates', at('10:44'), A), enter('cp-plates', at('10:44'), A, values({ number: 'SP-CP-033' })), complete('cp-plates', at('10:44'), A)),
  refused(75, 'item-not-named', start('set-up-press', at('10:44'), A, { equipment: { press: 'TP-03', tooling: 'TS-7R-012', 'metal-detector': 'MD-02', 'hardness-tester': 'HT-01' } })),
  refused(68, 'equipment-unsuitable', start('set-up-press', at('10:44'), A, press('TS-7R-009'))),
  refused(14, 'equipment-unsuitable', start('set-up-press', at('10:44'), A, press('TS-7R-012'))),
  ...mended({ act: 'plant', at: at('10:44'), by: 'op.lindqvist', path: '/api/resources/v1/equipment/TS-7R-012/cleaning', signed: true }),
  ...paper(
    start('set-up-press', at('10:44'), A, press('TS-7R-012')), enter('set-up-press', at('10:44'), A, confirmed('punches', 'dies', 'feeder')), complete('set-up-press', at('10:44'), A),
    start('check-metal-detector', at('10:46'), A), enter('check-metal-detector', at('10:46'), A, confirmed('iron', 'other')), complete('check-metal-detector', at('10:46'), A),
    start('press-settings', at('10:48'), A), enter('press-settings', at('10:48'), A, values({ 'pre-force': '2.0', 'main-force': '8.0', 'turret-speed': '30' })),
  ),
  ...Object.entries({ mass: '100.0', hardness: '6.0', thickness: '3.0' }).map(([entry, value]) => refused(74, 'unknown-entry', enter('press-settings', at('10:48'), A, [{ entry, value }]))),
  ...paper(complete('press-settings', at('10:48'), A), start('initial-check~1', at('10:50'), A)),
  refused(51, 'entry-is-calculated', enter('initial-check~1', at('10:52'), A, values({ 'mean-mass': '100.2' }))),
  refused(51, 'step-incomplete', complete('initial-check~1', at('10:52'), A)),
  ...mended(enter('initial-check~1', at('10:52'), A, column('tablets', 'mass', ['100.1', '100.4', '100.0', '100.3', '100.2']), column('tablets', 'hardness', ['6.1', '6.0', '6.2', '6.1', '6.1']))),
  ...paper(complete('initial-check~1', at('10:52'), A)),
  refused(7, 'signature-missing', start('compression-start', at('11:00'), A)),
  ...mended(signs('compression-start', at('11:00'), witness, A.terminal, 'witness')),
  ...paper(
    start('compression-start', at('11:00'), A), enter('compression-start', at('11:00'), A, values({ drum: 'BLK-DRUM-033' }), confirmed('uniformity', 'tooling', 'first-twenty')),
    signs('compression-start', at('11:00'), A.by, A.terminal, 'performed'), signs('compression-start', at('11:00'), supervisor, A.terminal, 'approved'), signs('compression-start', at('11:01'), witness, A.terminal, 'witness'),
    complete('compression-start', at('11:01'), A),
  ),
];

/** Force and speed at each check but the last: the paper has them once, before the run. */
const SETTINGS = mended(...CHECKS.slice(0, -1).map(([time], i) => enter('mass-and-hardness', at(time), A, row('checks', i + 1, { force: '8.0', speed: '30' }))));

/** Sections 5.5 and 6: the run with what is checked beside it; the tests of section 6 have no times. */
const RUN: readonly RawLine[] = byTime([
  refused(75, 'item-not-named', start('thickness', at('11:01'), A)),
  ...mended(start('thickness', at('11:01'), A, { equipment: { 'thickness-gauge': 'TG-02' } })),
  ...SETTINGS,
  ...paper(
    start('compression-run', at('11:01'), A), start('mass-and-hardness', at('11:01'), A),
    ...CHECKS.map(([time, masses, hardnesses], i) => enter('mass-and-hardness', at(time), A, row('checks', i + 1, { ...cells('m', masses), ...cells('h', hardnesses) }))),
    ...THICKNESSES.map(([time, text], i) => enter('thickness', at(time), A, row('checks', i + 1, cells('t', text)))),
    start('friability', at('12:02'), ANALYST, { equipment: { 'friability-tester': 'FT-01' } }), enter('friability', at('12:07'), ANALYST, row('tests', 1, { before: '6.52', after: '6.49' })),
    start('disintegration', at('12:08'), ANALYST, { equipment: { 'disintegration-tester': 'DT-01' } }), enter('disintegration', at('12:13'), ANALYST, [{ entry: 'bath', value: '37.0' }], row('tests', 1, cells('d', '4.2 3.8 4.0 3.9 4.1 3.7'))),
    enter('compression-run', at('13:05'), A, confirmed('stop')),
  ),
  refused(82, 'step-incomplete', complete('mass-and-hardness', at('13:05'), A)),
  ...mended(enter('mass-and-hardness', at('13:05'), A, row('checks', CHECKS.length, { force: '8.0', speed: '30' }))),
  ...paper(
    complete('mass-and-hardness', at('13:05'), A), complete('thickness', at('13:05'), A), complete('compression-run', at('13:05'), A),
    enter('friability', at('13:10'), ANALYST, row('tests', 2, { before: '6.48', after: '6.45' })), complete('friability', at('13:11'), ANALYST),
    enter('disintegration', at('13:15'), ANALYST, row('tests', 2, cells('d', '4.0 3.9 4.1 3.8 4.0 3.9'))), complete('disintegration', at('13:16'), ANALYST),
  ),
]);

/** Section 5.6. Mass of the tablets and of the rejected ones from section 13. */
const COUNTED: readonly RawLine[] = [
  refused(28, 'step-not-ready', start('count-tablets', at('13:20'), A, { equipment: { 'bulk-scale': 'SC-08' } })),
  ...mended(start('check-metal-detector-end', at('13:20'), A), enter('check-metal-detector-end', at('13:20'), A, confirmed('iron', 'other')), complete('check-metal-detector-end', at('13:20'), A)),
  ...paper(start('count-tablets', at('13:20'), A, { equipment: { 'bulk-scale': 'SC-08' } }), enter('count-tablets', at('13:20'), A, values({ pressed: '19980', rejected: '57', waste: '4.3', residue: '0.0' }))),
  refused(52, 'wrong-item', enter('count-tablets', at('13:20'), A, values({ drum: 'BLK-DRUM-033' }))),
  ...mended(enter('count-tablets', at('13:20'), A, values({ drum: 'BLK-DRUM-034' }))),
  refused(3, 'entry-is-calculated', enter('count-tablets', at('13:20'), A, values({ yield: '99.7' }))),
  refused(94, 'entry-is-calculated', enter('count-tablets', at('13:20'), A, values({ net: '1992.3' }))),
  refused(22, 'step-incomplete', complete('count-tablets', at('13:20'), A)),
  ...mended(enter('count-tablets', at('13:21'), A, values({ tested: '0', tare: '1180.0', gross: '3172.3' }))),
  ...paper(complete('count-tablets', at('13:22'), A)),
];

export const COMPRESSION: readonly RawLine[] = [...PREPARED, ...RUN, ...COUNTED];
