import { confirmed, values } from '../script-writing';
import { at, complete, enter, mended, paper, PEOPLE, refused, ROOMS, second, signs, start, type RawLine } from './raw-lines';

const { operatorB, supervisor, witness } = PEOPLE;
const A = ROOMS.dispensing;
const B = { by: operatorB, terminal: A.terminal };

/** Section 1.7: time, tare and net as they stand there; the gross mass follows from them. */
const EXCIPIENTS = [
  { time: '06:48', input: 'mcc', drum: 'D-2010-031-1', container: 'DC-EXC-033-A', tare: '82.4', net: '1199.6', gross: '1282.0' },
  { time: '06:56', input: 'lactose', drum: 'D-2020-018-1', container: 'DC-EXC-033-B', tare: '78.1', net: '580.3', gross: '658.4' },
  { time: '07:04', input: 'croscarmellose', drum: 'D-3010-012-1', container: 'DC-EXC-033-C', tare: '34.6', net: '80.0', gross: '114.6' },
  { time: '07:10', input: 'silica', drum: 'D-4010-009-1', container: 'DC-EXC-033-D', tare: '22.3', net: '20.0', gross: '42.3' },
  { time: '07:16', input: 'stearate', drum: 'D-4020-022-1', container: 'DC-EXC-033-E', tare: '18.7', net: '20.0', gross: '38.7' },
] as const;

/** Section 1: room DS-01, 8 May from 06:05 to 07:36. */
export const DISPENSING: readonly RawLine[] = [
  refused(43, 'step-not-ready', start('ds-conditions', at('06:05'), A)),
  ...mended(start('ds-clearance', at('06:05'), A), enter('ds-clearance', at('06:05'), A, confirmed('empty', 'clean', 'labels')), signs('ds-clearance', at('06:05'), supervisor, A.terminal, 'checked'), complete('ds-clearance', at('06:05'), A)),
  ...paper(
    start('ds-conditions', at('06:05'), A),
    enter('ds-conditions', at('06:05'), A, values({ temperature: '21.3', humidity: '42', pressure: '15' })),
    enter('ds-conditions', at('06:06'), A, values({ 'particles-small': '98200', 'particles-large': '4100' })),
    complete('ds-conditions', at('06:06'), A),
  ),
  refused(18, 'step-not-ready', start('ds-viable', at('06:06'), ROOMS.laboratory)),
  ...mended(start('ds-plates', at('06:06'), A), enter('ds-plates', at('06:06'), A, values({ number: 'SP-DS-033' })), complete('ds-plates', at('06:06'), A)),
  ...paper(
    start('set-up-booth', at('06:08'), A, { equipment: { booth: 'DB-03' } }), enter('set-up-booth', at('06:08'), A, confirmed('airflow', 'anti-static')), complete('set-up-booth', at('06:08'), A),
    start('check-api-balance', at('06:12'), A, { equipment: { 'api-balance': 'BAL-02' } }),
    enter('check-api-balance', at('06:12'), A, values({ weights: 'CRW-100-2024, CRW-500-2024', 'reading-100': '100.0' })),
    enter('check-api-balance', at('06:15'), A, values({ 'reading-500': '500.1' })),
    signs('check-api-balance', at('06:16'), supervisor, A.terminal, 'witnessed'),
    complete('check-api-balance', at('06:16'), A),
    start('check-excipient-balance', at('06:20'), A, { equipment: { 'excipient-balance': 'BAL-05' } }),
    enter('check-excipient-balance', at('06:20'), A, values({ weights: 'CRW-500-2024', 'reading-500': '500.0' })),
  ),
  refused(72, 'step-incomplete', complete('check-excipient-balance', at('06:21'), A)),
  ...mended(enter('check-excipient-balance', at('06:21'), A, values({ 'reading-20': '20.0' }))),
  ...paper(complete('check-excipient-balance', at('06:21'), A)),
  refused(44, 'signature-missing', start('weigh-api', at('06:30'), A, { material: { 'warfarin-sodium': 'D-1001-007-1' } })),
  ...mended(signs('weigh-api', at('06:30'), witness, A.terminal, 'witness')),
  ...paper(start('weigh-api', at('06:30'), A, { material: { 'warfarin-sodium': 'D-1001-007-1' } }), enter('weigh-api', at('06:30'), A, confirmed('intact'), values({ container: 'DC-API-033', tare: '45.2' }))),
  refused(17, 'observed-in-the-future', { act: 'copy', step: 'weigh-api', at: at('06:33'), ...A, value: { entry: 'gross', value: '145.3' }, observed: at('06:34') }),
  ...paper(enter('weigh-api', at('06:33'), A, values({ gross: '145.3' }))),
  refused(45, 'second-check-missing', signs('weigh-api', at('06:37'), operatorB, A.terminal, 'verified')),
  ...mended(second('weigh-api', at('06:37'), B, 'verified', 'gross', '145.3')),
  ...paper(
    signs('weigh-api', at('06:37'), A.by, A.terminal, 'performed'),
    signs('weigh-api', at('06:37'), operatorB, A.terminal, 'verified'),
    signs('weigh-api', at('06:38'), witness, A.terminal, 'witness'),
    signs('weigh-api', at('06:38'), supervisor, A.terminal, 'reviewed'),
    complete('weigh-api', at('06:38'), A),
  ),
  ...EXCIPIENTS.flatMap(({ time, input, drum, container, tare, net, gross }, i): RawLine[] => {
    const step = `weigh-excipient~${i + 1}`;
    const looked = input === 'mcc'; // of the others nobody looked whether the drum is whole
    return [
      ...paper(start(step, at(time), A, { material: { [input]: drum } }), enter(step, at(time), A, looked ? confirmed('intact') : [], values({ container, tare }))),
      refused(70, 'entry-is-calculated', enter(step, at(time), A, values({ net }))),
      ...mended(enter(step, at(time), A, values({ gross }))),
      refused(45, 'second-check-missing', signs(step, at(time), operatorB, A.terminal, 'verified')),
      ...mended(second(step, at(time), B, 'verified', 'gross', gross)),
      ...(looked ? [] : [refused(71, 'step-incomplete', complete(step, at(time), A)), ...mended(enter(step, at(time), A, confirmed('intact')))]),
      ...paper(signs(step, at(time), operatorB, A.terminal, 'verified'), complete(step, at(time), A)),
    ];
  }),
  ...paper(
    start('dispensing-total', at('07:16'), A), complete('dispensing-total', at('07:16'), A),
    start('leave-dispensing', at('07:25'), A),
    enter('leave-dispensing', at('07:25'), A, confirmed('returned')),
    enter('leave-dispensing', at('07:29'), A, confirmed('zeroed')),
    enter('leave-dispensing', at('07:31'), A, confirmed('sealed')),
    complete('leave-dispensing', at('07:35'), A),
  ),
];
