import type { ScriptAct, ScriptedValue } from '../batch-script';
import { confirmed, played, values, type PlayedStep } from '../script-writing';

const ROOM = { by: 'op.berger', terminal: 'TAB-DS-01' };

/** Container, tare and gross of one weighing. */
interface Weighing {
  readonly input: string;
  readonly drum: string;
  readonly container: string;
  readonly tare: string;
  readonly gross: string;
}

/** In the order of the formula. Masses: tare + net of the executed record. */
const EXCIPIENTS: readonly Weighing[] = [
  { input: 'mcc', drum: 'D-2010-031-1', container: 'DC-EXC-A', tare: '82.4', gross: '1282.0' },
  { input: 'lactose', drum: 'D-2020-018-1', container: 'DC-EXC-B', tare: '78.1', gross: '658.4' },
  { input: 'croscarmellose', drum: 'D-3010-012-1', container: 'DC-EXC-C', tare: '34.6', gross: '114.6' },
  { input: 'silica', drum: 'D-4010-009-1', container: 'DC-EXC-D', tare: '22.3', gross: '42.3' },
  { input: 'stearate', drum: 'D-4020-022-1', container: 'DC-EXC-E', tare: '18.7', gross: '38.7' },
];

/** Readings of a room panel. */
export const conditions = (temperature: string, humidity: string, pressure: string): ScriptedValue[] => values({ temperature, humidity, pressure });

/** What the logger of a place shows of a hold; the packed product has no limit of humidity. */
export const stored = (coldest: string, warmest: string, dampest?: string): ScriptedValue[] => values({ coldest, warmest, ...(dampest === undefined ? {} : { dampest }), sealed: 'yes' });

const weighed = ({ container, tare, gross }: Weighing): ScriptedValue[] => values({ container, tare, gross });

const secondReading = ({ gross }: Weighing): Pick<PlayedStep, 'check' | 'signed'> => ({
  check: { policy: 'verified', by: 'op.okafor', values: [{ entry: 'gross', value: gross }] },
  signed: { verified: 'op.okafor' },
});

const API: Weighing = { input: 'warfarin-sodium', drum: 'D-1001-007-1', container: 'DC-API-1', tare: '45.2', gross: '145.3' };

/** Minutes 0 to 95: room DS-01. */
export const DISPENSING_ACTS: readonly ScriptAct[] = [
  ...played('ds-clearance', { ...ROOM, at: 0, until: 3, values: confirmed('empty', 'clean', 'labels'), signed: { checked: 'sup.haas' } }),
  ...played('ds-conditions', { ...ROOM, at: 5, values: [...conditions('21.3', '42', '15'), ...values({ 'particles-small': '98200', 'particles-large': '4100' })] }),
  ...played('ds-plates', { ...ROOM, at: 6, values: values({ number: 'SP-DS-1' }) }),
  ...played('set-up-booth', { ...ROOM, at: 8, equipment: { booth: 'DB-03' }, values: confirmed('airflow', 'anti-static') }),
  ...played('check-api-balance', { ...ROOM, at: 12, until: 16, equipment: { 'api-balance': 'BAL-02' }, values: values({ weights: 'CRW-100-2024, CRW-500-2024', 'reading-100': '100.0', 'reading-500': '500.1' }), signed: { witnessed: 'sup.haas' } }),
  ...played('check-excipient-balance', { ...ROOM, at: 20, equipment: { 'excipient-balance': 'BAL-05' }, values: values({ weights: 'CRW-20-2024, CRW-500-2024', 'reading-20': '20.0', 'reading-500': '500.0' }) }),
  ...played('weigh-api', {
    ...ROOM,
    at: 28,
    until: 37,
    before: { witness: 'qa.weiss' },
    material: { [API.input]: API.drum },
    values: [...confirmed('intact'), ...weighed(API)],
    check: secondReading(API).check,
    signed: { performed: 'op.berger', verified: 'op.okafor', witness: 'qa.weiss', reviewed: 'sup.haas' },
  }),
  ...EXCIPIENTS.flatMap((weighing, i) => played(`weigh-excipient~${i + 1}`, { ...ROOM, at: 42 + 7 * i, until: 47 + 7 * i, material: { [weighing.input]: weighing.drum }, values: [...confirmed('intact'), ...weighed(weighing)], ...secondReading(weighing) })),
  ...played('dispensing-total', { ...ROOM, at: 80 }),
  ...played('leave-dispensing', { ...ROOM, at: 85, until: 95, values: confirmed('returned', 'sealed', 'zeroed') }),
];
