import { confirmed, values } from '../script-writing';
import { at, complete, heldWithoutReading, paper, PEOPLE, refused, ROOMS, signs, start, type RawLine } from './raw-lines';

const { supervisor, witness, headOfQuality } = PEOPLE;
const OFFICE = ROOMS.office;
const REVIEW = '/api/review/v1/batches/{run}';
const released = { decision: 'release' };

/** Sections 13, 15, 18 and 19: 10 to 12 May, as the paper dates them. */
export const TOO_EARLY: readonly RawLine[] = [
  refused(42, 'step-not-ready', start('mass-balance', at('08:00', 10), OFFICE)),
  refused(67, 'record-incomplete', { act: 'plant', at: at('09:00', 11), by: supervisor, path: `${REVIEW}/production-review`, body: {}, signed: true }),
];

export const STILL_TOO_EARLY: readonly RawLine[] = [refused(67, 'record-incomplete', { act: 'plant', at: at('12:00', 12), by: headOfQuality, path: `${REVIEW}/disposition`, body: released, signed: true })];

/** When the last plate is counted. */
export const BALANCED: readonly RawLine[] = [
  ...heldWithoutReading('storage-packed', at('16:29', 13), OFFICE, values({ coldest: '20.4', warmest: '22.6' }), confirmed('sealed')),
  ...paper(start('mass-balance', at('16:30', 13), OFFICE), complete('mass-balance', at('16:30', 13), OFFICE), start('active-balance', at('16:32', 13), OFFICE), complete('active-balance', at('16:32', 13), OFFICE)),
  ...paper(start('batch-yield', at('16:35', 13), OFFICE), signs('batch-yield', at('16:35', 13), supervisor, OFFICE.terminal, 'reviewed'), signs('batch-yield', at('16:36', 13), witness, OFFICE.terminal, 'quality'), complete('batch-yield', at('16:36', 13), OFFICE)),
];

/** The reviews by the people of the paper. */
export const REVIEWED: readonly RawLine[] = [
  refused(11, 'own-work', { act: 'plant', at: at('17:00', 13), by: supervisor, path: `${REVIEW}/production-review`, body: {}, signed: true }),
  refused(10, 'own-work', { act: 'plant', at: at('17:05', 13), by: witness, path: `${REVIEW}/quality-review`, body: {}, signed: true }),
  refused(62, 'record-incomplete', { act: 'plant', at: at('17:10', 13), by: headOfQuality, path: `${REVIEW}/disposition`, body: released, signed: true }),
];

