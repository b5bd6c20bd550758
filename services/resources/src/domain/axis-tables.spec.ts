import fc from 'fast-check';
import { AXIS_TABLES, leavesTable, movesByHand, movesOf, type AxisMove } from './axis-tables';
import { blockEquipment, calibrateEquipment, cleanEquipment, endCleanHold, findDirty, handOverEquipment, qualifyEquipment, registerEquipment, takeBackEquipment, unblockEquipment } from './decide-equipment';
import { confirmCleanByRun, endOccupation, expireEquipmentGrant, occupyEquipment, requestEquipment } from './decide-equipment-grant';
import { unregistered, type Equipment, type RunPurpose } from './equipment';
import { axesOf, EQUIPMENT_AXES } from './equipment-axes';
import { evolveEquipment, type EquipmentEvent } from './equipment-events';

const COMMANDS = 100_000;
const AT_A_TIME = 500;
const START = Date.parse('2026-11-24T06:00:00.000Z');
const KINDS = ['clean', 'clean-major', 'found-dirty', 'calibrate', 'qualify', 'hand-over', 'take-back', 'block', 'unblock', 'request', 'occupy', 'occupy-stranger', 'give-back', 'lapse', 'clean-by-run', 'hold-ends'] as const;
const command = fc.record({ kind: fc.constantFrom(...KINDS), run: fc.nat(2), purpose: fc.constantFrom<(RunPurpose | undefined)[]>(undefined, undefined, 'cleaning', 'check', 'set-up'), minutes: fc.nat(50), hold: fc.option(fc.integer({ min: 60, max: 7200 })) });
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

const facts = { code: 'VB-01', equipmentClass: 'v-blender', title: 'V-blender', area: 'blending', properties: [{ name: 'dirty-hold', value: '2', unit: 'h' }], needsCalibration: true, needsQualification: true };
const after = (item: Equipment, events: readonly EquipmentEvent[]): Equipment => events.reduce(evolveEquipment, item);
const registered = (): Equipment => {
  const events = registerEquipment(unregistered('HAM', 'id'), facts);
  return events.ok ? after(unregistered('HAM', 'id'), events.value) : unregistered('HAM', 'id');
};

/** What a command makes of the item: nothing where it is refused. */
function eventsOf(item: Equipment, { kind, run, purpose, hold }: Command, now: string, grantId: string): readonly EquipmentEvent[] {
  const by = { runId: `r${run}`, runNumber: `WS-${run}`, stepKey: 'blend' };
  const holdSeconds = hold ?? undefined;
  const accepted = (result: ReturnType<typeof findDirty>): readonly EquipmentEvent[] => (result.ok ? result.value : []);
  const level = 'major' as const;
  switch (kind) {
    case 'clean': return accepted(cleanEquipment(item, { holdSeconds }, now));
    case 'clean-major': return accepted(cleanEquipment(item, { holdSeconds, level }, now));
    case 'found-dirty': return accepted(findDirty(item, 'powder'));
    case 'calibrate': return accepted(calibrateEquipment({ due: '2027-01-31' }, now, 'Europe/Berlin'));
    case 'qualify': return accepted(qualifyEquipment(undefined, now, 'Europe/Berlin'));
    case 'hand-over': return accepted(handOverEquipment(item, { workOrder: 'WO-1', reason: 'bearing' }));
    case 'take-back': return accepted(takeBackEquipment(item, { workOrder: 'WO-1', reason: 'greased' }));
    case 'block': return accepted(blockEquipment(item, 'a noise'));
    case 'unblock': return accepted(unblockEquipment(item, 'looked at'));
    case 'request': return requestEquipment(item, { ...by, grantId, requirement: { equipmentClass: 'v-blender', properties: [] }, ...(purpose ? { purpose } : { product: 'FP' }) }, now, 'Europe/Berlin');
    case 'occupy': return item.allocation ? occupyEquipment(item, item.allocation, now) : [];
    case 'occupy-stranger': return occupyEquipment(item, { ...by, grantId }, now);
    case 'give-back': return endOccupation(item, item.allocation?.grantId ?? '', now);
    case 'lapse': return expireEquipmentGrant(item, now);
    case 'clean-by-run': return confirmCleanByRun(item, { ...by, holdSeconds }, now);
    case 'hold-ends': return endCleanHold(item, now);
  }
}

