import { midnightOf } from './midnight-of';

describe('H2 the end of a qualification', () => {
  it('is the beginning of a day of the site, in summer, in winter and on the days of change', () => {
    expect(midnightOf('2026-07-01', 'Europe/Berlin')).toBe('2026-06-30T22:00:00.000Z');
    expect(midnightOf('2026-12-01', 'Europe/Berlin')).toBe('2026-11-30T23:00:00.000Z');
    expect(midnightOf('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
    expect(midnightOf('2026-10-26', 'Europe/Berlin')).toBe('2026-10-25T23:00:00.000Z');
    expect(midnightOf('2026-12-01', 'America/New_York')).toBe('2026-12-01T05:00:00.000Z');
  });
});
