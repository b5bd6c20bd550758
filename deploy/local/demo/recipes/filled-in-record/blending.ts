import { confirmed, row, values } from '../script-writing';
import { at, complete, enter, heldWithoutReading, mended, paper, PEOPLE, refused, ROOMS, signs, start, type RawLine } from './raw-lines';

const { operatorB, supervisor, headOfLaboratory } = PEOPLE;
const A = ROOMS.blending;
const ANALYST = ROOMS.laboratory;

/** Section 2.3, in the order of the recipe's list of sieved materials. */
const SIEVED = [['DC-API-033', '07:52'], ['DC-EXC-033-A', '07:55'], ['DC-EXC-033-B', '07:58'], ['DC-EXC-033-C', '08:01'], ['DC-EXC-033-D', '08:03']] as const;

const charged = (step: string, time: string, container: string): RawLine[] => paper(start(step, at(time), A), enter(step, at(time), A, values({ container })), complete(step, at(time), A));

/** On the paper nothing stays on a mesh. */
const sieved = (step: string, time: string, container: string): RawLine[] => [
  ...paper(start(step, at(time), A), enter(step, at(time), A, values({ container }), confirmed('passed'))),
  refused(81, 'step-incomplete', complete(step, at(time), A)),
  ...mended(enter(step, at(time), A, values({ rest: '0.0' })), complete(step, at(time), A)),
];

/** On the paper without a scale. */
const halved = (step: string, time: string): RawLine[] => [
  refused(73, 'item-not-named', start(step, at(time), A)),
  ...mended(start(step, at(time), A, { equipment: { 'blend-scale': 'SC-07' } })),
  ...paper(enter(step, at(time), A, values({ container: 'DC-EXC-033-A', mass: '599.8' })), complete(step, at(time), A)),
];

const blended = (step: string, from: string, to: string): RawLine[] => [
  ...paper(start(step, at(from), A), enter(step, at(from), A, values({ speed: '25' })), enter(step, at(to), A, confirmed('stop'))),
  refused(46, 'step-incomplete', complete(step, at(to), A)),
  ...mended(signs(step, at(to), supervisor, A.terminal, 'reviewed')),
  ...paper(complete(step, at(to), A)),
];

/** Sections 2 and 3: room BL-02, 8 May from 07:45 to 09:01. */
const PREPARED_AND_BLENDED: readonly RawLine[] = [
  ...paper(start('bl-clearance', at('07:45'), A), enter('bl-clearance', at('07:45'), A, confirmed('empty', 'clean'))),
  refused(46, 'step-incomplete', complete('bl-clearance', at('07:46'), A)),
  ...mended(signs('bl-clearance', at('07:46'), supervisor, A.terminal, 'checked')),
  ...paper(
    complete('bl-clearance', at('07:46'), A),
    start('bl-conditions', at('07:47'), A), enter('bl-conditions', at('07:47'), A, values({ temperature: '21.0', humidity: '43', pressure: '14' })), complete('bl-conditions', at('07:47'), A),
  ),
  ...heldWithoutReading('storage-dispensed', at('07:47'), A, values({ coldest: '20.1', warmest: '22.4', dampest: '46' }), confirmed('sealed')),
  refused(18, 'step-not-ready', start('bl-viable', at('07:47'), ANALYST)),
  ...mended(start('bl-plates', at('07:47'), A), enter('bl-plates', at('07:47'), A, values({ number: 'SP-BL-033' })), complete('bl-plates', at('07:47'), A)),
  ...paper(
    start('set-up-blender', at('07:48'), A, { equipment: { blender: 'VB-01' } }), enter('set-up-blender', at('07:48'), A, confirmed('shell', 'bar-removed'), values({ speed: '25' })), complete('set-up-blender', at('07:48'), A),
    start('set-up-sieves', at('07:51'), A, { equipment: { 'coarse-sieve': 'SV-20-003', 'fine-sieve': 'SV-30-007' } }), enter('set-up-sieves', at('07:51'), A, confirmed('coarse-intact', 'fine-intact')), complete('set-up-sieves', at('07:51'), A),
  ),
  ...SIEVED.flatMap(([container, time], i) => sieved(`sieve-material~${i + 1}`, time, container)),
  ...sieved('sieve-lubricant', '08:05', 'DC-EXC-033-E'),
  ...paper(
    start('leave-sieves', at('08:10'), A), enter('leave-sieves', at('08:10'), A, confirmed('coarse-intact', 'fine-intact')), complete('leave-sieves', at('08:10'), A),
  ),
  ...halved('charge-mcc-first', '08:15'),
  ...charged('charge-lactose', '08:18', 'DC-EXC-033-B'),
  ...paper(start('charge-api', at('08:21'), A), enter('charge-api', at('08:21'), A, values({ container: 'DC-API-033' }))),
  ...mended(signs('charge-api', at('08:21'), operatorB, A.terminal, 'witnessed')),
  ...paper(complete('charge-api', at('08:21'), A)),
  ...charged('charge-croscarmellose', '08:23', 'DC-EXC-033-C'),
  ...charged('charge-silica', '08:25', 'DC-EXC-033-D'),
  ...halved('charge-mcc-rest', '08:27'),
  ...blended('pre-blend', '08:30', '08:45'),
  ...charged('charge-lubricant', '08:47', 'DC-EXC-033-E'),
  ...blended('lubricate', '08:48', '08:51'),
];

