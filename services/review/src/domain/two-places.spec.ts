import type { ConsistencyCheck } from '@batchwright/procedure';
import type { RecordedEvent } from '@batchwright/records';
import { actIn, twoPlaces, type PersonAct } from './two-places';

const CHECK: ConsistencyCheck = { id: 'place', kind: 'one-place', title: { en: 'Way between rooms', de: 'Weg zwischen Räumen' }, within: { value: '1', unit: 'min' } };

const record = (change: Partial<RecordedEvent>): RecordedEvent => ({
  site: 'HAM', aggregateType: 'run', aggregateId: 'run-1', sequence: 7, type: 'EntryRecorded', version: 1, body: { stepKey: 'sample' }, actAt: '2026-11-27T13:30:40.000Z', recordedAt: '2026-11-27T13:30:40.000Z', clock: 'real',
  audit: [{ object: 'run WS-1 / sample Sample', action: 'EntryRecorded' }], leafHash: '', person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: 'TAB-CP-01', ...change,
} as RecordedEvent);
const act = (change: Partial<RecordedEvent> = {}, service = 'batch-execution'): PersonAct => {
  const found = actIn(service, record(change));
  if (!found) throw new Error('no act');
  return found;
};
const cleaned = (actAt: string, more: Partial<RecordedEvent> = {}): PersonAct =>
  act({ aggregateType: 'equipment', aggregateId: 'tooling', type: 'EquipmentCleaned', body: {}, terminal: 'TAB-WS-01', audit: [{ object: 'equipment TS-7R-012', action: 'EquipmentCleaned' }], actAt, ...more }, 'resources');

describe('F3 one person at two places, in a run and outside of it', () => {
  it('is told to the run, in both languages, with what was done elsewhere and when', () => {
    const inside = act();
    expect(twoPlaces(inside, cleaned('2026-11-27T13:30:00.000Z'), [CHECK])).toEqual([{
      runId: 'run-1', stepKey: 'sample',
      texts: {
        en: 'Way between rooms: Mara Berger acted at TAB-WS-01 at 2026-11-27T13:30:00.000Z (equipment TS-7R-012), and less than 1 min apart in this run at TAB-CP-01',
        de: 'Weg zwischen Räumen: Mara Berger handelte an TAB-WS-01 um 2026-11-27T13:30:00.000Z (equipment TS-7R-012), und keine 1 min davon entfernt in diesem Lauf an TAB-CP-01',
      },
    }]);
    expect(twoPlaces({ ...inside, at: '2026-11-27T13:30:10.000Z', moment: '2026-11-27T13:30:10.000Z' }, cleaned('2026-11-27T13:30:00.000Z'), [CHECK])).toEqual(twoPlaces(inside, cleaned('2026-11-27T13:30:00.000Z'), [CHECK])); // one finding, however much was done inside
  });

  it.each<[string, PersonAct, readonly ConsistencyCheck[]]>([
    ['a way of exactly the time that it takes', cleaned('2026-11-27T13:31:40.000Z'), [CHECK]],
    ['a way before', cleaned('2026-11-27T13:29:40.000Z'), [CHECK]],
    ['a clock that was set back meanwhile', cleaned('2026-11-27T13:30:00.000Z', { correctionMs: -100_000 }), [CHECK]],
    ['a recipe that does not ask', cleaned('2026-11-27T13:30:40.000Z'), []],
  ])('lets %s pass', (_, outside, checks) => {
    expect(twoPlaces(act(), outside, checks)).toEqual([]);
  });

  it('looks at what people did at terminals, and not at what followed from it', () => {
    expect(actIn('batch-execution', record({ type: 'CalculationRecorded' }))).toBeUndefined();
    expect(actIn('batch-execution', record({ type: 'SignatureApplied' }))).toMatchObject({ person: 'E1001' });
    const { terminal: _, ...remote } = record({});
    expect(actIn('batch-execution', remote)).toBeUndefined();
    const { person: __, ...system } = record({});
    expect(actIn('batch-execution', system)).toBeUndefined();
  });
});
