import { canonicalRecipe, parseRecipe } from '../recipe/parse-recipe';
import { documentOf, indexed, number, step, tx } from '../fixtures/recipe.fixture';
import type { Cleanroom } from '../recipe/cleanroom-class';
import type { Entry, Ranges } from '../recipe/entry';
import { lintRanges } from './lint-ranges';

const EIGHT: Cleanroom = { class: '8', size: '0.5' };
const found = (entry: Entry): string[] => lintRanges(indexed(step('room', [entry]))).map(({ code, severity, path, message }) => `${severity} ${code} ${path.replace('/procedure/entries/0', '')} ${message}`);
const counted = (cleanroom: Cleanroom, ranges?: Ranges, unit = '/m3'): string[] => found(number('count', unit, ranges, { cleanroom }));
const MAXIMA: readonly [Cleanroom['class'], Cleanroom['size'], string][] = [
  ['5', '0.5', '3520'], ['5', '1', '832'], ['6', '0.5', '35200'], ['6', '1', '8320'], ['6', '5', '293'], ['7', '0.5', '352000'], ['7', '1', '83200'], ['7', '5', '2930'],
  ['8', '0.5', '3520000'], ['8', '1', '832000'], ['8', '5', '29300'], ['9', '0.5', '35200000'], ['9', '1', '8320000'], ['9', '5', '293000'],
];

describe('A13 lint: limits of a class of cleanroom (ISO 14644-1:2015, Table 1)', () => {
  it.each(MAXIMA)('class %s from %s µm: takes %s and less, and not one more', (isoClass, size, maximum) => {
    const held = (high: string): number => counted({ class: isoClass, size }, { action: { high } }).length;
    expect([maximum, `${maximum}.0`, String(Number(maximum) - 1), String(Number(maximum) + 1)].map(held)).toEqual([0, 0, 0, 1]);
  });

  it('says of which class and size a limit is that is not its own, looser or stricter', () => {
    expect(counted(EIGHT, { action: { high: '352000' } })).toEqual(['error limit-not-of-class /ranges/action/high "count" of "room" has the action limit 352000, which is the maximum of ISO class 7 from 0.5 µm; that of ISO class 8 from 0.5 µm is 3520000 /m3 (ISO 14644-1:2015, Table 1)']);
    expect(counted({ class: '7', size: '0.5' }, { registered: { high: '3520000' } }).join()).toContain('the registered limit 3520000, which is the maximum of ISO class 8 from 0.5 µm; that of ISO class 7 from 0.5 µm is 352000');
    expect(counted({ class: '8', size: '5' }, { action: { high: '3520000' } }).join()).toContain('which is the maximum of ISO class 8 from 0.5 µm; that of ISO class 8 from 5 µm is 29300');
  });

  it('looks at each level that holds; a warning may be as narrow as its author likes, and bounds of typing are none', () => {
    expect(counted(EIGHT, { normal: { high: '352000' }, action: { high: '3000000' }, validated: { high: '3520000' }, plausible: { high: '10000000' } })).toEqual([]);
    expect(counted(EIGHT, { action: { high: '3000000' }, validated: { high: '3600000' } }).join()).toContain('/ranges/validated/high "count" of "room" has the validated limit 3600000; that of ISO class 8');
  });

  it('finds a class that nothing holds, another unit, a limit in percent and a size that the class has not', () => {
    expect(counted(EIGHT).join()).toContain('error limit-not-of-class /cleanroom "count" of "room" has no upper limit that more than warns');
    expect(counted(EIGHT, { normal: { high: '3520000' }, action: { low: '0' } }).join()).toContain('has no upper limit that more than warns');
    expect(counted(EIGHT, { action: { high: '3520' } }, '/L').join()).toContain('/unit "count" of "room" is recorded in /L; the maximum of ISO class 8 from 0.5 µm is 3520000 /m3');
    expect(found(number('count', '/m3', { action: { high: '110', percentOf: 'set-point' } }, { cleanroom: EIGHT, setPoint: '3500000' })).join()).toContain('/ranges/action/percentOf');
    expect(counted({ class: '5', size: '5' }, { action: { high: '29' } }).join()).toContain('/cleanroom/size "count" of "room" cannot be held to ISO class 5 from 5 µm: the class has no maximum for that size');
  });

  it('looks at the columns of a table as well', () => {
    const table: Entry = { id: 'points', type: 'table', title: tx('points'), required: true, columns: [{ id: 'count', type: 'number', title: tx('count'), required: true, unit: '/m3', ranges: { action: { high: '352000' } }, cleanroom: EIGHT }] };
    expect(found(table).join()).toContain('limit-not-of-class /columns/0/ranges/action/high');
  });

  it('the format takes classes and sizes of the standard only; a recipe without them reads as before', () => {
    const faults = (cleanroom: object, type = 'number'): unknown => {
      const parsed = parseRecipe(documentOf(step('room', [{ ...number('count', '/m3'), type, cleanroom } as Entry])));
      return parsed.ok ? [] : parsed.error.map(({ pointer, code }) => `${code} ${pointer.replace('/procedure/entries/0', '')}`);
    };
    expect(faults(EIGHT)).toEqual([]);
    expect(faults({ class: '4', size: '0.3' })).toEqual(['not-allowed /cleanroom/class', 'not-allowed /cleanroom/size']);
    expect(faults({ class: '8' })).toEqual(['missing /cleanroom/size']);
    expect(faults(EIGHT, 'text')).toEqual(['unknown-field /unit', 'unknown-field /cleanroom']);
    expect(canonicalRecipe(documentOf(step('room', [number('count', '/m3')])))).not.toContain('cleanroom');
  });
});
