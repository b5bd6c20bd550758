import { confirmCleanByRun, endOccupation } from './decide-equipment-grant';
import { endCleanHold, findDirty } from './decide-equipment';
import { evolveEquipment } from './equipment-events';
import { unregistered, type Equipment } from './equipment';

const AT = '2026-11-24T08:00:00.000Z';
const allocation = { grantId: 'g', runId: 'r', runNumber: 'WS-1', stepKey: 'blend', until: AT, used: true, product: 'FP' };
const BLENDER: Equipment = { ...unregistered('HAM', 'id'), code: 'VB-01', sequence: 2, cleaning: { status: 'clean', until: '2026-11-24T09:00:00.000Z' }, properties: [{ name: 'dirty-hold', value: '1', unit: 'h' }] };
const after = (item: Equipment, events: ReturnType<typeof endCleanHold>): Equipment => events.reduce(evolveEquipment, item);
const byRun = { runId: 'c', runNumber: 'CL-1', stepKey: 'look' };

describe('D3 dirty hold', () => {
  const dirty = after({ ...BLENDER, allocation }, endOccupation({ ...BLENDER, allocation }, 'g', AT));

  it('is counted from the end of the use, and what was made stays with the item', () => {
    expect(dirty).toMatchObject({ cleaning: { status: 'dirty', since: AT }, residues: ['FP'] });
    expect(after(dirty, confirmCleanByRun(dirty, byRun, '2026-11-24T08:59:59.999Z'))).toMatchObject({ cleaning: { status: 'clean' }, residues: ['FP'] });
  });

  it('over, a minor cleaning by a run leaves it as dirty as it was; a major one cleans it of everything', () => {
    const minor = after(dirty, confirmCleanByRun(dirty, byRun, '2026-11-24T09:00:00.000Z'));
    expect(minor.cleaning).toEqual({ status: 'dirty', since: AT });
    expect(after(minor, confirmCleanByRun(minor, { ...byRun, level: 'major' }, '2026-11-24T09:10:00.000Z'))).toMatchObject({ cleaning: { status: 'clean', level: 'major' }, residues: [] });
  });

  it('does not begin anew when somebody finds it dirty', () => {
    const found = findDirty(dirty, 'powder');
    expect(found.ok && after(dirty, found.value).cleaning).toEqual({ status: 'dirty', since: AT });
  });
});

describe('D3 clean hold', () => {
  it('ends at its second, not before, and not under a run that works with the item', () => {
    expect(endCleanHold(BLENDER, '2026-11-24T08:59:59.999Z')).toEqual([]);
    expect(endCleanHold({ ...BLENDER, allocation }, '2026-11-24T09:00:00.000Z')).toEqual([]);
    expect(after(BLENDER, endCleanHold(BLENDER, '2026-11-24T09:00:00.000Z')).cleaning).toEqual({ status: 'dirty', cleanUntil: '2026-11-24T09:00:00.000Z' });
  });
});
