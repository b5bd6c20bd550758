import { admit, AHEAD_MICROSECONDS, BACK_MICROSECONDS } from './admit';
import type { Reading } from './reading';

const tag = { code: 'T', type: 'number', unit: 'Cel', unitWords: ['°C'] } as const;
const now = 1_800_000_000_000_000;
const reading: Reading = { tag: 'T', at: now, value: 21.5, quality: 'good' };

describe('what is kept of a reading', () => {
  it('E1 is the reading where nothing is against it', () => {
    expect(admit({ ...reading, unit: '°C' }, tag, now)).toEqual({ at: now, value: 21.5, quality: 'good' });
    expect(admit({ ...reading, at: now - 3_600_000_000, quality: 'uncertain', status: 'LastUsable' }, tag, now)).toEqual({ at: now - 3_600_000_000, value: 21.5, quality: 'uncertain', status: 'LastUsable' });
  });

  it.each([
    [Number.NaN, 'NotANumber', null], [Number.POSITIVE_INFINITY, 'Infinite', null], ['warm', 'OtherType:text', 'warm'], [true, 'OtherType:boolean', true], [null, 'NoValueThoughGood', null],
  ])('E2 keeps %p as bad, with the reason', (value, status, kept) => {
    expect(admit({ ...reading, value }, tag, now)).toEqual({ at: now, value: kept, quality: 'bad', status });
  });

  it('E2 keeps a value in another unit as bad', () => {
    expect(admit({ ...reading, unit: '[degF]' }, tag, now)).toMatchObject({ quality: 'bad', status: 'OtherUnit:[degF]' });
  });

  it('E2 keeps a time of the future at the moment it came, uncertain, with the time that was stated', () => {
    const future = now + AHEAD_MICROSECONDS + 1;
    expect(admit({ ...reading, at: future }, tag, now)).toEqual({ at: now, stated: future, value: 21.5, quality: 'uncertain', status: 'TimeOfTheFuture' });
    expect(admit({ ...reading, at: Number.NaN }, tag, now)).toMatchObject({ at: now, quality: 'uncertain' });
  });

  it('E2 keeps a time of long ago at the moment it came, so that a clock of 1970 makes no day of its own', () => {
    expect(admit({ ...reading, at: 0 }, tag, now)).toEqual({ at: now, stated: 0, value: 21.5, quality: 'uncertain', status: 'TimeLongPast' });
    expect(admit({ ...reading, at: now - BACK_MICROSECONDS }, tag, now)).toMatchObject({ at: now - BACK_MICROSECONDS, quality: 'good' });
  });
});
