import type { Quality, Reading, TagType } from './reading';

/** How far a source may be ahead of the plant's real time before its clock counts as wrong, microseconds. */
export const AHEAD_MICROSECONDS = 5_000_000;

/** How far back a source may reach: longer than any keeps what it could not send. A device whose clock began anew in 1970 is not believed. */
export const BACK_MICROSECONDS = 400 * 86_400_000_000;

/** What of a tag a reading is held against. */
export interface AdmittingTag {
  readonly code: string;
  readonly type: TagType;
  readonly unit?: string;
  readonly unitWords?: readonly string[];
}

/** A reading as it is kept. `stated`: the time that the source gave, where that cannot be true. */
export interface Sample {
  readonly at: number;
  readonly value: number | boolean | string | null;
  readonly quality: Quality;
  readonly status?: string;
  readonly stated?: number;
}

/**
 * What is kept of a reading. Nothing is thrown away and nothing unfit is kept as good: a number that is none, another type or another unit
 * is bad, with the reason; a time of the future, or of long ago, is kept at the moment it came, uncertain, with the time that the source stated.
 * `received`: real time of the plant, microseconds.
 */
export function admit(reading: Reading, tag: AdmittingTag, received: number): Sample {
  const { value, quality, status } = reading;
  const fault = faultOf(reading, tag);
  const past = reading.at < received - BACK_MICROSECONDS;
  const time = past || reading.at > received + AHEAD_MICROSECONDS || !Number.isSafeInteger(reading.at) ? { at: received, stated: reading.at } : { at: reading.at };
  if (fault) return { ...time, value: typeof value === 'number' && !Number.isFinite(value) ? null : value, quality: 'bad', status: fault };
  if (time.stated !== undefined && quality === 'good') return { ...time, value, quality: 'uncertain', status: past ? 'TimeLongPast' : 'TimeOfTheFuture' };
  return { ...time, value, quality, ...(status === undefined ? {} : { status }) };
}

function faultOf({ value, quality, unit, status }: Reading, tag: AdmittingTag): string | undefined {
  if (value === null) return status ?? (quality === 'bad' ? 'NoValue' : 'NoValueThoughGood');
  if (typeof value === 'number' && Number.isNaN(value)) return 'NotANumber';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'Infinite';
  const type = typeof value === 'string' ? 'text' : typeof value;
  if (type !== tag.type) return `OtherType:${type}`;
  if (unit !== undefined && tag.unit !== undefined && unit !== tag.unit && !(tag.unitWords ?? []).includes(unit)) return `OtherUnit:${unit}`.slice(0, 100);
  return undefined;
}
