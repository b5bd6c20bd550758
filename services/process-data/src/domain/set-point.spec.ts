import { readBackOf, setPointOf } from './set-point';

const SPEED = { code: 'TP-01.speed-set', type: 'number', unit: '/min', writable: true } as const;
const good = (value: number | string | boolean | null): { value: typeof value; quality: 'good' } => ({ value, quality: 'good' });

describe('a set point', () => {
  it('E9 is written where its tag was approved to be written, in the unit and type of the tag', () => {
    expect(setPointOf(SPEED, { value: '40', unit: '/min' })).toEqual({ ok: true, value: 40 });
    expect(setPointOf({ ...SPEED, unit: 'Cel' }, { value: '303.15', unit: 'K' })).toEqual({ ok: true, value: 30 });
    expect(setPointOf({ ...SPEED, type: 'boolean', unit: undefined }, { value: 'true' })).toEqual({ ok: true, value: true });
    expect(setPointOf({ ...SPEED, type: 'text', unit: undefined }, { value: 'Start' })).toEqual({ ok: true, value: 'Start' });
  });

  it.each([
    [{ ...SPEED, writable: undefined }, { value: '40', unit: '/min' }, 'not-writable'], [SPEED, { value: '40', unit: 'Cel' }, 'unknown-unit'], [SPEED, { value: '40' }, 'unknown-unit'],
    [SPEED, { value: 'fast', unit: '/min' }, 'wrong-type'], [{ ...SPEED, type: 'boolean' as const }, { value: '1' }, 'wrong-type'],
  ])('E9 of %j is not written with %j: %s', (tag, asked, reasonCode) => {
    expect(setPointOf(tag, asked)).toMatchObject({ ok: false, reasonCode });
  });

  it('E9 agrees with what is read back within its tolerance, never of bad quality', () => {
    const asked = { value: '40', unit: '/min', tolerance: '0.1' };
    expect(readBackOf(SPEED, asked, good(40.1))).toEqual({ readBack: '40.1', agrees: true });
    expect(readBackOf(SPEED, asked, good(40.11))).toEqual({ readBack: '40.11', agrees: false });
    expect(readBackOf(SPEED, { value: '40', unit: '/min' }, good(40.1))).toEqual({ readBack: '40.1', agrees: false });
    expect(readBackOf(SPEED, asked, { value: 40, quality: 'bad' })).toEqual({ readBack: '40', agrees: false });
    expect(readBackOf(SPEED, asked, good(null))).toEqual({ readBack: '', agrees: false });
    expect(readBackOf(SPEED, { value: '0.1', unit: '/min' }, good(Math.fround(0.1)))).toEqual({ readBack: '0.1', agrees: true });
    expect(readBackOf({ ...SPEED, unit: 'Cel' }, { value: '303.15', unit: 'K', tolerance: '1' }, good(30.5))).toEqual({ readBack: '303.65', agrees: true });
    expect(readBackOf({ ...SPEED, type: 'boolean' }, { value: 'true' }, good(true))).toEqual({ readBack: 'true', agrees: true });
    expect(readBackOf({ ...SPEED, type: 'text' }, { value: 'Start' }, good('Stop'))).toEqual({ readBack: 'Stop', agrees: false });
  });
});
