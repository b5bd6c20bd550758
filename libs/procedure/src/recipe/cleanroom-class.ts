/**
 * Highest concentration of particles in air by class of a cleanroom, in particles per cubic metre (`/m3`), for particles from 0.5, 1 and 5 µm upwards:
 * ISO 14644-1:2015, Table 1. Where the table has no value, because there are too few or too many particles to count, there is none here.
 */
const MAXIMA = {
  '5': { '0.5': '3520', '1': '832' },
  '6': { '0.5': '35200', '1': '8320', '5': '293' },
  '7': { '0.5': '352000', '1': '83200', '5': '2930' },
  '8': { '0.5': '3520000', '1': '832000', '5': '29300' },
  '9': { '0.5': '35200000', '1': '8320000', '5': '293000' },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<ParticleSize, string>>>>>;

/** Class of air cleanliness by particles, at rest or in operation as the plant defines it (ISO 14644-1:2015). */
export type IsoClass = keyof typeof MAXIMA;

/** The smallest particles that are counted, in µm. */
export type ParticleSize = '0.5' | '1' | '5';

/** What a count of particles is held against. */
export interface Cleanroom {
  readonly class: IsoClass;
  readonly size: ParticleSize;
}

/** Unit of every maximum. */
export const PARTICLES_UNIT = '/m3';

export const ISO_CLASSES = Object.keys(MAXIMA) as readonly IsoClass[];
export const PARTICLE_SIZES: readonly ParticleSize[] = ['0.5', '1', '5'];

/** The maximum of a class, as decimal text in `PARTICLES_UNIT`; absent where the standard has none. */
export function maximumOf({ class: isoClass, size }: Cleanroom): string | undefined {
  const maxima: Readonly<Partial<Record<ParticleSize, string>>> = MAXIMA[isoClass];
  return maxima[size];
}