describe('D2 the axes of equipment, each with its table', () => {
  it(`no event of ${COMMANDS} random commands leaves its table, each moves only the axis it names, and every move of every table was made`, () => {
    const made = new Set<string>();
    fc.assert(fc.property(fc.array(command, { minLength: AT_A_TIME, maxLength: AT_A_TIME }), (commands) => {
      let [item, minute] = [registered(), 0];
      commands.forEach((one, place) => {
        minute += one.minutes;
        const now = new Date(START + minute * 60_000).toISOString();
        for (const event of eventsOf(item, one, now, `g${place}`)) {
          const next = evolveEquipment(item, event);
          const off = leavesTable(item, event, next);
          if (off !== undefined) throw new Error(off);
          for (const [axis, move] of Object.entries(movesOf(event))) made.add(`${axis} ${axesOf(item)[axis as 'block'].status} ${move}`);
          item = next;
        }
      });
    }), { numRuns: COMMANDS / AT_A_TIME });
    const all = EQUIPMENT_AXES.flatMap((axis) => AXIS_TABLES[axis].states.filter((state) => state !== 'not-needed').flatMap((state) => AXIS_TABLES[axis].commands(state).map((move) => `${axis} ${state} ${move}`)));
    expect(all.filter((move) => !made.has(move))).toEqual([]);
  });

  it('says which axis an event would take off its table', () => {
    const item = registered();
    expect(leavesTable(item, { type: 'EquipmentUnblocked', body: { reason: 'x' } }, item)).toBe('block of VB-01 went from not-blocked to not-blocked by EquipmentUnblocked');
    expect(leavesTable(item, { type: 'EquipmentCalibrated', body: { due: '2027-01-31' } }, { ...item, calibration: { status: 'held' }, blockedFor: 'x' })).toBe('block of VB-01 went from not-blocked to blocked by EquipmentCalibrated');
  });

  it('offers by hand what the table allows from where the axis stands', () => {
    const item = registered();
    const offered = Object.fromEntries(EQUIPMENT_AXES.map((axis): [string, AxisMove[]] => [axis, movesByHand(item, axis)]));
    expect(offered).toEqual({ cleaning: ['clean', 'find-dirty'], calibration: ['calibrate'], qualification: ['qualify'], maintenance: ['hand-over'], allocation: [], block: ['block'] });
  });

  it.each<[string, ReturnType<typeof findDirty>, string, string]>([
    ['hand over twice', handOverEquipment({ ...registered(), handedOver: { workOrder: 'WO-1', reason: 'x' } }, { workOrder: 'WO-2', reason: 'y' }), 'already-handed-over', 'maintenance'],
    ['take back what nobody has', takeBackEquipment(registered(), { workOrder: 'WO-1', reason: 'y' }), 'not-handed-over', 'maintenance'],
    ['take back under another order', takeBackEquipment({ ...registered(), handedOver: { workOrder: 'WO-1', reason: 'x' } }, { workOrder: 'WO-2', reason: 'y' }), 'other-work-order', 'maintenance'],
    ['unblock what is not blocked', unblockEquipment(registered(), 'y'), 'not-blocked', 'block'],
    ['clean under a batch', cleanEquipment({ ...registered(), allocation: { grantId: 'g', runId: 'r', runNumber: 'WS-1', stepKey: 's', until: '2026-11-24T08:00:00.000Z', used: true } }, {}, '2026-11-24T08:00:00.000Z'), 'equipment-in-use', 'allocation'],
  ])('refuses to %s and names the axis', (_, result, code, axis) => {
    expect(result).toMatchObject({ ok: false, error: { code, params: { axis } } });
  });
});
