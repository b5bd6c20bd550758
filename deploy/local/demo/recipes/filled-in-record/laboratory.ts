import { column, row, values } from '../script-writing';
import { at, complete, enter, mended, paper, PEOPLE, refused, ROOMS, signs, start, type RawLine } from './raw-lines';

const { operatorA, headOfLaboratory } = PEOPLE;
const ANALYST = ROOMS.laboratory;
const A = ROOMS.compression;

/** Section 7.1: tablets, time. */
const SAMPLES = [['ASY', '20', '13:30'], ['CU', '30', '13:31'], ['DIS', '12', '13:32'], ['ID', '5', '13:33'], ['MIC', '20', '13:34'], ['RET', '100', '13:35']] as const;

/** Section 7.2.2. */
const THIRTY = '99.2 99.6 99.0 99.8 99.4 99.1 99.7 99.3 99.5 99.9 99.8 99.1 99.5 99.3 99.7 99.4 99.0 99.6 99.2 99.8 99.3 99.7 99.4 99.6 99.2 99.5 99.8 99.1 99.4 99.6'.split(' ');

const reviewed = (step: string, when: number): RawLine[] => paper(signs(step, when, headOfLaboratory, ANALYST.terminal, 'reviewed'), complete(step, when, ANALYST));

/** Section 7, 8 and 9 May. The paper has no times for most tests; the head of the laboratory looks through them as they come. */
export const LABORATORY: readonly RawLine[] = [
  ...paper(start('sample-tablets', at('13:30'), A), { act: 'plant', at: at('13:30'), by: operatorA, terminal: ROOMS.washing.terminal, path: '/api/resources/v1/equipment/TS-7R-012/cleaning', signed: true }),
  ...SAMPLES.map(([id, count, time], i): RawLine => ({ act: enter('sample-tablets', at(time), A, row('samples', i + 1, { count, number: `FP-033-${id}` })) })),
  ...paper(complete('sample-tablets', at('13:35'), A), start('assay', at('13:40'), ANALYST), enter('assay', at('15:41'), ANALYST, values({ tailing: '1.05', injections: '0.3', plates: '12450' }))),
  refused(17, 'observed-in-the-future', { act: 'copy', step: 'assay', at: at('15:41'), ...ANALYST, value: { entry: 'content', value: '99.4' }, observed: at('15:42') }),
  ...paper(enter('assay', at('15:41'), ANALYST, values({ content: '99.4' }))),
  refused(39, 'signer-not-allowed', signs('assay', at('15:43'), ANALYST.by, ANALYST.terminal, 'reviewed')),
  ...paper(signs('assay', at('15:45'), headOfLaboratory, ANALYST.terminal, 'reviewed')),
  refused(9, 'already-signed', signs('assay', at('15:46'), headOfLaboratory, ANALYST.terminal, 'reviewed')),
  ...paper(complete('assay', at('15:46'), ANALYST)),
  refused(6, 'step-not-ready', start('microbial-limits', at('15:50'), ANALYST)),
  ...mended(start('incubation', at('15:50'), ANALYST)),
  ...paper(start('content-uniformity', at('15:50'), ANALYST), enter('content-uniformity', at('20:10'), ANALYST, column('results', 'assay', THIRTY))),
  refused(1, 'entry-is-calculated', enter('content-uniformity', at('20:10'), ANALYST, values({ rsd: '1.8' }))),
  refused(2, 'entry-is-calculated', enter('content-uniformity', at('20:10'), ANALYST, values({ 'acceptance-value': '2.7' }))),
  ...reviewed('content-uniformity', at('20:15')),
  refused(76, 'item-not-named', start('identification', at('20:20'), ANALYST)),
  ...mended(start('identification', at('20:20'), ANALYST, { equipment: { 'uv-spectrometer': 'UV-02' } })),
  ...paper(enter('identification', at('20:40'), ANALYST, values({ 'found-time': '8.42', 'reference-time': '8.45', maximum: '308' }))),
  ...reviewed('identification', at('20:45')),
  ...paper(start('dissolution', at('20:50'), ANALYST, { equipment: { 'dissolution-tester': 'DISS-01' } }), enter('dissolution', at('21:40'), ANALYST, values({ bath: '37.0', paddle: '50' }), column('vessels', 'dissolved', ['96.2', '95.8', '96.5', '95.4', '96.1', '96.0']))),
  ...reviewed('dissolution', at('06:45', 9)),
];

const counted = (step: string, day: number, time: string, entered: Readonly<Record<string, string>>): RawLine[] =>
  mended(start(step, at(time, day), ANALYST), enter(step, at(time, day), ANALYST, values(entered)), signs(step, at(time, day) + 2, headOfLaboratory, ANALYST.terminal, 'reviewed'), complete(step, at(time, day) + 2, ANALYST));

/** What the paper has on the first day already: colonies as section 10 has them, read when they can be. */
export const PLATES: readonly RawLine[] = [
  ...counted('ds-viable', 12, '08:00', { count: '3' }),
  ...counted('bl-viable', 12, '08:05', { count: '2' }),
  ...counted('cp-viable', 12, '11:30', { count: '2' }),
  ...counted('pk-viable', 12, '11:40', { count: '1' }),
  ...mended(complete('incubation', at('16:00', 13), ANALYST)),
  ...counted('microbial-limits', 13, '16:10', { bacteria: '< 10', yeasts: '< 10', tablets: '20', coli: 'absent', salmonella: 'absent' }),
];
