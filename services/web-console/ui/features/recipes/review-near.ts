const SOON_MS = 30 * 86_400_000;

/** Whether a date of the site on which a version is to be looked at again is at most 30 days away, or past. */
export function reviewNear(due: string, now: number): boolean {
  return Date.parse(`${due}T00:00:00Z`) - now <= SOON_MS;
}
