import { ALARM_STATES, acknowledgeAlarm, floodsOf, shelveAlarm, shownState, unshelveAlarm, type Alarm } from './alarm';
import { instantOfMicroseconds, microsecondsOf } from './instants';

const NOW = '2026-11-24T08:00:00.000Z';
const alarm: Alarm = { site: 'HAM', id: 'a', sequence: 1, state: 'active-unacknowledged' };

describe('an alarm', () => {
  it('E4 goes through the states of ISA-18.2', () => {
    expect(ALARM_STATES.next('active-unacknowledged', 'acknowledge')).toBe('active-acknowledged');
    expect(ALARM_STATES.next('active-unacknowledged', 'clear')).toBe('returned-unacknowledged');
    expect(ALARM_STATES.next('active-acknowledged', 'clear')).toBe('over');
    expect(ALARM_STATES.next('returned-unacknowledged', 'acknowledge')).toBe('over');
    expect(ALARM_STATES.commands('over')).toEqual([]);
  });

  it('E4 is acknowledged once, with words', () => {
    expect(acknowledgeAlarm(alarm, 'valve opened')).toMatchObject({ ok: true, value: [{ type: 'AlarmAcknowledged' }] });
    expect(acknowledgeAlarm(alarm, ' ')).toMatchObject({ error: { code: 'reason-missing' } });
    expect(acknowledgeAlarm({ ...alarm, state: 'active-acknowledged' }, 'again')).toMatchObject({ error: { code: 'wrong-state', params: { allowed: ['active-unacknowledged', 'returned-unacknowledged'] } } });
  });

  it('E4 is shelved for a time and with a reason, and comes back by itself', () => {
    const until = '2026-11-24T12:00:00.000Z';
    expect(shelveAlarm(alarm, until, 'sensor exchanged', NOW)).toMatchObject({ ok: true, value: [{ type: 'AlarmShelved', body: { until } }] });
    expect(shelveAlarm(alarm, NOW, 'x', NOW)).toMatchObject({ error: { code: 'period-wrong' } });
    expect(shelveAlarm(alarm, '2027-11-24T12:00:00.000Z', 'x', NOW)).toMatchObject({ error: { code: 'period-wrong' } });
    expect(shelveAlarm({ ...alarm, state: 'over' }, until, 'x', NOW)).toMatchObject({ error: { code: 'wrong-state' } });
    expect(shownState({ ...alarm, shelvedUntil: until }, NOW)).toBe('shelved');
    expect(shownState({ ...alarm, shelvedUntil: until }, until)).toBe('active-unacknowledged');
    expect(unshelveAlarm({ ...alarm, shelvedUntil: until }, 'it is back', NOW)).toMatchObject({ ok: true });
    expect(unshelveAlarm(alarm, 'it is back', NOW)).toMatchObject({ error: { code: 'wrong-state' } });
  });

  it('E4 more than ten of one equipment within ten minutes are a flood, one is told from many', () => {
    const minute = (at: number, equipment = 'VB-02') => ({ site: 'HAM', equipment, at: new Date(Date.parse(NOW) + at * 60_000).toISOString() });
    expect(floodsOf(Array.from({ length: 10 }, (_, at) => minute(at)))).toEqual([]);
    expect(floodsOf([...Array.from({ length: 13 }, (_, at) => minute(at * 0.9)), minute(5, 'VB-03'), minute(60)])).toEqual([{ site: 'HAM', equipment: 'VB-02', from: NOW, until: minute(10.8).at, alarms: 13 }]);
  });

  it('E1 instants keep their microseconds', () => {
    expect(instantOfMicroseconds(1_764_000_000_000_001)).toBe('2025-11-24T16:00:00.000001Z');
    expect(microsecondsOf('2025-11-24T16:00:00.000001Z')).toBe(1_764_000_000_000_001);
    expect(microsecondsOf('2025-11-24T16:00:00.5Z')).toBe(1_764_000_000_500_000);
  });
});
