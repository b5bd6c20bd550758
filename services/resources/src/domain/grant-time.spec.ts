import { grantEnd, isLapsed } from './grant-time';

const ZONE = 'Europe/Berlin';

describe('gmp-6 the end of an unused grant', () => {
  it('is half an hour away when nothing ends earlier', () => {
    expect(grantEnd('2026-11-24T08:00:00.250Z', ZONE, [undefined, '2026-11-24T09:00:00.000Z'], ['2026-11-24'])).toBe('2026-11-24T08:30:00.250Z');
  });

  it('is the end of the clean hold when that comes first', () => {
    expect(grantEnd('2026-11-24T08:00:00.000Z', ZONE, ['2026-11-24T08:10:00.000Z'], [])).toBe('2026-11-24T08:10:00.000Z');
  });

  it.each([
    ['in winter', '2026-11-24T22:45:00.731Z', '2026-11-24', '2026-11-24T23:00:00.000Z'],
    ['in summer', '2026-07-01T21:45:00.731Z', '2026-07-01', '2026-07-01T22:00:00.000Z'],
    ['on the day when clocks go back', '2026-10-25T22:31:00.001Z', '2026-10-25', '2026-10-25T23:00:00.000Z'],
  ])('is the midnight of the site after the last day, %s', (_, now, day, midnight) => {
    expect(grantEnd(now, ZONE, [], [day, undefined])).toBe(midnight);
  });

  it('leaves a minute for the news that it was used', () => {
    expect(isLapsed('2026-11-24T08:30:00.000Z', '2026-11-24T08:31:00.000Z')).toBe(false);
    expect(isLapsed('2026-11-24T08:30:00.000Z', '2026-11-24T08:31:00.001Z')).toBe(true);
  });
});
