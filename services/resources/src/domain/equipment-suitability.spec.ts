import { unregistered, type Equipment, type PropertyRequirement } from './equipment';
import { unsuitabilities } from './equipment-suitability';

const NOW = '2026-11-24T08:00:00.000Z';
const BLENDER: Equipment = {
  ...unregistered('HAM', 'id'), code: 'VB-01', equipmentClass: 'v-blender', sequence: 2, cleaning: { status: 'clean' },
  properties: [{ name: 'working-volume', value: '5', unit: 'L' }, { name: 'contact-material', value: '316L' }, { name: 'stations', value: '16', unit: '1' }],
};
const axes = (item: Equipment, properties: PropertyRequirement[] = [], runId?: string): string[] =>
  unsuitabilities(item, { requirement: { equipmentClass: 'v-blender', properties }, now: NOW, zone: 'Europe/Berlin', ...(runId === undefined ? {} : { runId }) }).map(({ axis }) => axis);

describe('A6 properties', () => {
  it.each<[string, PropertyRequirement, boolean]>([
    ['at its lower bound', { name: 'working-volume', low: '5.0', unit: 'L' }, true],
    ['in another unit', { name: 'working-volume', low: '4999', high: '5000', unit: 'mL' }, true],
    ['just below', { name: 'working-volume', low: '5.001', unit: 'L' }, false],
    ['just above', { name: 'working-volume', high: '4.999', unit: 'L' }, false],
    ['in a unit of another kind', { name: 'working-volume', low: '1', unit: 'kg' }, false],
    ['asked as an amount where it is a word', { name: 'contact-material', low: '1', unit: '1' }, false],
    ['a count without a unit', { name: 'stations', low: '16', high: '16' }, true],
    ['a word', { name: 'contact-material', equals: '316L' }, true],
    ['another word', { name: 'contact-material', equals: '304' }, false],
    ['not stated', { name: 'speed', low: '25', unit: '/min' }, false],
  ])('%s', (_, asked, fits) => {
    expect(axes(BLENDER, [asked])).toEqual(fits ? [] : ['property']);
  });
});

describe('D2 axes of their own', () => {
  it('names every axis that fails, each by itself', () => {
    const worst: Equipment = {
      ...BLENDER, equipmentClass: 'kettle', blockedFor: 'repair', cleaning: { status: 'dirty' }, calibration: { status: 'missing' }, qualification: { status: 'held', lastDay: '2026-11-23' },
      allocation: { grantId: 'g', runId: 'r', runNumber: 'WS-1', stepKey: 'blend', until: NOW, used: true },
    };
    expect(axes(worst)).toEqual(['class', 'block', 'cleaning', 'calibration', 'qualification', 'allocation']);
  });

  it('a new item is dirty: unknown counts as unsuitable (gmp 6)', () => {
    expect(axes({ ...unregistered('HAM', 'id'), equipmentClass: 'v-blender' })).toEqual(['cleaning']);
  });

  it('a last day is good through that day of the site', () => {
    expect(axes({ ...BLENDER, calibration: { status: 'held', lastDay: '2026-11-24' } })).toEqual([]);
    expect(axes({ ...BLENDER, calibration: { status: 'held', lastDay: '2026-11-23' } })).toEqual(['calibration']);
  });

  it('D3 clean ends at the second of its end', () => {
    expect(axes({ ...BLENDER, cleaning: { status: 'clean', until: '2026-11-24T08:00:00.001Z' } })).toEqual([]);
    expect(axes({ ...BLENDER, cleaning: { status: 'clean', until: NOW } })).toEqual(['cleaning']);
  });

  it('what a batch has used is dirty for others, not for itself', () => {
    const used: Equipment = { ...BLENDER, cleaning: { status: 'dirty', usedByRun: 'r1', usedByNumber: 'WS-1' } };
    expect(axes(used, [], 'r1')).toEqual([]);
    expect(axes(used, [], 'r2')).toEqual(['cleaning']);
    expect(axes(used)).toEqual(['cleaning']);
  });
});
