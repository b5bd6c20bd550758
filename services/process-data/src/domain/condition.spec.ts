import type { Sample } from './admit';
import { judgeCondition, outsideText } from './condition';
import { microsecondsOf } from './instants';

const NOW = microsecondsOf('2026-11-24T08:00:30.000000Z');
const TAG = { code: 'DISP-1.humidity', type: 'number', unit: '%', places: 1 } as const;
const said = (value: Sample['value'], more: Partial<Sample> = {}): Sample => ({ at: NOW - 29_000_000, value, quality: 'good', ...more });
const judge = (newest: Sample | undefined, { tag = {}, asked = { high: '45', unit: '%' }, connected = true }: { tag?: object; asked?: object; connected?: boolean } = {}) => judgeCondition({ ...TAG, ...tag }, asked as never, newest, NOW, connected);

describe('a condition of a room', () => {
  it('D8 holds within its bounds, which count, in any unit of the same quantity', () => {
    expect(judge(said(38.24))).toEqual({ ok: true, value: '38.2', unit: '%', at: NOW - 29_000_000 });
    expect(judge(said(45))).toMatchObject({ ok: true });
    expect(judge(said(20), { tag: { unit: 'Cel' }, asked: { low: '290', high: '298.15', unit: 'K' } })).toMatchObject({ ok: true, value: '293.15' });
  });

  it('D8 is refused with figures outside of them; rounding lets nothing in', () => {
    expect(judge(said(52.31))).toMatchObject({ ok: false, reasonCode: 'condition-not-met', detail: { en: 'DISP-1.humidity is 52.3 %, at most 45 % allowed', de: 'DISP-1.humidity ist 52.3 %, höchstens 45 % erlaubt' } });
    expect(judge(said(45.04))).toMatchObject({ ok: false, reasonCode: 'condition-not-met' });
    expect(judge(said(10), { asked: { low: '20', high: '45', unit: '%' } })).toMatchObject({ detail: { en: 'DISP-1.humidity is 10.0 %, at least 20 % allowed', de: 'DISP-1.humidity ist 10.0 %, mindestens 20 % erlaubt' } });
    expect(outsideText('DISP-1.humidity', { value: '52.3 %', allowed: { en: 'at most 45 % allowed', de: 'höchstens 45 % erlaubt' } }, '08:00:01')).toEqual({ en: 'DISP-1.humidity is 52.3 %, outside since 08:00:01 (UTC), at most 45 % allowed', de: 'DISP-1.humidity ist 52.3 %, außerhalb seit 08:00:01 (UTC), höchstens 45 % erlaubt' });
  });

  it('gmp-6 D8 is refused where nobody knows: bad, stale, never heard, not heard just now, no number, another quantity', () => {
    expect(judge(said(38, { quality: 'bad', status: 'BadSensorFailure' }))).toMatchObject({ reasonCode: 'bad-quality', detail: { en: 'DISP-1.humidity is bad since 08:00:01 (UTC) (BadSensorFailure)', de: 'DISP-1.humidity ist seit 08:00:01 (UTC) schlecht (BadSensorFailure)' } });
    expect(judge(said(38, { quality: 'uncertain' }))).toMatchObject({ reasonCode: 'bad-quality', detail: { en: 'DISP-1.humidity is uncertain since 08:00:01 (UTC)', de: 'DISP-1.humidity ist seit 08:00:01 (UTC) unsicher' } });
    expect(judge(said(38), { tag: { silentAfterSeconds: 20 } })).toMatchObject({ reasonCode: 'gap', detail: { en: 'DISP-1.humidity said nothing since 08:00:01 (UTC)', de: 'DISP-1.humidity sagt seit 08:00:01 (UTC) nichts' } });
    expect(judge(undefined)).toMatchObject({ reasonCode: 'no-value', detail: { en: 'DISP-1.humidity said nothing yet', de: 'DISP-1.humidity hat noch nichts gesagt' } });
    expect(judge(said(38), { connected: false })).toMatchObject({ reasonCode: 'not-heard', detail: { en: 'DISP-1.humidity is not heard; it said something last at 08:00:01 (UTC)', de: 'DISP-1.humidity wird nicht gehört; zuletzt sagte es etwas um 08:00:01 (UTC)' } });
    expect(judge(said(38, { at: NOW - 1_000_000 }), { connected: false })).toMatchObject({ ok: true });
    expect(judge(said('dry'), { tag: { type: 'text', unit: undefined } })).toMatchObject({ reasonCode: 'wrong-type', detail: { en: 'DISP-1.humidity measures no number', de: 'DISP-1.humidity misst keine Zahl' } });
    expect(judge(said(38), { asked: { high: '45', unit: 'Cel' } })).toMatchObject({ reasonCode: 'unknown-unit', detail: { en: 'DISP-1.humidity is measured in % and cannot be held against Cel', de: 'DISP-1.humidity wird in % gemessen und lässt sich nicht mit Cel vergleichen' } });
  });
});
