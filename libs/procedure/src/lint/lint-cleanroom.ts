import { Decimal } from '@batchwright/kernel';
import { ISO_CLASSES, maximumOf, PARTICLES_UNIT, PARTICLE_SIZES, type Cleanroom } from '../recipe/cleanroom-class';
import type { Column, Entry, LimitLevel } from '../recipe/entry';
import type { StepInfo } from '../tree/indexed-recipe';
import { finding, type LintFinding } from './lint-finding';

/** Levels that hold a room to its class. A `normal` limit only warns, and may be as narrow as its author likes. */
const HOLDING: readonly LimitLevel[] = ['action', 'validated', 'registered'];

/** The limit of a class of cleanroom is that of the standard or stricter, and not that of another class (A13; ISO 14644-1:2015, Table 1). */
export function lintCleanroom(step: StepInfo, definition: Entry | Column, at: string): LintFinding[] {
  const { cleanroom, unit = '1', title, ranges = {} } = definition;
  if (!cleanroom) return [];
  const maximum = maximumOf(cleanroom);
  const found = (path: string, says: string, facts: object = {}): LintFinding =>
    finding('limit-not-of-class', `${at}/${path}`, `"${title.en}" of "${step.node.title.en}" ${says} (ISO 14644-1:2015, Table 1)`, { step: step.node.id, entry: definition.id, ...cleanroom, ...(maximum === undefined ? {} : { maximum }), ...facts });
  if (maximum === undefined) return [found('cleanroom/size', `cannot be held to ${shown(cleanroom)}: the class has no maximum for that size; count a size that has one`)];
  if (unit !== PARTICLES_UNIT) return [found('unit', `is recorded in ${unit}; the maximum of ${shown(cleanroom)} is ${maximum} ${PARTICLES_UNIT}, so record it in ${PARTICLES_UNIT}`, { unit })];
  const limits = HOLDING.flatMap((level) => (ranges[level]?.high === undefined ? [] : [{ level, ...ranges[level], high: ranges[level].high }]));
  if (limits.length === 0) return [found('cleanroom', `has no upper limit that more than warns; that of ${shown(cleanroom)} is at most ${maximum} ${PARTICLES_UNIT}`)];
  return limits.flatMap(({ level, high, percentOf }) => {
    const facts = { level, high };
    if (percentOf) return [found(`ranges/${level}/percentOf`, `has a limit in percent of a set point; state it in ${PARTICLES_UNIT}, for ${shown(cleanroom)} at most ${maximum}`, facts)];
    const other = ownerOf(high);
    const isOther = other && (other.class !== cleanroom.class || other.size !== cleanroom.size);
    const whose = isOther ? `, which is the maximum of ${shown(other)}` : '';
    if (!isOther && Decimal.parse(high).compare(Decimal.parse(maximum)) <= 0) return [];
    return [found(`ranges/${level}/high`, `has the ${level} limit ${high}${whose}; that of ${shown(cleanroom)} is ${maximum} ${PARTICLES_UNIT}`, { ...facts, ...(isOther ? { other: other.class, otherSize: other.size } : {}) })];
  });
}

/** The class and size of which an amount is exactly the maximum; no two have the same. */
function ownerOf(amount: string): Cleanroom | undefined {
  return ISO_CLASSES.flatMap((one) => PARTICLE_SIZES.map((size): Cleanroom => ({ class: one, size }))).find((one) => Decimal.parse(maximumOf(one) ?? '-1').compare(Decimal.parse(amount)) === 0);
}

const shown = ({ class: isoClass, size }: Cleanroom): string => `ISO class ${isoClass} from ${size} µm`;
