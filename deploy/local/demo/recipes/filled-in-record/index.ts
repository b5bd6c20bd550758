import { BLENDING } from './blending';
import { CLEANING_OF_LINE } from './cleaning';
import { BALANCED, STILL_TOO_EARLY, TOO_EARLY } from './closing';
import { COMPRESSION } from './compression';
import { DISPENSING } from './dispensing';
import { LABORATORY, PLATES } from './laboratory';
import { PACKAGING } from './packaging';
import type { RawLine } from './raw-lines';

const inTime = (...parts: readonly (readonly RawLine[])[]): RawLine[] => parts.flat().sort((a, b) => a.act.at - b.act.at);

/**
 * The filled-in record of the published example, from its first weighing to its last balance: its values, its times of the day, its
 * people under other names. What the plant refuses is said with it; what has to be done instead is marked as mended.
 */
export const RAW_RECORD: readonly RawLine[] = [...inTime(DISPENSING, BLENDING, COMPRESSION, LABORATORY, CLEANING_OF_LINE, PACKAGING), ...inTime(TOO_EARLY, PLATES, STILL_TOO_EARLY, BALANCED)];

/** The reviews by the people of the paper, when quality has decided what the rules found in the whole of it. */
export { REVIEWED } from './closing';

/** What the plant takes, and raises for quality to decide; by row of the list of contradictions. */
export const RAISED: readonly { readonly row: number; readonly step: string; readonly type: string }[] = [
  { row: 19, step: 'sample-tablets', type: 'two-places' },
  { row: 21, step: 'run', type: 'record-finding' },
  { row: 31, step: 'blend-uniformity', type: 'record-finding' },
  { row: 34, step: 'microbial-limits', type: 'limit-action' },
  { row: 53, step: 'friability', type: 'limit-action' },
  { row: 54, step: 'cap-torque', type: 'check-missed' },
  { row: 54, step: 'cap-torque', type: 'check-missed' },
  { row: 54, step: 'label-check', type: 'check-missed' },
  { row: 55, step: 'pk-room-log', type: 'check-missed' },
  { row: 41, step: 'count-bottle-labels', type: 'labels-unaccounted' },
  { row: 41, step: 'count-carton-labels', type: 'labels-unaccounted' },
];

/** What the plant works out of the values of the record, and the list has in quotes. */
export const COMPUTED: readonly { readonly row: number; readonly step: string; readonly entry: string }[] = [
  { row: 1, step: 'content-uniformity', entry: 'rsd' },
  { row: 2, step: 'content-uniformity', entry: 'acceptance-value' },
  { row: 3, step: 'count-tablets', entry: 'yield' },
  { row: 4, step: 'mass-balance', entry: 'unaccounted' },
  { row: 5, step: 'count-tablets', entry: 'mean-mass' },
  { row: 24, step: 'packaging-yield', entry: 'unaccounted' },
  { row: 26, step: 'packed-product', entry: 'releasable' },
  { row: 49, step: 'blend-uniformity', entry: 's' },
  { row: 50, step: 'mass-balance', entry: 'blender-residue' },
  { row: 57, step: 'packed-samples', entry: 'taken' },
  { row: 61, step: 'active-balance', entry: 'in-powder' },
];

export { BEFORE_FORCE, CLEANING, ITEMS_OF_PAPER, withLimitsOfPaper } from './cleaning';
