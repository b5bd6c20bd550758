/** `2026-11-25T14:05` at the zone, of an instant. */
export function localOf(instant: string, timeZone: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).replace(' ', 'T');
}

/** The instant of a local time at the zone: its offset is found by looking how far the zone is away from UTC there. */
export function instantOf(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}:00.000Z`);
  const shown = Date.parse(`${localOf(new Date(asUtc).toISOString(), timeZone)}:00.000Z`);
  return new Date(asUtc - (shown - asUtc)).toISOString();
}
