import { siteDateOf, siteTimeText, startOfSiteDate } from './site-date';

describe('A15 a date of a site begins at 00:00 there', () => {
  it.each([
    ['2026-12-01', 'Europe/Berlin', '2026-11-30T23:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'], // the night in which clocks go back begins in summer time …
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'], // … and the next day in winter time
    ['2027-03-28', 'Europe/Berlin', '2027-03-27T23:00:00.000Z'],
    ['2027-03-29', 'Europe/Berlin', '2027-03-28T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Dublin', '2026-10-26T00:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'], // this day had no 00:00: it began at 01:00
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'], // 00:00 came twice: the first
    ['2026-12-01', 'Pacific/Kiritimati', '2026-11-30T10:00:00.000Z'],
    ['2026-12-01', 'Etc/GMT+12', '2026-12-01T12:00:00.000Z'],
  ])('%s in %s', (date, zone, instant) => {
    expect(startOfSiteDate(date, zone)).toBe(instant);
    expect([siteDateOf(instant, zone), siteDateOf(new Date(Date.parse(instant) - 1).toISOString(), zone) < date]).toEqual([date, true]);
  });
});

describe('B20 a moment as people at the site read it', () => {
  it.each([
    ['2026-11-27T06:02:31.000Z', 'Europe/Berlin', '2026-11-27 07:02 (Europe/Berlin)'],
    ['2026-06-30T22:05:00.000Z', 'Europe/Berlin', '2026-07-01 00:05 (Europe/Berlin)'],
    ['2026-06-30T22:05:00.000Z', 'UTC', '2026-06-30 22:05 (UTC)'],
  ])('%s in %s', (instant, zone, text) => expect(siteTimeText(instant, zone)).toBe(text));
});
