import type { TFunction } from 'i18next';
import { entriesOf, excursionOf, trendOf } from './alarm-text';
import type { Alarm, Flood } from './queries';

const t = ((key: string, given?: object) => `${key}${given ? JSON.stringify(given) : ''}`) as unknown as TFunction;
const alarm = (id: string, more: Partial<Alarm> = {}): Alarm => ({ id, site: 'HAM', tag: 'VB-02.t', equipment: 'VB-02', at: '2026-11-24T08:00:05.000000Z', ...more }) as Alarm;
const flood: Flood = { site: 'HAM', equipment: 'VB-02', from: '2026-11-24T08:00:00.000000Z', until: '2026-11-24T08:09:00.000000Z', alarms: 12 };

describe('E4 an alarm in words', () => {
  it('has the worst value with the places of its tag, and the limit it is beyond', () => {
    const facts = { value: '26', peak: '28.403999999999996', unit: 'Cel', places: 1, limit: { id: 'high', kind: 'high', value: '25.0' } } as const;
    expect(excursionOf(facts, t, 'de')).toEqual({ worst: '28,4 °C', beyond: 'alarm.above{"limit":"25,0 °C","name":"trend-limit.high"}' });
    expect(excursionOf({ value: 'true', limit: { id: 'door', kind: 'is', value: 'true' } }, t, 'en')).toEqual({ worst: 'trend.yes', beyond: 'alarm.says{"name":"door"}' });
  });

  it('leads to its curve: live while it lasts, else around its time', () => {
    const now = Date.parse('2026-11-24T09:00:00.000Z');
    expect(trendOf({ tag: 'VB-02.t', from: '2026-11-24T08:45:00.000000Z' }, now)).toBe('/trends?tag=VB-02.t&last=1500');
    expect(trendOf({ tag: 'VB-02.t', from: '2026-11-24T08:00:00.000000Z', until: '2026-11-24T08:02:00.000000Z' }, now)).toBe('/trends?tag=VB-02.t&from=2026-11-24T07%3A50%3A00.000Z&until=2026-11-24T08%3A12%3A00.000Z');
    expect(new URLSearchParams(trendOf({ tag: 'VB-02.t', from: '2026-11-22T08:00:00.000000Z' }, now).split('?')[1]).get('until')).toBe('2026-11-22T16:10:00.000Z');
  });
});

describe('E4 one alarm is told from many', () => {
  it('those of a flood stand together where its most urgent one stands', () => {
    const [first, second, other, after] = [alarm('a'), alarm('b'), alarm('c', { equipment: 'VB-01' }), alarm('d', { at: '2026-11-24T10:00:00.000000Z' })] as const;
    expect(entriesOf([first, other, second, after], [flood])).toEqual([{ flood, alarms: [first, second] }, { alarm: other }, { alarm: after }]);
  });

  it('one that is left of a flood stands alone, and a flood of another site is none', () => {
    const one = alarm('a');
    expect(entriesOf([one], [flood])).toEqual([{ alarm: one }]);
    expect(entriesOf([one, alarm('b')], [{ ...flood, site: 'CRK' }])).toEqual([{ alarm: one }, { alarm: alarm('b') }]);
  });
});
