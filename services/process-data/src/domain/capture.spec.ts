import type { Sample } from './admit';
import { captureValue } from './capture';
import type { CaptureAsked, CapturedTag } from './captured';
import { curveFile } from './curve-file';
import { microsecondsOf } from './instants';
import { decimalOf, exactOf, inUnit } from './plain-number';

const BEGIN = microsecondsOf('2026-11-24T08:00:00.000000Z');
const second = (at: number): number => BEGIN + at * 1_000_000;
const said = (...values: readonly (readonly [at: number, value: Sample['value'], quality?: Sample['quality'], status?: string])[]): Sample[] =>
  values.map(([at, value, quality = 'good', status]) => ({ at: second(at), value, quality, ...(status === undefined ? {} : { status }) }));
const TAG: CapturedTag = { code: 'FB-01.t', type: 'number', unit: 'Cel' };
const ask = (statistic: string, more: Partial<CaptureAsked> = {}): CaptureAsked => ({ statistic, from: second(0), until: second(100), despiteGaps: false, ...more });
const STEPS = said([-10, 20], [20, 30], [60, 50], [80, 10]); // 20 s at 20, 40 s at 30, 20 s at 50, 20 s at 10

describe('a value that a step captures', () => {
  it.each([
    ['mean', {}, '28', 'Cel', 100], // (400 + 1200 + 1000 + 200) / 100
    ['minimum', {}, '10', 'Cel', 80],
    ['maximum', {}, '50', 'Cel', 60],
    ['integral', {}, '2800', 'Cel.s', 100],
    ['integral', { unit: 'Cel.min' }, '46.6666666667', 'Cel.min', 100],
    ['integral', { unit: 'K.s' }, '30115', 'K.s', 100], // 2800 + 100 s · 273.15
    ['time-above', { threshold: '30' }, '20', 's', 100], // what equals it does not count
    ['time-below', { threshold: '30', unit: 'min' }, '0.666666666667', 'min', 100],
    ['maximum', { unit: 'K' }, '323.15', 'K', 60],
    ['increase', {}, '30', 'Cel', 100], // 20 → 30 → 50, then a fall
    ['increase', { unit: '[degF]' }, '54', '[degF]', 100], // a difference of degrees, not a place on the scale
    ['last', {}, '10', 'Cel', 80],
  ])('E2 %s of %j is computed over what held, the sample before the time first', (statistic, more, value, unit, at) => {
    expect(captureValue(TAG, ask(statistic, more), STEPS, [])).toMatchObject({ ok: true, value, unit, at: second(at), quality: 'good', unusableSeconds: '0' });
  });

  it('E2 a flow over a time is an amount, and a counter that begins anew counts from its new value on', () => {
    expect(captureValue({ ...TAG, unit: 'L/min' }, ask('integral', { unit: 'L' }), said([0, 6]), [])).toMatchObject({ value: '10', unit: 'L' });
    expect(captureValue({ ...TAG, unit: '1' }, ask('increase'), said([-1, 1000], [10, 1040], [20, 5], [30, 25], [40, 25]), [])).toMatchObject({ value: '60' });
  });

  it('E2 has no noise of binary fractions, and the places of its tag', () => {
    const noise = said([0, 28.1], [50, 28.7]); // 28.4 as a float is 28.399999999999999
    expect(captureValue(TAG, ask('mean'), noise, [])).toMatchObject({ value: '28.4' });
    expect(captureValue({ ...TAG, places: 2 }, ask('mean'), noise, [])).toMatchObject({ value: '28.40' });
    expect([decimalOf(0.1 + 0.2), decimalOf(1.005, 2), decimalOf(-0.001, 2), decimalOf(1e-7), decimalOf(123456789012345), decimalOf(1e30), decimalOf(Number.NaN)]).toEqual(['0.3', '1.01', '0.00', '0.0000001', '123456789012000', undefined, undefined]);
    expect([exactOf(28.399999618530273), exactOf(1e-7), exactOf(1e21)]).toEqual(['28.399999618530273', '0.0000001', '1000000000000000000000']);
    expect([inUnit('1013.25', 'mbar', 'bar'), inUnit('1', '[degF]', 'Cel'), inUnit('1', 'kg', 's')]).toEqual(['1.01325', '-17.2222222222', undefined]);
  });

  it('E2 is refused where its quality was not good, with times, word and both languages, and never uses what was bad', () => {
    const bad = said([0, 20], [40, 99, 'bad', 'BadSensorFailure'], [60, 30], [90, 98, 'uncertain']);
    expect(captureValue(TAG, ask('maximum'), bad, [])).toEqual({
      ok: false, reasonCode: 'bad-quality', despiteGaps: true,
      detail: {
        en: 'FB-01.t was bad from 08:00:40 to 08:01:00 (BadSensorFailure), was uncertain from 08:01:30 to 08:01:40 (UTC)',
        de: 'FB-01.t war schlecht von 08:00:40 bis 08:01:00 (BadSensorFailure), war unsicher von 08:01:30 bis 08:01:40 (UTC)',
      },
    });
    expect(captureValue(TAG, ask('maximum', { despiteGaps: true }), bad, [])).toMatchObject({ ok: true, value: '30', at: second(60), quality: 'uncertain', unusableSeconds: '30', samples: 2 });
    expect(captureValue(TAG, ask('mean', { despiteGaps: true }), bad, [])).toMatchObject({ value: '24.2857142857' }); // (40·20 + 30·30) / 70
    expect(captureValue(TAG, ask('mean', { despiteGaps: true }), said([0, 20, 'bad']), [])).toMatchObject({ ok: false, reasonCode: 'bad-quality', despiteGaps: false });
  });

  it('E2 E6 is refused over a recorded gap, a silence, and before the first sample', () => {
    const gap = [{ from: second(30), until: second(50), why: 'connection-lost' }];
    expect(captureValue(TAG, ask('mean'), STEPS, gap)).toMatchObject({ reasonCode: 'gap', despiteGaps: true, detail: { en: 'FB-01.t was not heard from 08:00:30 to 08:00:50 (connection-lost) (UTC)' } });
    expect(captureValue(TAG, ask('mean', { despiteGaps: true }), STEPS, gap)).toMatchObject({ value: '27.5', unusableSeconds: '20' }); // (400 + 600 + 1000 + 200) / 80
    expect(captureValue({ ...TAG, silentAfterSeconds: 30 }, ask('mean'), STEPS, [])).toMatchObject({ reasonCode: 'gap', detail: { de: 'FB-01.t sagte nichts von 08:00:20 bis 08:01:00 (UTC)' } });
    expect(captureValue({ ...TAG, silentAfterSeconds: 40 }, ask('mean'), STEPS, [])).toMatchObject({ ok: true });
    expect(captureValue(TAG, ask('mean'), said([10, 20]), [])).toMatchObject({ reasonCode: 'gap', despiteGaps: true });
    expect(captureValue(TAG, ask('mean'), [], [])).toMatchObject({ reasonCode: 'no-value', despiteGaps: false });
  });

  it('E2 the last value of a source that speaks on change holds; one that is asked regularly grows old', () => {
    const old = said([-3600, 21]);
    expect(captureValue(TAG, ask('last'), old, [])).toMatchObject({ ok: true, value: '21', at: second(-3600) });
    expect(captureValue({ ...TAG, silentAfterSeconds: 60 }, ask('last'), old, [])).toMatchObject({ reasonCode: 'gap' });
    expect(captureValue({ ...TAG, silentAfterSeconds: 600 }, ask('last'), said([-5, 21]), [])).toMatchObject({ reasonCode: 'no-value' });
    expect(captureValue(TAG, ask('last'), old, [{ from: second(50), until: second(120), why: 'plant-away' }])).toMatchObject({ reasonCode: 'gap', despiteGaps: false });
    const bad = said([10, 21], [50, null, 'bad', 'BadNoCommunication']);
    expect(captureValue(TAG, ask('last'), bad, [])).toMatchObject({ reasonCode: 'bad-quality', despiteGaps: true });
    expect(captureValue(TAG, ask('last', { despiteGaps: true }), bad, [])).toMatchObject({ value: '21', at: second(10), quality: 'uncertain', unusableSeconds: '50' });
    expect(captureValue(TAG, ask('last', { until: second(20) }), bad, [])).toMatchObject({ ok: true, value: '21' });
  });

  it('E2 of words, of yes and no, only the last can be taken; a unit that does not fit, or is none, is refused', () => {
    const state: CapturedTag = { code: 'TP-01.state', type: 'text' };
    expect(captureValue(state, ask('last'), said([0, 'Compressing']), [])).toEqual({ ok: true, value: 'Compressing', at: second(0), quality: 'good', samples: 1, unusableSeconds: '0' });
    expect(captureValue({ ...state, type: 'boolean' }, ask('last'), said([0, false]), [])).toMatchObject({ value: 'false' });
    expect(captureValue(state, ask('mean'), said([0, 'Compressing']), [])).toMatchObject({ reasonCode: 'wrong-type' });
    expect(captureValue(TAG, ask('time-above'), STEPS, [])).toMatchObject({ reasonCode: 'wrong-type' });
    expect(captureValue(TAG, ask('median'), STEPS, [])).toMatchObject({ reasonCode: 'wrong-type' });
    for (const [statistic, unit] of [['last', 'kPa'], ['mean', 'degrees'], ['integral', 'Cel'], ['time-above', 'Cel']] as const) expect(captureValue(TAG, ask(statistic, { unit, threshold: '1' }), STEPS, [])).toMatchObject({ reasonCode: 'unknown-unit' });
  });

  it('E2 the file of a curve has every sample, also bad ones, and is always the same', () => {
    const head = { tag: 'FB-01.t', title: 'Product, "top"', unit: 'Cel', equipment: 'FB-01', runNumber: 'WS-2026-0001', from: '2026-11-24T08:00:00.000000Z', until: '2026-11-24T08:01:40.000000Z' };
    expect(curveFile(head, said([-10, 20.25], [40, null, 'bad']))).toBe(
      'format,batchwright.curve/1\ntag,FB-01.t\ntitle,"Product, ""top"""\nunit,Cel\nequipment,FB-01\nrun,WS-2026-0001\nfrom,2026-11-24T08:00:00.000000Z\nuntil,2026-11-24T08:01:40.000000Z\ntime,value,quality\n2026-11-24T07:59:50.000000Z,20.25,good\n2026-11-24T08:00:40.000000Z,,bad\n',
    );
  });
});
