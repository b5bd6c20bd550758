/** A moment, ISO-8601 in UTC with milliseconds: `2026-11-24T08:00:00.000Z`. */
export type Instant = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** True for the one way in which we write instants. */
export function isInstant(text: string): boolean {
  return SHAPE.test(text) && !Number.isNaN(Date.parse(text));
}

/** Milliseconds since 1970. Throws RangeError when the text is no instant. */
export function instantMs(instant: Instant): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return ms;
}

/** The instant so many milliseconds after 1970. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** Arithmetic on instants. Seconds may be fractions; the result is rounded to milliseconds. */
export const Instants = {
  compare: (a: Instant, b: Instant): number => Math.sign(instantMs(a) - instantMs(b)),
  addSeconds: (instant: Instant, seconds: number): Instant => instantOf(instantMs(instant) + Math.round(seconds * 1000)),
  /** `later − earlier` in seconds. */
  diffSeconds: (later: Instant, earlier: Instant): number => (instantMs(later) - instantMs(earlier)) / 1000,
};
