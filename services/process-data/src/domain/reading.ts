/** How far a value can be trusted, by its source (OPC UA Part 8; Sparkplug 3.0 "quality"). */
export type Quality = 'good' | 'uncertain' | 'bad';

/** What a tag can say. */
export type TagType = 'number' | 'boolean' | 'text';

/** One value as its source said it. */
export interface Reading {
  /** Code of the tag, unique in its site: `VB-02.speed`. */
  readonly tag: string;
  /** Time of the source, microseconds since 1970-01-01 UTC; a safe integer. */
  readonly at: number;
  /** `null`: the source has no value (only with quality `bad`). NaN and infinite numbers are handed over as they came: the domain says what they are. */
  readonly value: number | boolean | string | null;
  readonly quality: Quality;
  /** Word of the source for a quality that is not good, `BadSensorFailure`; absent when it had none. */
  readonly status?: string;
  /** Unit as the source names it; absent when it names none. */
  readonly unit?: string;
  /** True: kept by the source while we were away, and sent later. */
  readonly historical?: true;
}

/** Time in which a source could not be heard, and that it cannot fill. Microseconds since 1970-01-01 UTC. */
export interface SourceGap {
  readonly from: number;
  /** After `from`. */
  readonly until: number;
  /** Codes of the tags; absent = all of the connection. */
  readonly tags?: readonly string[];
  /** `connection-lost`, `sequence-gap`, `queue-overflow`, `clock-jump`, `plant-away`, `payload-refused` (with a sentence after a colon) */
  readonly why: string;
}

/** Shortest gap, microseconds: sources tell their time in milliseconds. */
export const SHORTEST_GAP = 1_000;

/** What is missing between two moments, whichever is earlier. What was lost at one moment is missing for that moment: a gap of no length would hold no time, and nobody would miss anything. */
export function gapBetween(one: number, other: number, why: string, tags?: readonly string[]): SourceGap {
  const from = Math.min(one, other);
  return { from, until: Math.max(one, other, from + SHORTEST_GAP), ...(tags ? { tags } : {}), why };
}
