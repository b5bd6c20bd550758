import { reviewNear } from './review-near';

describe('A15 a version in force asks to be looked at again', () => {
  it('from 30 days before its day on, and for as long as nobody has', () => {
    const at = (now: string): boolean => reviewNear('2027-03-31', Date.parse(now));
    expect(['2027-02-28T23:59:59Z', '2027-03-01T00:00:00Z', '2027-03-31T12:00:00Z', '2028-01-01T00:00:00Z'].map(at)).toEqual([false, true, true, true]);
  });
});
