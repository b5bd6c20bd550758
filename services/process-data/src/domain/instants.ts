/** Microseconds since 1970-01-01 UTC as ISO-8601 UTC with microseconds: `2026-11-24T08:00:00.000000Z`. */
export function instantOfMicroseconds(at: number): string {
  return `${new Date(Math.floor(at / 1000)).toISOString().slice(0, -1)}${String(((at % 1000) + 1000) % 1000).padStart(3, '0')}Z`;
}

/** The same back. */
export function microsecondsOf(instant: string): number {
  const [, whole = instant, fraction = ''] = /^(.*?)(?:\.(\d{1,6}))?Z$/.exec(instant) ?? [];
  return Date.parse(`${whole}Z`) * 1000 + Number(fraction.padEnd(6, '0'));
}