const MASSES = ['102.3', '101.8', '100.5', '101.1', '99.8', '100.9', '101.4', '100.2', '102.0', '100.7'];

/** Section 4.1: on the paper at 09:05, one place of the blender a minute, when the blender had been empty since 08:58. */
const SAMPLED: readonly RawLine[] = [
  refused(32, 'step-not-ready', start('discharge-blend', at('08:53'), A, { equipment: { 'blend-scale': 'SC-07' } })),
  ...mended(start('sample-blend', at('08:53'), A), enter('sample-blend', at('08:53'), A, MASSES.flatMap((mass, i) => row('samples', i + 1, { mass, number: `BU-${String(i + 1).padStart(2, '0')}` }))), complete('sample-blend', at('08:53'), A)),
];

/** Section 3.3. */
const DISCHARGED: readonly RawLine[] = [
  refused(47, 'equipment-unsuitable', start('discharge-blend', at('08:53'), A, { equipment: { 'blend-scale': 'BAL-05' } })),
  ...mended(start('discharge-blend', at('08:53'), A, { equipment: { 'blend-scale': 'SC-07' } })),
  ...paper(enter('discharge-blend', at('08:58'), A, values({ drum: 'BLK-DRUM-033', residue: '0.0' }))),
  refused(35, 'unknown-choice', enter('discharge-blend', at('08:58'), A, values({ appearance: 'lavender' }))),
  ...mended(enter('discharge-blend', at('08:58'), A, values({ appearance: 'uniform' }))),
  refused(48, 'entry-is-calculated', enter('discharge-blend', at('08:58'), A, values({ net: '1997.8' }))),
  ...mended(enter('discharge-blend', at('08:58'), A, values({ tare: '1250.0', gross: '3247.8' }))),
  ...paper(complete('discharge-blend', at('09:00'), A)),
];

const ASSAYS = ['99.8', '100.3', '99.5', '100.1', '99.7', '100.4', '99.9', '100.2', '99.6', '100.0'];

/** Section 4.2: each result is written down a minute before the laboratory's system has it. */
const TESTED: readonly RawLine[] = [
  ...paper(start('blend-uniformity', at('10:21'), ANALYST, { equipment: { hplc: 'HPLC-03' } })),
  ...ASSAYS.flatMap((assay, i): RawLine[] => {
    const value = { entry: 'results', row: i + 1, column: 'assay', value: assay };
    return [refused(17, 'observed-in-the-future', { act: 'copy', step: 'blend-uniformity', at: at('10:21') + i, ...ANALYST, value, observed: at('10:22') + i }), ...paper(enter('blend-uniformity', at('10:21') + i, ANALYST, [value]))];
  }),
  refused(49, 'entry-is-calculated', enter('blend-uniformity', at('10:31'), ANALYST, values({ s: '0.302' }))),
  ...paper(signs('blend-uniformity', at('10:31'), headOfLaboratory, ANALYST.terminal, 'reviewed'), complete('blend-uniformity', at('10:31'), ANALYST)),
];

export const BLENDING: readonly RawLine[] = [...PREPARED_AND_BLENDED, ...SAMPLED, ...DISCHARGED, ...TESTED];

