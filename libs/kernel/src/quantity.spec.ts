import fc from 'fast-check';
import { compareQuantities, convert, toSeconds } from './quantity';
import { parseUnit, sameDimension } from './unit';

const inUnit = (value: string, from: string, to: string): string | undefined => {
  const result = convert({ value, unit: from }, to);
  return result.ok ? result.value.value : result.error.code;
};

describe('A4 amounts in UCUM units', () => {
  it.each([
    ['100.0', 'g', 'g', '100.0'],
    ['100.0', 'g', 'kg', '0.1'],
    ['1', 'kg', 'mg', '1000000'],
    ['68', '[degF]', 'Cel', '20'],
    ['90', '[degF]', 'Cel', '32.222222222222'],
    ['37', 'Cel', '[degF]', '98.6'],
    ['0', 'Cel', 'K', '273.15'],
    ['2', 'h', 'min', '120'],
    ['1', 'm3', 'L', '1000'],
    ['0.1', 'MPa', 'bar', '1'],
    ['1', 'kg/m3', 'g/L', '1'],
    ['5', '%', '1', '0.05'],
    ['1', 'kp', 'N', '9.80665'],
  ])('%s %s in %s… is %s', (value, from, to, expected) => {
    expect(inUnit(value, from, to)).toBe(expected);
  });

  it('refuses metres for seconds, tablets for capsules and codes that are none', () => {
    expect([inUnit('1', 'm', 's'), inUnit('1', '{tablet}', '{capsule}'), inUnit('1', 'furlong', 'm'), inUnit('1', 'Cel/min', 'K/min')]).toEqual([
      'other-dimension',
      'other-dimension',
      'unknown-unit',
      'unknown-unit',
    ]);
    expect(sameDimension('kN', 'N')).toBe(true);
    expect(sameDimension('{tablet}/min', '{tablet}/s')).toBe(true);
  });

  it('holds 68 °F inside 15–25 °C and 90 °F outside', () => {
    const inside = (value: string): boolean => {
      const q = { value, unit: '[degF]' };
      const [low, high] = [compareQuantities(q, { value: '15', unit: 'Cel' }), compareQuantities(q, { value: '25', unit: 'Cel' })];
      return low.ok && high.ok && low.value >= 0 && high.value <= 0;
    };
    expect([inside('68'), inside('90')]).toEqual([true, false]);
  });

  it('comes back from any unit to the same amount', () => {
    const units = fc.constantFrom('mg', 'g', 'kg', 't', 'ug');
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 6 }), units, units, (n, places, from, to) => {
        const value = `${n < 0n ? '-' : ''}${(n < 0n ? -n : n).toString()}${places > 0 ? `.${'7'.repeat(places)}` : ''}`;
        const there = convert({ value, unit: from }, to);
        const back = there.ok && convert(there.value, from);
        return Boolean(back && back.ok && compareQuantities(back.value, { value, unit: from }).ok);
      }),
    );
  });

  it('gives durations in seconds', () => {
    expect(toSeconds({ value: '1.5', unit: 'min' })).toEqual({ ok: true, value: 90 });
    expect(toSeconds({ value: '1', unit: 'm' })).toMatchObject({ ok: false });
  });

  it('reads the units of a plant', () => {
    for (const code of ['g', 'kg', 'mg', 'ug', 'mL', 'L', 'Cel', '[degF]', 'K', 'Pa', 'hPa', 'kPa', 'mbar', 'kN', '/min', '{rpm}', 'mm', 'um', '%', '1', '{tablet}', '/m3', 'kp', 'mg/{tablet}', 'g/cm3', '10*3/mL', 'm/s2', '{CFU}/g']) {
      expect([code, parseUnit(code).ok]).toEqual([code, true]);
    }
  });
});
