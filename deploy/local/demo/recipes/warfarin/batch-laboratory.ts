import type { ScriptAct } from '../batch-script';
import { stored } from './batch-dispensing';
import { column, inOrder, played, startOf, values } from '../script-writing';

const ANALYST = { by: 'qc.silva', terminal: 'TAB-QC-01' };
const OFFICE = { by: 'sup.haas', terminal: 'TAB-PR-01' };
const reviewed = { reviewed: 'qc.brandt' };

const THIRTY = [
  '99.2', '99.6', '99.0', '99.8', '99.4', '99.1', '99.7', '99.3', '99.5', '99.9',
  '99.8', '99.1', '99.5', '99.3', '99.7', '99.4', '99.0', '99.6', '99.2', '99.8',
  '99.3', '99.7', '99.4', '99.6', '99.2', '99.5', '99.8', '99.1', '99.4', '99.6',
];

/** Plates are counted five days later: nobody approves a result before its test can be over. */
const FIVE_DAYS_LATER = 470 + 121 * 60;

/** From minute 455 on: samples and tests. */
export const LABORATORY_ACTS: readonly ScriptAct[] = inOrder([
  ...played('sample-tablets', {
    by: 'op.lindqvist',
    terminal: 'TAB-CP-01',
    at: 455,
    until: 460,
    values: [...column('samples', 'count', ['20', '30', '12', '5', '100', '20']), ...column('samples', 'number', ['FP-1-ASY', 'FP-1-CU', 'FP-1-DIS', 'FP-1-ID', 'FP-1-MIC', 'FP-1-RET'])],
  }),
  startOf('incubation', { ...ANALYST, at: 470 }),
  ...played('assay', { ...ANALYST, at: 475, until: 582, values: values({ tailing: '1.05', injections: '0.3', plates: '12450', content: '99.4' }), signed: reviewed }),
  ...played('dissolution', { ...ANALYST, at: 583, until: 640, equipment: { 'dissolution-tester': 'DISS-01' }, values: [...values({ bath: '37.0', paddle: '50' }), ...column('vessels', 'dissolved', ['96.2', '95.8', '96.5', '95.4', '96.1', '96.0'])], signed: reviewed }),
  ...played('content-uniformity', { ...ANALYST, at: 645, until: 760, values: column('results', 'assay', THIRTY), signed: reviewed }),
  ...played('identification', { ...ANALYST, at: 765, until: 780, equipment: { 'uv-spectrometer': 'UV-02' }, values: values({ 'found-time': '8.42', 'reference-time': '8.45', maximum: '308' }), signed: reviewed }),
  { step: 'incubation', at: FIVE_DAYS_LATER, ...ANALYST, act: 'complete' },
  ...played('microbial-limits', { ...ANALYST, at: FIVE_DAYS_LATER + 5, until: FIVE_DAYS_LATER + 20, values: values({ bacteria: '< 10', yeasts: '< 10', tablets: '100', coli: 'absent', salmonella: 'absent' }), signed: reviewed }),
]);

/** The balances, when the last result is there. */
export const CLOSING_ACTS: readonly ScriptAct[] = inOrder([
  ...played('storage-packed', { ...OFFICE, at: FIVE_DAYS_LATER + 38, values: stored('20.4', '22.6') }),
  ...played('mass-balance', { ...OFFICE, at: FIVE_DAYS_LATER + 40 }),
  ...played('active-balance', { ...OFFICE, at: FIVE_DAYS_LATER + 42 }),
  ...played('batch-yield', { ...OFFICE, at: FIVE_DAYS_LATER + 45, until: FIVE_DAYS_LATER + 50, signed: { reviewed: 'sup.haas', quality: 'qa.weiss' } }),
]);
