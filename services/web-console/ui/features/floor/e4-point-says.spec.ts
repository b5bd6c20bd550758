import type { TFunction } from 'i18next';
import { ordered, saidOf } from './point-says';
import type { PointNow } from './queries';

const t = ((key: string, given?: object) => `${key}${given ? JSON.stringify(given) : ''}`) as unknown as TFunction;
const point = (more: Partial<PointNow>): PointNow => ({ code: 'VB-02.t', title: { en: 'T' }, equipment: 'VB-02', point: 't', type: 'number', unit: 'Cel', limits: [{}], newest: { at: '2026-11-24T08:00:00.000000Z', value: 20, quality: 'good' }, ...more }) as unknown as PointNow;
const said = (more: Partial<PointNow>, language = 'en') => saidOf(point(more), t, language, (at) => at.slice(11, 19));

describe('E4 what a point says beside its value', () => {
  it('that it is not heard comes before its quality, and that before its limits', () => {
    const wrong = { newest: { at: '2026-11-24T08:00:00.000000Z', value: 30, quality: 'bad' as const, status: 'BadSensorFailure' }, beyond: { id: 'high', kind: 'high' as const, value: '25.0' } };
    expect(said({ ...wrong, unheard: { why: 'silent' } })).toEqual({ words: 'machine.not-heard{"time":"08:00:00"}', tone: 'stopped', faded: true });
    expect(said(wrong)).toEqual({ words: 'trend-quality.bad', tone: 'exception', faded: true });
    expect(said({ newest: { ...wrong.newest, quality: 'uncertain', status: 'Uncertain' } })).toMatchObject({ words: 'trend-quality.uncertain', tone: 'attention' });
    expect(said({ newest: undefined })).toEqual({ words: 'machine.nothing', tone: 'waiting', faded: true });
  });

  it('a limit is named with its value in the language; a value that is back while its alarm lasts says so', () => {
    expect(said({ beyond: { id: 'high', kind: 'high', value: '25.5' } }, 'de')).toEqual({ words: 'machine.above{"limit":"25,5 °C","name":"trend-limit.high"}', tone: 'exception' });
    expect(said({ beyond: { id: 'low', kind: 'low-low', value: '2' } })).toMatchObject({ words: 'machine.below{"limit":"2 °C","name":"trend-limit.low-low"}' });
    expect(said({ alarm: { id: 'a', limit: 'high', priority: 'high', state: 'active-acknowledged' } })).toMatchObject({ words: 'machine.returning', tone: 'attention' });
    expect(said({})).toEqual({ words: 'machine.within' });
    expect(said({ limits: [] })).toEqual({ words: 'trend-quality.good' });
  });

  it('the most urgent alarm stands first, then what is beyond a limit, the rest by its code', () => {
    const alarm = (priority: 'low' | 'critical'): object => ({ alarm: { id: 'a', limit: 'high', priority, state: 'active-acknowledged' } });
    const points = [point({ code: 't-10' }), point({ code: 't-2' }), point({ code: 't-3', beyond: { id: 'high', kind: 'high', value: '25' } }), point({ code: 't-4', ...alarm('low') }), point({ code: 't-5', ...alarm('critical') })];
    expect(ordered(points).map(({ code }) => code)).toEqual(['t-5', 't-4', 't-3', 't-2', 't-10']);
  });
});
