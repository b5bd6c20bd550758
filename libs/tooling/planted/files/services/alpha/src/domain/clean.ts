/** The time comes in. */
export const due = (now: string, seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString();

/** `process` of the plant, not of Node. */
export const named = (process: { name: string }): string => process.name;
