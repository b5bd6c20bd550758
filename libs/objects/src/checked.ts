import { createHash } from 'node:crypto';
import { DomainError, refuse } from '@batchwright/kernel';
import type { ObjectAddress } from './object-store';

/** The hash of bytes that are all there, hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The parts as they come, the last one held back until the hash of all is known to fit. Fails with the fault `object-damaged`. */
export async function* checked(parts: AsyncIterable<Uint8Array>, address: ObjectAddress): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | undefined;
  for await (const part of parts) {
    hash.update(part);
    if (held) yield held;
    held = part;
  }
  if (hash.digest('hex') !== address.sha256) throw damaged(address);
  if (held) yield held;
}

/** What a store says where there is no such object. */
export function missing(address: ObjectAddress): DomainError {
  return refuse('object-missing', { ...address });
}

/** What a store says when bytes have not their hash any more. */
export function damaged(address: ObjectAddress): DomainError {
  return new DomainError({ code: 'object-damaged', kind: 'fault', params: { ...address }, rule: 'gmp-1' });
}

/** Throws `object-too-large`. */
export function refuseLarger(bytes: number, largest: number): void {
  if (bytes > largest) throw refuse('object-too-large', { bytes, largest });
}
