/** Prints instants as the site's clock showed them, with the offset of that day: `2026-11-24 09:00:00 UTC+01:00` (21 CFR 11.50(a)(2)). */
export function localTimes(timeZone: string): (instant: string | undefined) => string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset' });
  return (instant) => {
    if (instant === undefined) return '';
    const of = Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
    return `${of.year}-${of.month}-${of.day} ${of.hour}:${of.minute}:${of.second} ${(of.timeZoneName ?? 'UTC').replace('GMT', 'UTC')}`;
  };
}
