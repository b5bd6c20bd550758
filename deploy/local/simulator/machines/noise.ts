/** Numbers that look like chance and are the same for the same seed. */
export interface Noise {
  /** Evenly between 0 and 1. */
  even(): number;
  /** Around 0, with this standard deviation. */
  normal(deviation: number): number;
}

/** Mulberry32, begun with a seed and a name, so that machines of one seed differ. */
export function noiseOf(seed: number, name: string): Noise {
  let state = [...name].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), seed | 0);
  const even = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  // Irwin-Hall: six even ones are near enough to a bell, and cheaper than logarithms
  return { even, normal: (deviation) => (even() + even() + even() + even() + even() + even() - 3) * Math.SQRT2 * deviation };
}
