/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
function aheadMs(at: number, zone: string): number {
  return Date.parse(`${new Date(at).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')}Z`) - at;
}

/** The instant at which a date (`YYYY-MM-DD`) begins at a site. */
export function midnightOf(date: string, zone: string): string {
  const utc = Date.parse(`${date}T00:00:00Z`);
  const near = utc - aheadMs(utc, zone);
  return new Date(utc - aheadMs(near, zone)).toISOString();
}
