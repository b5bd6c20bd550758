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
    expect(said(wrong)).toEqual({ words: 'trend-quality.bad: BadSensorFailure', tone: 'exception', faded: true });
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

  it('what is beyond a limit stands first, the rest as it came', () => {
    const [a, b, c] = [point({ code: 'a' }), point({ code: 'b', beyond: { id: 'high', kind: 'high', value: '25' } }), point({ code: 'c' })];
    expect(ordered([a, b, c]).map(({ code }) => code)).toEqual(['b', 'a', 'c']);
  });
});
